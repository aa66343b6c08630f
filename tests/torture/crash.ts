import { setTimeout as wait } from 'node:timers/promises';
import { createDice } from '#sandbox/dice';
import type { Sandbox } from '#sandbox/index';
import { brand } from '#scoping/ids';
import { openStore, type Store } from '#store/index';
import { connect } from '#store/sqlite/driver';
import type { TrialOptions } from '#tests/trials';
import { keepChoosing, restOn, type Walker } from './crash-walker.ts';
import { findings } from './delivery-findings.ts';
import { LostAnswers } from './lost-answers.ts';
import { MortalBot } from './mortal-bot.ts';
import { remindedProject, remindersIn } from './reminded.ts';
import { robotFor } from './robot.ts';
import { onStage } from './stage.ts';
import { type Acknowledged, type Member, trySubmit, tryTick } from './team-at-work.ts';

const KILLS = 500;
const SEED = 23;
/** Every hour of a working day is met, and reminders fall due in many lives. */
const STEP_MS = 7 * 60 * 60_000;
/** A life ends soon after so many acts were acknowledged; on a slow machine it takes longer. */
const MOST_ACTS = 12;
const LAST_MS = 60;
const LONGEST_LIFE_MS = 10_000;
/** Four weekdays and a weekend. */
const MOST_STARTS = 20;
const walkers = ['ben', 'chidi'];
const CROWD = 4;

/**
 * The bot is killed 500 times while people choose, submit and tick, and reminders go out. Each time the database must
 * be whole and hold all that was acknowledged; in the end Slack must show it, and nothing twice but where its answer
 * was lost.
 */
export async function run({ scale, seed = SEED, log }: TrialOptions): Promise<void> {
  const kills = Math.max(5, Math.round(KILLS * scale));
  await onStage({ crowd: CROWD, seed, faults: { paced: false } }, async ({ slack, databasePath }) => {
    const bot = new MortalBot(slack, databasePath);
    const store = await openStore({ path: databasePath, report: raise });
    try {
      await new Town(slack, store, databasePath, bot, log).live(kills, createDice(seed).roll);
    } finally {
      await bot.stop();
      await store.close();
    }
  });
}

function raise(row: Error): never {
  throw row;
}

/** From when the bot is ready to when it is killed. */
class Life {
  lasts = true;
  readonly death: Promise<never>;
  #end: (error: Error) => void = () => {};

  constructor() {
    this.death = new Promise((_, reject) => {
      this.#end = reject;
    });
    // Whoever waits for something hears of it; it is no fault where nobody does.
    this.death.catch(() => undefined);
  }

  end(): void {
    this.lasts = false;
    this.#end(new Error('The bot is dead.'));
  }
}

class Town {
  readonly #slack: Sandbox;
  readonly #store: Store;
  readonly #path: string;
  readonly #bot: MortalBot;
  readonly #log: TrialOptions['log'];
  readonly #team;
  readonly #lost: LostAnswers;
  readonly #acknowledged: Acknowledged = { submitted: new Set(), ticks: new Map() };
  #aheadMs = 0;
  #checks = 0;
  #life = new Life();

  constructor(slack: Sandbox, store: Store, path: string, bot: MortalBot, log: TrialOptions['log']) {
    this.#slack = slack;
    this.#store = store;
    this.#path = path;
    this.#lost = new LostAnswers({ path });
    this.#bot = bot;
    this.#log = log;
    this.#team = brand<'team'>(slack.snapshot().workspaces[0]?.id ?? '');
  }

