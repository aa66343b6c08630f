import type { Assessment, Project } from '#scoping/assessment';
import { type Day, dayIn, type Hour, hours, isZone } from '#scoping/calendar';
import type { PersonId, ProjectId } from '#scoping/ids';
import { reminderLines } from '#scoping/reminder-lines';
import {
  type LineState,
  type ModelsUsed,
  noModels,
  type ReminderLine,
  type ReminderPlan,
} from '#scoping/reminders';
import { cardEntry } from './announce.ts';
import type { Deps } from './deps.ts';
import { mayAct } from './may.ts';
import type { Person } from './person.ts';
import { zoneOf } from './send-due-reminders.ts';
import type { Untended } from './tend-reminders.ts';

/** What is proposed, or was agreed, for a project. */
export interface Proposal {
  readonly project: Project;
  readonly assessment: Assessment;
  readonly plan: ReminderPlan;
  readonly agreed: boolean;
  readonly lines: readonly ReminderLine[];
  readonly states: ReadonlyMap<string, LineState>;
}

/** What there would be to come back, with sensible defaults, before anybody has said yes. */
export async function proposeReminders(deps: Deps, who: Person, id: ProjectId): Promise<Proposal | Untended> {
  const { store } = deps;
  const project = await store.projects.find(who.team, id);
  const assessment = project && (await store.assessments.find(who.team, project.assessment));
  if (!assessment) return { kind: 'gone' };
  const agreed = await store.reminderPlans.find(who.team, id);
  const why = agreed?.person === who.id ? undefined : await mayAct(deps, who, project);
  if (why) return { kind: 'refused', why };

  const plan = agreed ?? (await defaults(deps, who, project, assessment));
  const { states } = await store.reminders.of(who.team, id);
  const lines = reminderLines(assessment, plan);
  return { project, assessment, plan, agreed: agreed !== undefined, lines, states };
}

async function defaults(
  deps: Deps,
  who: Person,
  project: Project,
  { author }: Assessment,
): Promise<ReminderPlan> {
  const { store, now } = deps;
  const settings = await store.settings.of(who.team);
  const zone = (await zoneOf(deps, { team: who.team, id: project.owner })) ?? 'UTC';
  const [reviewer] = [...settings.reviewers, author].filter((person) => person !== project.owner);
  return {
    team: who.team,
    project: project.id,
    agreed: { by: who.id, at: now() },
    since: dayIn(zone, now()),
    launch: null,
    person: project.owner,
    reviewer: reviewer ?? null,
    zone,
    hour: hours.find((hour) => hour === settings.reminderHour) ?? 10,
    place: 'dm',
    models: noModels,
    muted: null,
  };
}

/** What the form says. */
export interface Agreement {
  readonly launch: Day | null;
  readonly person: PersonId;
  readonly reviewer: PersonId | null;
  readonly hour: Hour;
  readonly place: ReminderPlan['place'];
  readonly models: ModelsUsed;
  readonly muted: boolean;
}

export type Agreed = { readonly kind: 'agreed'; readonly proposal: Proposal } | Untended;

/** Somebody says yes, or changes what was agreed. */
export async function agreeReminders(
  deps: Deps,
  who: Person,
  id: ProjectId,
  { muted, ...said }: Agreement,
): Promise<Agreed> {
  const { store, now } = deps;
  const proposal = await proposeReminders(deps, who, id);
  if ('kind' in proposal) return proposal;
  const { plan, project } = proposal;
  const zone = (await zoneOf(deps, { team: who.team, id: said.person })) ?? plan.zone;
  const next: ReminderPlan = {
    ...plan,
    ...said,
    // The bot cannot speak in a conversation between people.
    place: project.channel.startsWith('D') ? 'dm' : said.place,
    zone: isZone(zone) ? zone : 'UTC',
    since: proposal.agreed ? plan.since : dayIn(zone, now()),
    muted: muted ? (plan.muted ?? { by: who.id, at: now() }) : null,
  };
  await store.together(who.team, async (stores) => {
    await stores.reminderPlans.save(next, now());
    const act = proposal.agreed ? 'reminders_changed' : 'reminders_agreed';
    const detail = { to: next.person };
    await stores.trail.add(who.team, { project: id, by: who.id, act, detail, at: now() });
    const card = await stores.cards.find(who.team, id);
    if (card) await stores.outbox.add(who.team, [cardEntry(deps, id, card)], now());
  });
  return {
    kind: 'agreed',
    proposal: { ...proposal, plan: next, agreed: true, lines: reminderLines(proposal.assessment, next) },
  };
}
