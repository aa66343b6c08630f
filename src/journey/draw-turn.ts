import type { Draft, DraftPage } from '#scoping/assessment';
import type { DraftId } from '#scoping/ids';
import { type PageId, pages, type QuestionKey, questions } from '#scoping/questionnaire';

import { soFar } from '#scoping/so-far';
import { visibleAnswers } from '#scoping/visible';
import type { Surroundings } from '#store/surroundings';
import { advise } from './advise.ts';
import type { Deps } from './deps.ts';
import type { Person } from './person.ts';
import { findPlace, placeOf } from './place-of.ts';
import type { LastLookTurn, PageTurn, QuickVerdictTurn, Shown } from './turn.ts';
import { whatBecameOf } from './what-became-of.ts';

/** Where in the conversation a view stands: a page, one question by itself, or one of the two verdicts. */
export type Spot = DraftPage | QuestionKey;

export const isPage = (spot: string): spot is PageId => pages.some(({ id }) => id === spot);
export const isQuestion = (spot: string): spot is QuestionKey => questions.some(({ key }) => key === spot);
export const isSpot = (spot: string): spot is Spot =>
  isPage(spot) || isQuestion(spot) || spot === 'quick-verdict' || spot === 'your-answers';

export interface Manner {
  readonly quick?: boolean;
  readonly resumed?: boolean;
  /** The page the last look was reached from. */
  readonly from?: PageId | undefined;
  /** Where it is known already; it is read where a page needs it. */
  readonly around?: Surroundings;
  /** Nothing is asked of Slack: a modal has to open first. */
  readonly hurried?: boolean;
}

/** What a draft looks like there, as it is kept now. */
export async function turnAt(deps: Deps, draft: Draft, spot: Spot, manner: Manner = {}): Promise<Shown> {
  if (isPage(spot)) return pageTurn(deps, draft, spot, manner);
  if (isQuestion(spot)) {
    const { from } = manner;
    return { kind: 'change', draft, question: spot, soFar: soFar(draft.answers), ...(from ? { from } : {}) };
  }
  const place = manner.hurried ? placeOf(deps, draft) : await findPlace(deps, draft);
  return spot === 'quick-verdict' ? quickVerdict(draft, place, manner) : lastLook(deps, draft, place, manner);
}

async function pageTurn({ store }: Deps, draft: Draft, page: PageId, manner: Manner): Promise<PageTurn> {
  const { quick = false, resumed = false } = manner;
  const turn = { kind: 'page' as const, draft, page, soFar: soFar(draft.answers), quick, resumed };
  if (page !== pages[0].id) return { ...turn, others: false, earlier: false };
  const around = manner.around ?? (await store.surroundings.of(draft.team, draft.person, draft.channel));
  return { ...turn, others: around.projects, earlier: lastAside(around, draft) !== undefined };
}

/** What was set aside last and could come back in place of this draft. */
export const lastAside = ({ aside }: Surroundings, { project }: Draft): Draft | undefined =>
  aside
    .filter((draft) => draft.project === project)
    .toSorted((one, other) => Number(other.setAsideAt) - Number(one.setAsideAt))[0];

const quickVerdict = (
  draft: Draft,
  place: QuickVerdictTurn['place'],
  { from }: Manner,
): QuickVerdictTurn => ({
  kind: 'quick-verdict',
  draft,
  recommendation: advise(draft.answers),
  place,
  ...(from ? { from } : {}),
});

async function lastLook(
  { store }: Deps,
  draft: Draft,
  place: LastLookTurn['place'],
  { resumed = false, from }: Manner,
): Promise<LastLookTurn> {
  const look: LastLookTurn = {
    kind: 'your-answers',
    draft,
    recommendation: advise(draft.answers),
    place,
    resumed,
    ...(from ? { from } : {}),
  };
  if (draft.project === null) return look;
  const last = await store.assessments.revision(draft.team, draft.project, draft.basis);
  if (!last) return look;
  return {
    ...look,
    again: { name: draft.name, revision: last.revision, answers: visibleAnswers(last.answers) },
  };
}

/** What one’s own draft looks like there by now. */
export async function lookAgain(
  deps: Deps,
  who: Person,
  id: DraftId,
  spot: Spot,
  manner: Manner,
): Promise<Shown> {
  const draft = await deps.store.drafts.find(who.team, id);
  if (draft?.person !== who.id || draft.setAsideAt !== null) return whatBecameOf(deps, who, id);
  return turnAt(deps, draft, spot, manner);
}