  async live(kills: number, roll: () => number): Promise<void> {
    await this.#start();
    await remindedProject(this.#slack, this.#store);
    const members = await this.#gather();
    const robots = walkers.map(
      (handle): Walker => ({
        robot: robotFor(this.#mortal(), handle, `Crash ${handle}`, roll),
        cutOff: undefined,
        kept: 0,
      }),
    );
    for (let kill = 0; kill < kills; kill += 1) {
      if (kill > 0) await this.#start();
      const before = new Set(this.#acknowledged.submitted);
      const work = [
        ...robots.map((walker) => keepChoosing(walker, () => this.#life.lasts)),
        ...members.map((member, n) => this.#keepWorking(member, `Crash ${kill}.${n}`, roll)),
      ];
      await this.#liveAWhile(robots, Math.ceil(roll() * MOST_ACTS));
      await wait(roll() * LAST_MS);
      await this.#bot.kill();
      this.#life.end();
      await Promise.all(work);
      this.#isWhole();
      await this.#lost.look();
      for (const walker of robots) await restOn(walker, this.#store, this.#team);
      for (const name of this.#acknowledged.submitted)
        if (!before.has(name)) await this.#isThere(members, name);
      await this.#stillTicked();
    }
    await this.#deliverAll();
    await this.#judge(members, kills, robots);
  }

  /** A reminder waits for somebody’s working hours, and the bot’s clock stands where it started. */
  async #deliverAll(): Promise<void> {
    for (let start = 0; start < MOST_STARTS; start += 1) {
      await this.#start();
      const until = performance.now() + LONGEST_LIFE_MS;
      while (performance.now() < until) {
        if ((await this.#store.outbox.backlog()).waiting === 0) return;
        await wait(100);
      }
      await this.#bot.stop();
    }
    throw new Error('Something was never delivered, whatever hour it was.');
  }

  async #start(): Promise<void> {
    this.#aheadMs += STEP_MS;
    this.#slack.clock.advance(STEP_MS);
    await this.#bot.start({ aheadMs: this.#aheadMs });
    this.#life = new Life();
  }

  async #liveAWhile(robots: readonly Walker[], acts: number): Promise<void> {
    const done = () =>
      robots.reduce((sum, { kept }) => sum + kept, this.#acknowledged.submitted.size) +
      [...this.#acknowledged.ticks.values()].reduce((sum, { size }) => sum + size, 0);
    const [until, enough] = [performance.now() + LONGEST_LIFE_MS, done() + acts];
    while (done() < enough && performance.now() < until) await wait(5);
  }

  /** The same Slack, for people who do not wait for a bot that is dead. */
  #mortal(): Sandbox {
    const until: Sandbox['until'] = (condition, ms) =>
      Promise.race([this.#slack.until(condition, ms), this.#life.death]);
    return Object.create(this.#slack, { until: { value: until } });
  }

  async #gather(): Promise<readonly Member[]> {
    const slack = this.#mortal();
    const people = Array.from({ length: CROWD }, (_, n) => slack.as(`crowd00${n + 1}`));
    return Promise.all(
      people.map(async (person, n) => {
        const made = await person.does({ kind: 'create-channel', name: `room-${n + 1}` });
        if (made.kind !== 'done' || made.channel === undefined) throw new Error('No channel could be made.');
        return { slack, person, channel: made.channel, acknowledged: this.#acknowledged };
      }),
    );
  }

  async #keepWorking(member: Member, name: string, chance: () => number): Promise<void> {
    for (let n = 0; this.#life.lasts; n += 1) {
      const tried = chance() < 0.5 ? tryTick(member, chance) : trySubmit(member, `${name}.${n}`);
      await tried.catch(() => undefined);
      await wait(20);
    }
  }

  #isWhole(): void {
    const file = connect(this.#path, {});
    const integrity = file.pragma('integrity_check', { simple: true });
    const orphans = file.pragma('foreign_key_check') as unknown[];
    file.close();
    if (integrity !== 'ok' || orphans.length > 0)
      throw new Error(`The database is broken after ${this.#bot.kills} kills: ${integrity}`);
    this.#checks += 1;
  }

  async #isThere(members: readonly Member[], name: string): Promise<void> {
    const found = members.map(({ channel }) => this.#store.projects.named(this.#team, brand(channel), name));
    if (!(await Promise.all(found)).some((project) => project))
      throw new Error(`${name} was acknowledged and is not there.`);
  }

  async #stillTicked(): Promise<void> {
    for (const [project, keys] of this.#acknowledged.ticks) {
      const steps = await this.#store.checklists.of(this.#team, brand<'project'>(project));
      const lost = [...keys].filter((key) => !steps.some((step) => step.key === key && step.done));
      if (lost.length > 0)
        throw new Error(`After ${this.#bot.kills} kills ${lost.join(', ')} of ${project} is lost.`);
    }
  }

  async #judge(members: readonly Member[], kills: number, robots: readonly Walker[]): Promise<void> {
    await this.#slack.quiet();
    for (const name of this.#acknowledged.submitted) await this.#isThere(members, name);
    const file = connect(this.#path, { readonly: true });
    const names = file.prepare('select name from projects').all() as { name: string }[];
    file.close();

    const found = await findings({
      slack: this.#slack,
      store: this.#store,
      lost: this.#lost,
      names: names.map(({ name }) => name),
      acknowledged: this.#acknowledged,
    });
    const reminders = remindersIn(this.#slack);
    if (kills > 50 && reminders.length === 0) throw new Error('No reminder went out, so none was tried.');
    for (const { id } of reminders) {
      const sent = reminders.filter((one) => one.id === id).length;
      const lost = this.#lost.of('reminder', id);
      if (sent > 1 + lost)
        throw new Error(`Reminder ${id} went out ${sent} times, with ${lost} answers lost.`);
    }
    const choices = robots.reduce((sum, { kept }) => sum + kept, 0);
    const submitted = this.#acknowledged.submitted.size;
    this.#log(
      `the bot was killed ${this.#bot.kills} times; ${this.#checks} integrity checks, all of them ok`,
    );
    this.#log(
      `${choices + submitted + found.ticks} writes were acknowledged (${choices} choices, ${submitted} submissions, ` +
        `${found.ticks} ticks) and none was lost; ${found.cards} projects, each with its card`,
    );
    this.#log(
      `second copies: ${found.twins.cards} cards (${found.doubts.cards} allowed, their answers were lost), ` +
        `${found.twins.threads} replies (${found.doubts.threads} allowed); ${new Set(reminders.map(({ id }) => id)).size} reminders in ${reminders.length} messages`,
    );
  }
}
