import { answerReminder } from '#journey/answer-reminder';
import { muteLine } from '#journey/mute-reminders';
import { snoozeReminder } from '#journey/snooze-reminder';
import { dueAfter } from '#scoping/changed-answers';
import { brand, type ProjectId } from '#scoping/ids';
import { type Result, results } from '#scoping/reminders';
import type { Year } from './year.ts';
import { localTime } from './year-checks.ts';
import { DAY_MS, type Home } from './year-projects.ts';
import { type Told, team } from './year-town.ts';

interface Deed {
  readonly at: number;
  readonly act: () => Promise<void>;
}

/** What people do about what they are told: they answer, put off, mute and switch on again. */
export class People {
  readonly #touched = new Set<string>();
  readonly #year: Year;
  #deeds: Deed[] = [];

  constructor(year: Year) {
    this.#year = year;
  }

  /** Nobody put it off or muted it, so it is due on its own days. */
  leftAlone(project: ProjectId, key: string): boolean {
    return !this.#touched.has(`${project} ${key}`);
  }

  /** Whatever they meant to do by now. */
  async act(): Promise<void> {
    const now = this.#year.deps.now().getTime();
    const due = this.#deeds.filter(({ at }) => at <= now);
    if (due.length === 0) return;
    this.#deeds = this.#deeds.filter(({ at }) => at > now);
    for (const { act } of due) await act();
  }

  /** What somebody does about one line of a message, some time later or never. */
  react(home: Home, told: Told, key: string): void {
    const { dice } = this.#year;
    const chance = dice();
    if (chance < 0.68) this.#later(dice() * 20, () => this.#answer(home, told, key));
    else if (chance < 0.8) this.#later(dice() * 6, () => this.#putOff(home, told, key));
    else if (chance < 0.85 && told.what === 'asked')
      this.#later(dice() * 3, () => this.#mute(home, told, key));
  }

  #later(days: number, act: Deed['act']): void {
    this.#deeds.push({ at: this.#year.deps.now().getTime() + days * DAY_MS, act });
  }

  async #answer(home: Home, { reminder, to }: Told, key: string): Promise<void> {
    const { deps, dice, count } = this.#year;
    const result = results[Math.floor(dice() ** 3 * results.length)] ?? 'held';
    const finding = { key, result, figure: '0.9', note: '' };
    const done = await answerReminder(deps, readerOf(home, to), brand<'reminder'>(reminder), finding);
    count.add(done.kind === 'answered' ? 'answers' : 'answers too late');
    if (done.kind === 'answered') await this.#followed(home.project, key, result);
  }

  /** What a bad result makes due, tomorrow by the plan’s clock. */
  async #followed(project: ProjectId, key: string, result: Result): Promise<void> {
    const { deps, judge } = this.#year;
    const plan = await deps.store.reminderPlans.find(team, project);
    if (!plan) throw new Error(`${project} has lost its plan.`);
    const today = localTime(deps.now(), plan.zone).toPlainDate();
    judge.answered(project, key, today.toString());
    for (const follower of dueAfter(key, result))
      judge.made(project, follower, today.add({ days: 1 }).toString());
  }

  async #putOff(home: Home, { reminder, to }: Told, key: string): Promise<void> {
    const { deps, dice, count } = this.#year;
    const until = ['P1D', 'P1W', 'P1M'][Math.floor(dice() * 3)] ?? 'P1D';
    const by = to.startsWith('C') ? { team, id: home.colleague } : readerOf(home, to);
    const snoozed = await snoozeReminder(deps, by, brand<'reminder'>(reminder), key, until);
    if (snoozed.kind !== 'snoozed') return;
    count.add(snoozed.forAll ? 'snoozes' : 'snoozes of one person');
    if (snoozed.forAll) this.#touched.add(`${home.project} ${key}`);
  }

  async #mute(home: Home, { to }: Told, key: string): Promise<void> {
    const { deps, dice, count, judge } = this.#year;
    const { project } = home;
    const muted = await muteLine(deps, readerOf(home, to), project, key, true);
    if (muted.kind !== 'changed') return;
    this.#touched.add(`${project} ${key}`);
    judge.mute(project, key, true);
    count.add('mutes');
    if (dice() < 0.5)
      this.#later(30 + dice() * 60, async () => {
        judge.mute(project, key, false);
        await muteLine(deps, readerOf(home, to), project, key, false);
        count.add('switched on again');
      });
  }
}

const readerOf = ({ owner, colleague }: Home, to: string) => ({
  team,
  id: to === colleague ? colleague : owner,
});
