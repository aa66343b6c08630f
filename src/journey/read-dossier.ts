import type { Assessment, FirstStepProgress, Project } from '#scoping/assessment';
import type { PersonId, ProjectId } from '#scoping/ids';
import type { Outcome } from '#scoping/outcome';
import type { CheckMade } from '#scoping/reminder-face';
import type { Review, ReviewAct } from '#scoping/review';
import type { TrailEntry } from '#store/trail';
import type { Deps } from './deps.ts';
import { reviewChoices } from './give-review.ts';
import { type ListedLine, linesAhead } from './list-reminders.ts';
import { isAdmin, mayChange, mayDelete } from './may.ts';
import type { Person } from './person.ts';
import { type Refusal, refused, unseen } from './refusal.ts';
import { checkMade, remindersOf } from './reminders-of.ts';
import { type Sight, sightOf } from './sight.ts';

/** Everything there is about a project. */
export interface Dossier {
  readonly kind: 'dossier';
  readonly project: Project;
  readonly assessment: Assessment;
  /** All of them, the newest first. */
  readonly revisions: readonly Assessment[];
  readonly steps: readonly FirstStepProgress[];
  /** The newest first. */
  readonly reviews: readonly Review[];
  readonly outcomes: readonly Outcome[];
  /** What came of the reminders. */
  readonly checks: readonly CheckMade[];
  /** What it is reminded of; null where nobody has said yes to that. */
  readonly coming: Coming | null;
  readonly trail: readonly TrailEntry[];
  /** How long archived projects are kept here; null for ever. */
  readonly keptDays: number | null;
  /** What this person may do with it. */
  readonly choices: Choices;
}

/** Whom its reminders go to, and what comes in the next 90 days. */
interface Coming {
  readonly to: PersonId;
  readonly muted: boolean;
  readonly lines: readonly ListedLine[];
}

export interface Choices {
  readonly reviews: readonly ReviewAct[];
  readonly edits: boolean;
  readonly deletes: boolean;
}

/** To look at, the newest of what happened is enough. */
const SHOWN = 200;

export async function readDossier(
  deps: Deps,
  who: Person,
  id: ProjectId,
  length: 'to-look-at' | 'whole' = 'to-look-at',
): Promise<Dossier | Refusal> {
  const sight = await sightOf(deps, who, id);
  return sight ? dossierOf(deps, who, sight, length === 'whole' ? Number.MAX_SAFE_INTEGER : SHOWN) : unseen;
}

async function dossierOf(deps: Deps, who: Person, sight: Sight, most: number): Promise<Dossier> {
  const { project, assessment, relation } = sight;
  const { assessments, checklists, reviews, outcomes, reminders, trail } = deps.store;
  const revisions = await assessments.history(who.team, project.id);
  return {
    kind: 'dossier',
    project,
    assessment,
    revisions,
    steps: await checklists.of(who.team, project.id),
    reviews: await reviews.of(who.team, project.id),
    outcomes: await outcomes.of(who.team, project.id),
    checks: (await reminders.events(who.team, project.id, most)).map(checkMade),
    coming: await comingOf(deps, project),
    trail: await trail.of(who.team, project.id, most),
    keptDays: (await deps.store.settings.of(who.team)).retentionDays,
    choices: {
      reviews: await reviewChoices(deps, who, sight),
      edits: mayChange(relation) === undefined,
      deletes: mayDelete(relation, who, await isAdmin(deps, who), revisions) === undefined,
    },
  };
}

async function comingOf({ store, now }: Deps, { team, id }: Project): Promise<Coming | null> {
  const reminded = await remindersOf(store, team, id);
  if (!reminded) return null;
  const { person, muted } = reminded.plan;
  return { to: person, muted: muted !== null, lines: linesAhead(reminded, now()) };
}

export interface Pair {
  readonly kind: 'pair';
  readonly project: Project;
  readonly revisions: readonly Assessment[];
  readonly before: Assessment;
  readonly after: Assessment;
}

/** Two revisions side by side; left open, the newest and the one before. */
export async function compareRevisions(
  deps: Deps,
  who: Person,
  id: ProjectId,
  chosen: { readonly before?: number | undefined; readonly after?: number | undefined } = {},
): Promise<Pair | Refusal> {
  const sight = await sightOf(deps, who, id);
  if (!sight) return unseen;
  const revisions = await deps.store.assessments.history(who.team, id);
  const after = revisions.find(({ revision }) => revision === (chosen.after ?? sight.project.revision));
  const before = revisions.find(({ revision }) => revision === (chosen.before ?? (after?.revision ?? 1) - 1));
  if (!after) return refused('There is no such revision.');
  return { kind: 'pair', project: sight.project, revisions, before: before ?? after, after };
}
