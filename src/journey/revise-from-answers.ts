import type { Assessment, Project } from '#scoping/assessment';
import { brand, type ProjectId, type TeamId } from '#scoping/ids';
import { GATHER_MS, type PendingAnswer } from '#scoping/open-questions';
import type { Answers } from '#scoping/questionnaire';
import { recommend } from '#scoping/recommend';
import type { Recommendation } from '#scoping/recommendation';
import type { Stores } from '#store/index';
import { announcement, threadEntries } from './announce.ts';
import type { Deps } from './deps.ts';
import { mayAct, NOT_VISIBLE } from './may.ts';
import type { Person } from './person.ts';

type Unattended = Omit<Deps, 'slack'>;

const AT_ONCE = 50;

/** Every project whose first answer has waited for ten minutes gets its next revision. */
export async function reviseDue(deps: Unattended): Promise<void> {
  const before = new Date(deps.now().getTime() - GATHER_MS);
  for (const { team, project } of await deps.store.openQuestions.due(before, AT_ONCE))
    await reviseFromAnswers(deps, team, project);
}

/** *Make the revision now*. Says what keeps this person from it. */
export async function reviseNow(deps: Deps, who: Person, id: ProjectId): Promise<string | undefined> {
  const project = await deps.store.projects.find(who.team, id);
  if (!project) return NOT_VISIBLE;
  const why = await mayAct(deps, who, project);
  if (!why) await reviseFromAnswers(deps, who.team, id);
  return why;
}

/**
 * The answers that wait become the next revision of the project as it is by now: what somebody answered otherwise in
 * a later assessment stays so.
 */
async function reviseFromAnswers(deps: Unattended, team: TeamId, id: ProjectId): Promise<void> {
  for (;;) {
    const ground = await groundOf(deps.store, team, id);
    if (!ground) return;
    // Weighing takes a while, and other writes would have to wait for it.
    const recommendation = recommend(ground.answers);
    if (await deps.store.together(team, (stores) => revise(deps, stores, ground, recommendation))) return;
  }
}

interface Ground {
  readonly project: Project;
  readonly latest: Assessment;
  readonly pending: readonly PendingAnswer[];
  /** Those of them that no later assessment has overtaken. */
  readonly fresh: readonly PendingAnswer[];
  readonly answers: Answers;
}

async function groundOf(
  stores: Pick<Stores, 'projects' | 'assessments' | 'openQuestions'>,
  team: TeamId,
  id: ProjectId,
): Promise<Ground | undefined> {
  const pending = await stores.openQuestions.pending(team, id);
  const project = await stores.projects.find(team, id);
  const latest = project && (await stores.assessments.find(team, project.assessment));
  if (!latest || pending.length === 0) return undefined;
  const fresh = pending.filter(({ key, at }) => (latest.given[key]?.at ?? at) <= at);
  const given = Object.fromEntries(fresh.map(({ key, answer }) => [key, answer]));
  return { project, latest, pending, fresh, answers: { ...latest.answers, ...given } };
}

/** False where something came between: then it is looked at again. */
async function revise(
  deps: Unattended,
  stores: Stores,
  ground: Ground,
  recommendation: Recommendation,
): Promise<boolean> {
  const { project, latest, pending, fresh, answers } = ground;
  const { team, id } = project;
  const now = deps.now();
  const again = await groundOf(stores, team, id);
  if (again?.latest.id !== latest.id || JSON.stringify(again.pending) !== JSON.stringify(pending))
    return !again;

  await stores.openQuestions.dropPending(
    team,
    id,
    pending.map(({ key }) => key),
  );
  const last = fresh.at(-1);
  if (!last || JSON.stringify(answers) === JSON.stringify(latest.answers)) {
    await stores.outbox.add(team, threadEntries(deps, id, ['questions']), now);
    return true;
  }
  const begun = await stores.drafts.begin(
    team,
    {
      id: brand<'draft'>(deps.newId()),
      person: last.by,
      channel: project.channel,
      project: id,
      name: project.name,
      description: project.description,
      link: project.link,
      answers: latest.answers,
      given: latest.given,
      basis: latest.revision,
    },
    now,
  );
  let draft = begun;
  for (const { key, answer, by, at } of fresh)
    draft =
      (await stores.drafts.keep(team, begun.id, by, { answers: { [key]: answer } as Answers }, at)) ?? draft;
  const done = await stores.assessments.submit(
    team,
    {
      draft: draft.id,
      draftVersion: draft.version,
      assessment: brand<'assessment'>(deps.newId()),
      project: id,
      recommendation,
      provisional: latest.provisional,
      basis: latest.revision,
      messages: (assessment) => announcement(deps, assessment),
    },
    now,
  );
  if (done.kind !== 'submitted')
    throw new Error(`The answers to ${id} could not be submitted: ${done.kind}.`);
  return true;
}
