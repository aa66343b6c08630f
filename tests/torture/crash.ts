import { setTimeout as wait } from 'node:timers/promises';
import { createDice } from '#sandbox/dice';
import type { Sandbox } from '#sandbox/index';
import { brand } from '#scoping/ids';
import { openStore, type Store } from '#store/index';
import type { TrialOptions } from '#tests/trials';
import { areThere, isWhole, judged, stillTicked } from './crash-checks.ts';
import { Life, mortal } from './crash-life.ts';
import { keepChoosing, restOn, type Walker } from './crash-walker.ts';
import { LostAnswers } from './lost-answers.ts';
import { MortalBot } from './mortal-bot.ts';
import { remindedProject } from './reminded.ts';
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
    const slack = mortal(this.#slack, () => this.#life);
    const robots = walkers.map(
      (handle): Walker => ({
        robot: robotFor(slack, handle, `Crash ${handle}`, roll),
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
      isWhole(this.#path, this.#bot.kills);
      await this.#lost.look();
      for (const walker of robots) await restOn(walker, this.#store, this.#team);
      const afresh = [...this.#acknowledged.submitted].filter((name) => !before.has(name));
      await areThere(this.#store, this.#team, members, afresh);
      await stillTicked(this.#store, this.#team, this.#acknowledged.ticks, this.#bot.kills);
    }
    await this.#deliverAll();
    await this.#slack.quiet();
    await areThere(this.#store, this.#team, members, this.#acknowledged.submitted);
    const choices = robots.reduce((sum, { kept }) => sum + kept, 0);
    const scene = { slack: this.#slack, store: this.#store, path: this.#path, lost: this.#lost };
    for (const line of await judged(scene, this.#acknowledged, { kills, choices })) this.#log(line);
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

  async #gather(): Promise<readonly Member[]> {
    const slack = mortal(this.#slack, () => this.#life);
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
}
