import type { Draft, Project } from '#scoping/assessment';
import { brand, type DraftId } from '#scoping/ids';
import { pages } from '#scoping/questionnaire';
import type { Deps } from './deps.ts';
import { turnAt } from './draw-turn.ts';
import { keepAnswers, type Reply } from './keep-answers.ts';
import type { Person } from './person.ts';
import type { Shown } from './turn.ts';
import { whatBecameOf } from './what-became-of.ts';

const OFFERED = 50;

/** The channel’s projects whose names have words that begin like what was typed; only within one’s own draft. */
export async function findProjects(deps: Deps, who: Person, id: DraftId, typed: string): Promise<Project[]> {
  const draft = await deps.store.drafts.find(who.team, id);
  if (draft?.person !== who.id) return [];
  return deps.store.projects.search(who.team, typed, OFFERED, draft.channel);
}

/**
 * The draft becomes the project’s next assessment: its last answers fill what is blank, and what this person has
 * chosen stays. Where they were at that already, that draft goes on instead.
 */
export async function chooseProject(deps: Deps, who: Person, reply: Reply, chosen: string): Promise<Shown> {
  const kept = await keepAnswers(deps, who, reply);
  if (!kept) return whatBecameOf(deps, who, reply.draft);
  const project = await deps.store.projects.find(who.team, brand<'project'>(chosen));
  const last = project && (await deps.store.assessments.latest(who.team, project.id));
  if (!last || project.channel !== kept.draft.channel) return turnAt(deps, kept.draft, pages[0].id);

  const { drafts } = await deps.store.surroundings.of(who.team, who.id, kept.draft.channel);
  const begun = drafts.find((draft) => draft.project === project.id);
  if (begun) return goOn(deps, who, reply, kept.draft, begun);

  const blank = (key: string) => !(key in kept.draft.answers);
  const filled = Object.fromEntries(Object.entries(last.answers).filter(([key]) => blank(key)));
  const given = Object.fromEntries(Object.entries(last.given).filter(([key]) => blank(key)));
  const become = {
    project: project.id,
    name: project.name,
    target: project.channel,
    basis: last.revision,
    answers: filled,
    given,
    raiseEpoch: true,
    ...(kept.draft.description === '' ? { description: project.description } : {}),
  };
  const became = await keepAnswers(deps, who, reply, () => become);
  return became ? turnAt(deps, became.draft, pages[0].id) : whatBecameOf(deps, who, reply.draft);
}

async function goOn(deps: Deps, who: Person, reply: Reply, left: Draft, begun: Draft): Promise<Shown> {
  await deps.store.together(who.team, async ({ drafts }) => {
    await drafts.setAside(who.team, left.id, deps.now());
    await drafts.opened(who.team, begun.id, reply.view, left.reply);
  });
  return turnAt(deps, begun, begun.page, { resumed: true });
}
