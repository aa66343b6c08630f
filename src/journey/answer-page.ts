import { type Answers, pages } from '#scoping/questionnaire';
import { nextPage, previousPage, questionsOn } from '#scoping/route';
import type { DraftChange } from '#store/draft-changes';
import type { Deps } from './deps.ts';
import { isPage, isQuestion, type Manner, type Spot, turnAt } from './draw-turn.ts';
import { type Kept, keepAnswers, type Reply } from './keep-answers.ts';
import { problemWithNewName } from './names.ts';
import type { Person } from './person.ts';
import type { Shown, Turn } from './turn.ts';
import { whatBecameOf } from './what-became-of.ts';

/** Where a reply comes from. */
export interface Standing extends Pick<Manner, 'quick' | 'from'> {
  readonly spot: Spot;
}

/** *Next*: what the form holds is kept and what follows shown; the first page wants the project’s name. */
export async function answerPage(deps: Deps, who: Person, reply: Reply, at: Standing): Promise<Turn> {
  if (at.spot === pages[0].id) {
    const kept = await keepAnswers(deps, who, reply);
    if (!kept) return whatBecameOf(deps, who, reply.draft);
    const problem = await problemWithNewName(deps, kept.draft, () => 'Choose it below to assess it again');
    if (problem) return { kind: 'refused', problems: { name: problem } };
  }
  return goOnTo(deps, who, reply, (answers) => following(answers, at), at);
}

const following = (answers: Answers, { spot, quick }: Standing): Spot =>
  quick ? 'quick-verdict' : (isPage(spot) && nextPage(answers, spot)?.id) || 'your-answers';

/** *Back*, without loss. */
export function goBack(deps: Deps, who: Person, reply: Reply, at: Standing): Promise<Shown> {
  return goOnTo(deps, who, reply, (answers) => preceding(answers, at), {});
}

function preceding(answers: Answers, { spot, from }: Standing): Spot {
  if (spot === 'quick-verdict') return from ?? pages[0].id;
  if (spot === 'your-answers') return from ?? previousPage(answers)?.id ?? pages[0].id;
  return isPage(spot) ? (previousPage(answers, spot)?.id ?? spot) : 'your-answers';
}

/** *Skip to your answers*, *Verdict now*, *Go deeper*, *Change*: straight to another place. */
export const goTo = (deps: Deps, who: Person, reply: Reply, spot: Spot, at: Standing): Promise<Shown> =>
  goOnTo(deps, who, reply, () => spot, isPage(at.spot) ? { from: at.spot } : at);

/** From the quick verdict on to the page after the one where it was asked for. */
export const goDeeper = (deps: Deps, who: Person, reply: Reply, { from }: Standing): Promise<Shown> =>
  goOnTo(deps, who, reply, (answers) => nextPage(answers, from ?? pages[0].id)?.id ?? 'your-answers', {});

async function goOnTo(
  deps: Deps,
  who: Person,
  reply: Reply,
  to: (answers: Answers) => Spot,
  manner: Manner,
): Promise<Shown> {
  const kept = await keepAnswers(deps, who, reply, (answers) => restingAt(to(answers)));
  if (!kept) return whatBecameOf(deps, who, reply.draft);
  return turnAt(deps, kept.draft, to(kept.draft.answers), manner);
}

/** Where `/ragft` will find the draft again; a glance at one question moves nothing. */
const restingAt = (spot: Spot): DraftChange => (isQuestion(spot) ? {} : { page: spot });

/** One choice: kept at once. What is shown changes only where other questions appear or go, or where it is wrong. */
export async function answerQuestion(
  deps: Deps,
  who: Person,
  reply: Reply,
  at: Standing,
): Promise<Shown | { readonly kind: 'same' }> {
  const kept = await keepAnswers(deps, who, reply);
  if (!kept) return whatBecameOf(deps, who, reply.draft);
  return looksRight(kept, reply, at.spot) ? { kind: 'same' } : turnAt(deps, kept.draft, at.spot, at);
}

/** What is on the screen is what a new drawing would show. */
function looksRight({ before, draft }: Kept, { fields }: Reply, spot: Spot): boolean {
  if (before.epoch !== draft.epoch || before.target !== draft.target) return false;
  const page = pages.find(({ id }) => id === spot);
  if (!page) return true;
  const asked = questionsOn(page, draft.answers).map(({ key }) => key);
  return asked.join() === fields.filter(isQuestion).join();
}
