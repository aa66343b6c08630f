import type { Assessment, Project } from '#scoping/assessment';
import { cadenceWords } from '#scoping/cadence';
import type { ProjectId, TeamId } from '#scoping/ids';
import type { CheckMade } from '#scoping/reminder-face';
import { reminderLines } from '#scoping/reminder-lines';
import type { ProjectReminders } from '#scoping/reminder-turn';
import type { ReminderEvent, ReminderPlan } from '#scoping/reminders';
import type { Stores } from '#store/index';
import { reminderLane } from './announce.ts';

export interface Reminded extends ProjectReminders {
  readonly project: Project;
  readonly assessment: Assessment;
}

/** A project’s reminders as they stand; nothing where nobody has said yes to any. */
export async function remindersOf(
  stores: Stores,
  team: TeamId,
  id: ProjectId,
): Promise<Reminded | undefined> {
  const plan = await stores.reminderPlans.find(team, id);
  return plan && withPlan(stores, plan);
}

/** What the latest check showed; nothing where none was made. */
export async function lastCheckOf(
  stores: Stores,
  team: TeamId,
  id: ProjectId,
): Promise<CheckMade | undefined> {
  const event = await stores.reminders.lastResult(team, id);
  return event && checkMade(event);
}

/** With what it was about, as it is called now. */
export const checkMade = (event: ReminderEvent): CheckMade => ({
  title: cadenceWords.get(event.key)?.title ?? 'Prepare for the end of a model',
  event,
});

export async function withPlan(
  stores: Stores,
  plan: ReminderPlan,
  zones: Reminded['zones'] = new Map(),
): Promise<Reminded | undefined> {
  const { team } = plan;
  const project = await stores.projects.find(team, plan.project);
  const assessment = project && (await stores.assessments.find(team, project.assessment));
  if (!assessment) return undefined;
  const remembered = await stores.reminders.of(team, project.id);
  return {
    plan,
    project,
    assessment,
    channel: project.channel,
    assessed: assessment.submittedAt,
    lines: reminderLines(assessment, plan),
    zones,
    ...remembered,
    onTheWay: await stores.outbox.holds(team, remembered.unposted.map(reminderLane)),
  };
}
