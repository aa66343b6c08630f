import { brand, type DraftId } from '#scoping/ids';
import { pages } from '#scoping/questionnaire';
import type { NewDraft } from '#store/draft-changes';
import type { Deps } from './deps.ts';
import { lastAside, turnAt } from './draw-turn.ts';
import { keepAnswers, type Reply } from './keep-answers.ts';
import type { Person } from './person.ts';
import type { Shown } from './turn.ts';
import { whatBecameOf } from './what-became-of.ts';

/** The draft is set aside, to come back if it is wanted, and a new one begins in its place. */
export async function startOver(deps: Deps, who: Person, reply: Reply): Promise<Shown> {
  const kept = await keepAnswers(deps, who, reply);
  if (!kept) return whatBecameOf(deps, who, reply.draft);
  const { draft } = kept;
  const last = draft.project && (await deps.store.assessments.latest(who.team, draft.project));

  const begin: NewDraft = {
    id: brand<'draft'>(deps.newId()),
    person: who.id,
    channel: draft.channel,
    project: draft.project,
    name: draft.project ? draft.name : '',
    ...(last ? { answers: last.answers, given: last.given, basis: last.revision } : {}),
    reply: draft.reply,
  };
  const fresh = await deps.store.together(who.team, async ({ drafts }) => {
    await drafts.setAside(who.team, draft.id, deps.now());
    const begun = await drafts.begin(who.team, begin, deps.now());
    await drafts.opened(who.team, begun.id, reply.view, null);
    return begun;
  });
  return turnAt(deps, fresh, pages[0].id);
}

/** The draft that was set aside last comes back, and the one in its place is set aside. */
export async function bringBack(deps: Deps, who: Person, reply: Reply): Promise<Shown> {
  const kept = await keepAnswers(deps, who, reply);
  if (!kept) return whatBecameOf(deps, who, reply.draft);
  const { draft } = kept;
  const around = await deps.store.surroundings.of(who.team, who.id, draft.channel);
  const earlier = lastAside(around, draft);
  if (!earlier) return turnAt(deps, draft, pages[0].id);

  await deps.store.together(who.team, async ({ drafts }) => {
    await drafts.setAside(who.team, draft.id, deps.now());
    await drafts.bringBack(who.team, earlier.id);
    await drafts.opened(who.team, earlier.id, reply.view, draft.reply);
  });
  return turnAt(deps, { ...earlier, setAsideAt: null }, earlier.page, { resumed: true });
}

/** After somebody else was quicker: theirs stands. */
export async function discardDraft(deps: Deps, who: Person, id: DraftId): Promise<Shown> {
  const draft = await deps.store.drafts.find(who.team, id);
  if (draft?.person !== who.id) return whatBecameOf(deps, who, id);
  await deps.store.drafts.setAside(who.team, id, deps.now());
  return { kind: 'discarded' };
}
