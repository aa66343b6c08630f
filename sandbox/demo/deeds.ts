import { agreeReminders } from '#journey/agree-reminders';
import { answerQuestion } from '#journey/answer-open-question';
import { archiveProject } from '#journey/archive-project';
import { askQuestion } from '#journey/ask-open-question';
import { addOwnStep, assignStep, readChecklist } from '#journey/assign-step';
import { giveReview } from '#journey/give-review';
import { muteLine } from '#journey/mute-reminders';
import type { Person } from '#journey/person';
import { readProject } from '#journey/read-project';
import { recordOutcome } from '#journey/record-outcome';
import { tickFirstSteps } from '#journey/tick-first-steps';
import type { FirstStepProgress } from '#scoping/assessment';
import type { Hour } from '#scoping/calendar';
import { shownSteps, tickedByGroup } from '#scoping/checklist';
import type { ProjectId } from '#scoping/ids';
import type { Outcome } from '#scoping/outcome';
import type { Answers, QuestionKey } from '#scoping/questionnaire';
import type { End } from '#scoping/reminders';
import type { ReviewAct } from '#scoping/review';
import { type Deed, managed } from './deed.ts';
import type { Scene } from './life.ts';

/** Steps are named by their place on the card, from 1. */
export const tick =
  (by: string, ...places: readonly number[]): Deed =>
  async (scene, project) => {
    const { deps } = scene;
    const who = scene.person(by);
    const steps = await stepsOf(scene, who, project);
    const card = await deps.store.cards.find(who.team, project);
    const ticked = tickedByGroup(steps)[0] ?? [];
    const keys = places.map((place) => stepAt(steps, place).key);
    const click = {
      drawn: { project, version: card?.version ?? 0, group: 0 },
      selected: [...ticked, ...keys],
      at: String(deps.now().getTime() / 1_000),
    };
    managed(await tickFirstSteps(deps, who, click), 'ticked');
  };

export const assign =
  (by: string, place: number, owner: string, dueInDays: number, note = ''): Deed =>
  async (scene, project) => {
    const who = scene.person(by);
    const { key } = stepAt(await stepsOf(scene, who, project), place);
    const to = { owner: scene.person(owner).id, due: scene.day(dueInDays), note: note || null };
    managed(await assignStep(scene.deps, who, { project, step: key, ...to, notNeeded: null }), 'checklist');
  };

export const ruleOut =
  (by: string, place: number, reason: string): Deed =>
  async (scene, project) => {
    const who = scene.person(by);
    const { key, owner, due, note } = stepAt(await stepsOf(scene, who, project), place);
    const assignment = { project, step: key, owner, due, note, notNeeded: reason };
    managed(await assignStep(scene.deps, who, assignment), 'checklist');
  };

export const addStep =
  (by: string, text: string): Deed =>
  async (scene, project) =>
    void managed(await addOwnStep(scene.deps, scene.person(by), project, text), 'checklist');

const stepsOf = async ({ deps }: Scene, who: Person, project: ProjectId) =>
  managed(await readChecklist(deps, who, project), 'checklist').steps;

function stepAt(steps: readonly FirstStepProgress[], place: number): FirstStepProgress {
  const step = shownSteps(steps)[place - 1];
  if (!step) throw new Error(`The card has no step ${place}.`);
  return step;
}

const review =
  (act: ReviewAct) =>
  (by: string, comment = ''): Deed =>
  async (scene, id) => {
    const who = scene.person(by);
    const { project } = managed(await readProject(scene.deps, who, id), 'project');
    const given = { project: id, revision: project.revision, act, comment };
    managed(await giveReview(scene.deps, who, given), 'reviewed');
  };
export const propose = review('propose');
export const approve = review('approve');
export const askForChanges = review('request_changes');

/** The best next question of those that are open. */
export const askSomebody =
  (by: string, of: string): Deed =>
  async (scene, project) => {
    const who = scene.person(by);
    const { assessment } = managed(await readProject(scene.deps, who, project), 'project');
    const [key] = assessment.recommendation.open_questions;
    if (!key) throw new Error('Nothing is open.');
    managed(await askQuestion(scene.deps, who, { project, key, of: scene.person(of).id }), 'asked');
  };

export const answer =
  <Key extends QuestionKey>(by: string, key: Key, given: Answers[Key]): Deed =>
  async (scene, project) =>
    void managed(
      await answerQuestion(scene.deps, scene.person(by), { project, key, answer: given }),
      'answered',
    );

export interface Coming {
  /** In days from the day it is agreed. */
  readonly launch: number;
  readonly to: string;
  readonly reviewer?: string;
  readonly hour?: Hour;
  readonly place?: 'dm' | 'channel';
  readonly provider?: string;
  readonly base?: string;
  readonly end?: { readonly inDays: number; readonly day: End['day'] };
}

export const remind =
  (
    by: string,
    { launch, to, reviewer, hour = 10, place = 'dm', provider = '', base = '', end }: Coming,
  ): Deed =>
  async (scene, project) => {
    const models = {
      provider,
      base,
      embedding: '',
      end: end ? { on: scene.day(end.inDays), day: end.day } : null,
    };
    const agreement = {
      launch: scene.day(launch),
      person: scene.person(to).id,
      reviewer: reviewer ? scene.person(reviewer).id : null,
      hour,
      place,
      models,
      muted: false,
    };
    managed(await agreeReminders(scene.deps, scene.person(by), project, agreement), 'agreed');
  };

/** One line of what comes back, where it is not worth a message. */
export const mute =
  (by: string, key: string): Deed =>
  async (scene, project) =>
    void managed(await muteLine(scene.deps, scene.person(by), project, key, true), 'changed');

export const built =
  (by: string, what: Outcome['built'], adviceHeld: Outcome['adviceHeld'], note: string): Deed =>
  async (scene, project) =>
    void managed(
      await recordOutcome(scene.deps, scene.person(by), project, { built: what, adviceHeld, note }),
      'recorded',
    );

export const archive =
  (by: string): Deed =>
  async (scene, project) =>
    void managed(await archiveProject(scene.deps, scene.person(by), project, true), 'kept');
