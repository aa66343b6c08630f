import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Deps } from '#journey/deps';
import { remindersOf } from '#journey/reminders-of';
import { createDice } from '#sandbox/dice';
import { openStore } from '#store/index';
import { inMemory } from '#tests/in-memory';
import type { TrialOptions } from '#tests/trials';
import { Counts } from './counts.ts';
import { Judge, localTime } from './year-checks.ts';
import { People } from './year-people.ts';
import { DAY_MS, dayOf, type Home, settle } from './year-projects.ts';
import { type Told, team, townFacts, type Whereabouts, zones } from './year-town.ts';
import { Workers } from './year-workers.ts';

const HALF_HOUR_MS = 30 * 60_000;
const begin = new Date('2027-01-04T00:00:00Z').getTime();
const PROJECTS = 200;
const KILLS = 40;
const DOWNTIMES = 6;
const LONGEST_DOWNTIME_DAYS = 4;

/** What all who take part in it share. */
export interface Year {
  readonly begin: number;
  readonly deps: Deps;
  readonly dice: () => number;
  readonly count: Counts;
  readonly judge: Judge;
  /** The zone each person is in by now. */
  readonly whereabouts: Map<string, string>;
}

/**
 * A year of projects in a dozen zones: two processes send what is due, and one of them is killed now and then; people
 * answer, put off, mute, switch on again and move. Every message is judged as it is told, and in the end it is counted
 * whether each day on which something fell due was asked for.
 */
export async function run({ scale, seed = 2027, log }: TrialOptions): Promise<void> {
  // Processes are killed here, not machines.
  const folder = mkdtempSync(join(inMemory, 'ragft-year-'));
  const path = join(folder, 'ragft.db');
  const since = performance.now();
  const { roll: dice } = createDice(seed);
  const count = new Counts();
  const judge = new Judge();
  const whereabouts = new Map<string, string>();
  let now = begin;

  const store = await openStore({
    path,
    report: (row) => {
      throw row;
    },
  });
  const slack = townFacts((person) => whereabouts.get(person) ?? 'UTC');
  const deps: Deps = { store, now: () => new Date(now), newId: randomUUID, slack };
  const year: Year = { begin, deps, dice, count, judge, whereabouts };
  const people = new People(year);
  const homes = new Map<string, Home>();
  const workers = new Workers(path, whereabouts);
  const days = Math.max(40, Math.round(365 * Math.min(1, scale * 4)));
  const end = begin + days * DAY_MS;
  try {
    const projects = Math.max(12, Math.round(PROJECTS * scale));
    for (let index = 0; index < projects; index += 1) {
      const home = await settle(year, index);
      homes.set(home.project, home);
    }
    await live();
    await lookBack();
  } finally {
    await workers.stop();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }

  async function live(): Promise<void> {
    const killed = momentsOf(dice, Math.ceil(KILLS * Math.min(1, scale * 4)), end);
    const down = momentsOf(dice, Math.ceil((DOWNTIMES * days) / 365), end - 30 * DAY_MS).map((from) => ({
      from,
      to: from + Math.ceil(dice() * LONGEST_DOWNTIME_DAYS) * DAY_MS,
    }));
    let moved: Whereabouts[] = [];
    for (; now < end; now += HALF_HOUR_MS) {
      await people.act();
      if (dice() < 0.002 * scale) moved.push(someoneMoves());
      if (down.some(({ from, to }) => now >= from && now < to)) {
        count.add('half-hours of downtime');
        continue;
      }
      // What a worker would look for first; asking it half-hour by half-hour would only try the pipe.
      if (moved.length === 0 && !(await anyDue())) continue;
      const order = { now, moved };
      moved = [];
      if (killed[0] !== undefined && killed[0] <= now) {
        killed.shift();
        count.add('kills');
        // Nobody dies while delivering: answers that are lost are another trial’s concern.
        const killing = { who: Math.floor(dice() * 2), afterMs: dice() * 12 };
        await workers.order({ kind: 'remind', ...order }, killing);
      }
      hear(await workers.order({ kind: 'both', ...order }));
    }
  }

  async function anyDue(): Promise<boolean> {
    return (await store.reminderPlans.anyDue(deps.now())) || (await store.outbox.anyDue(deps.now()));
  }

  function someoneMoves(): Whereabouts {
    const home = [...homes.values()][Math.floor(dice() * homes.size)];
    if (!home) throw new Error('There is nobody.');
    const zone = zones[Math.floor(dice() * zones.length)] ?? 'UTC';
    whereabouts.set(home.owner, zone);
    count.add('moves to another zone');
    return [home.owner, zone];
  }

  function hear(told: readonly Told[]): void {
    const known = told.map((one) => ({ one, home: homeOf(one) }));
    // In an order of its own, whichever process told it: so the dice fall as they did with the same seed.
    for (const { one, home } of known.toSorted((a, b) => a.home.index - b.home.index)) {
      const reader = one.to.startsWith('U') ? one.to : home.owner;
      const zone = whereabouts.get(reader) ?? 'UTC';
      judge.told({ ...one, at: new Date(now), zone, hour: home.hour });
      count.add(one.what);
      if (one.what === 'asked') count.add('lines asked', one.lines.length);
      if (one.what === 'asked' || one.what === 'again')
        for (const { key } of one.lines) people.react(home, one, key);
    }
  }

  function homeOf({ project }: Told): Home {
    const home = homes.get(project);
    if (!home) throw new Error(`Nobody knows the project ${project}.`);
    return home;
  }

  async function lookBack(): Promise<void> {
    let expected = 0;
    for (const { project } of homes.values()) {
      const reminded = await remindersOf(store, team, project);
      if (!reminded) throw new Error(`${project} has lost its plan.`);
      for (const line of reminded.lines)
        if (people.leftAlone(project, line.key)) expected += judge.complete(reminded, line, dayOf(end));
    }
    const halfway = new Date(begin + 182 * DAY_MS);
    const clockChanges = zones.filter(
      (zone) => localTime(new Date(begin), zone).offset !== localTime(halfway, zone).offset,
    );
    log(
      `${homes.size} projects in ${zones.length} zones, ${days} days, clocks changed in ${clockChanges.length} of the zones: ` +
        `${count.said()}, ${workers.busy} turns left to the other process; ${expected} days on which an untouched line fell due, each asked for once; ` +
        `all in ${((performance.now() - since) / 1000).toFixed(1)} s`,
    );
    if (expected === 0 || !judge.asked.size) throw new Error('Nothing fell due, so nothing was tried.');
    if (judge.faults.length > 0)
      throw new Error(`${judge.faults.length} faults:\n${judge.faults.slice(0, 20).join('\n')}`);
  }
}

const momentsOf = (dice: () => number, many: number, end: number): number[] =>
  Array.from({ length: many }, () => begin + 2 * DAY_MS + dice() * (end - begin - 3 * DAY_MS)).sort(
    (a, b) => a - b,
  );
