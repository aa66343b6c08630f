import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agreeReminders } from '#journey/agree-reminders';
import { answerReminder } from '#journey/answer-reminder';
import { muteLine } from '#journey/mute-reminders';
import { remindersOf } from '#journey/reminders-of';
import { snoozeReminder } from '#journey/snooze-reminder';
import { createDice } from '#sandbox/dice';
import { personas } from '#sandbox/personas';
import { hours } from '#scoping/calendar';
import { dueAfter } from '#scoping/changed-answers';
import { brand, type PersonId, type ProjectId } from '#scoping/ids';
import { recommend } from '#scoping/recommend';
import { type Result, results } from '#scoping/reminders';
import { openStore } from '#store/index';
import type { TrialOptions } from '#tests/trials';
import { Judge, localTime } from './year-checks.ts';
import { team, townFacts, zones } from './year-town.ts';
import { type Told, Workers } from './year-workers.ts';

const HALF_HOUR = 30 * 60_000;
const DAY = 24 * 60 * 60_000;
const begin = new Date('2027-01-04T00:00:00Z').getTime();
const PROJECTS = 200;
const KILLS = 40;
const DOWNTIMES = 6;
const LONGEST_DOWNTIME_DAYS = 4;
/** A weekend, a downtime, and days whose message was about something else. */
const PATIENCE_DAYS = 12;

/** Processes are killed here, not machines: what was written outlives them in memory too, and nothing waits for a disk. */
const inMemory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

interface Home {
  readonly project: ProjectId;
  readonly owner: PersonId;
  readonly colleague: PersonId;
}

interface Deed {
  readonly at: number;
  readonly act: () => Promise<void>;
}

/**
 * A year of projects in a dozen zones: two processes send what is due, and one of them is killed now and then; people
 * answer, put off, mute, switch on again and move. Every message is judged as it is told, and in the end it is counted
 * whether each day on which something fell due was asked for.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  const folder = mkdtempSync(join(inMemory, 'ragft-year-'));
  const path = join(folder, 'ragft.db');
  const { roll: dice } = createDice(2027);
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
  const deps = {
    store,
    now: () => new Date(now),
    newId: randomUUID,
    slack: townFacts((person) => whereabouts.get(person) ?? 'UTC'),
  };

  const homes = new Map<string, Home>();
  const plans = new Map<string, { hour: number }>();
  const deeds: Deed[] = [];
  const touched = new Set<string>();
  const moved: [string, string][] = [];

  const later = (days: number, act: Deed['act']): void => {
    deeds.push({ at: now + days * DAY, act });
  };

  function told(one: Told): void {
    const home = homes.get(one.project);
    const plan = plans.get(one.project);
    if (!home || !plan) throw new Error(`Nobody knows the project ${one.project}.`);
    const reader = one.to.startsWith('U') ? one.to : home.owner;
    const zone = whereabouts.get(reader) ?? 'UTC';
    judge.told({ ...one, at: new Date(now), zone, hour: plan.hour });
    count.add(one.what);
    if (one.what === 'asked') count.add('lines asked', one.lines.length);
    if (one.what === 'asked' || one.what === 'again') for (const { key } of one.lines) react(home, one, key);
  }

  /** What people do about one line of a message, some time later or never. */
  function react(home: Home, { reminder, what, to }: Told, key: string): void {
    const id = brand<'reminder'>(reminder);
    const who = { team, id: to === home.colleague ? home.colleague : home.owner };
    const line = `${home.project} ${key}`;
    const chance = dice();
    if (chance < 0.68)
      later(dice() * 20, async () => {
        const result = results[Math.floor(dice() ** 3 * results.length)] ?? 'held';
        const done = await answerReminder(deps, who, id, { key, result, figure: '0.9', note: '' });
        count.add(done.kind === 'answered' ? 'answers' : 'answers too late');
        if (done.kind === 'answered') await followed(home.project, key, result);
      });
    else if (chance < 0.8)
      later(dice() * 6, async () => {
        const until = ['P1D', 'P1W', 'P1M'][Math.floor(dice() * 3)] ?? 'P1D';
        const inChannel = to.startsWith('C');
        const by = inChannel ? { team, id: home.colleague } : who;
        const snoozed = await snoozeReminder(deps, by, id, key, until);
        if (snoozed.kind !== 'snoozed') return;
        count.add(snoozed.forAll ? 'snoozes' : 'snoozes of one person');
        if (snoozed.forAll) touched.add(line);
      });
    else if (chance < 0.85 && what === 'asked')
      later(dice() * 3, async () => {
        const muted = await muteLine(deps, who, home.project, key, true);
        if (muted.kind !== 'changed') return;
        touched.add(line);
        judge.mute(home.project, key, true);
        count.add('mutes');
        if (dice() < 0.5)
          later(30 + dice() * 60, async () => {
            judge.mute(home.project, key, false);
            await muteLine(deps, who, home.project, key, false);
            count.add('switched on again');
          });
      });
  }

  /** What a bad result makes due, tomorrow by the plan’s clock. */
  async function followed(project: ProjectId, key: string, result: Result): Promise<void> {
    const plan = await store.reminderPlans.find(team, project);
    if (!plan) throw new Error(`${project} has lost its plan.`);
    const tomorrow = localTime(new Date(now), plan.zone).toPlainDate().add({ days: 1 }).toString();
    for (const follower of dueAfter(key, result)) judge.made(project, follower, tomorrow);
  }

  async function settle(index: number): Promise<void> {
    const persona = personas[index % personas.length];
    if (!persona) throw new Error('There is no such persona.');
    const owner = brand<'person'>(`U_OWNER_${index}`);
    const colleague = brand<'person'>(`U_COLLEAGUE_${index}`);
    whereabouts.set(owner, zones[index % zones.length] ?? 'UTC');
    whereabouts.set(colleague, zones[(index * 5 + 3) % zones.length] ?? 'UTC');
    const channel = brand<'channel'>(`C_${index}`);
    const { draft } = await store.drafts.resumeOrBegin(
      team,
      {
        id: brand<'draft'>(randomUUID()),
        person: owner,
        channel,
        project: null,
        name: `${persona.name} ${index}`,
        answers: persona.answers,
      },
      deps.now(),
    );
    const submitted = await store.assessments.submit(
      team,
      {
        draft: draft.id,
        draftVersion: draft.version,
        assessment: brand<'assessment'>(randomUUID()),
        project: brand<'project'>(randomUUID()),
        recommendation: recommend(persona.answers),
        provisional: false,
        basis: 0,
        messages: () => [],
      },
      deps.now(),
    );
    if (submitted.kind !== 'submitted') throw new Error(submitted.kind);
    const { project } = submitted.assessment;
    const hour = hours[index % hours.length] ?? 9;
    homes.set(project, { project, owner, colleague });
    plans.set(project, { hour });
    const launch = dayOf(begin + Math.floor((dice() - 0.4) * 300) * DAY);
    const agreed = await agreeReminders(deps, { team, id: owner }, project, {
      launch: index % 7 === 0 ? null : index % 11 === 0 ? '2027-01-31' : launch,
      person: owner,
      reviewer: index % 3 === 0 ? colleague : null,
      hour,
      place: index % 2 === 0 ? 'dm' : 'channel',
      models: {
        provider: index % 5 === 0 ? 'OpenAI' : '',
        base: '',
        embedding: '',
        end: index % 4 === 0 ? { on: dayOf(begin + (100 + (index % 250)) * DAY), day: 'fixed' } : null,
      },
      muted: false,
    });
    if (agreed.kind !== 'agreed') throw new Error(agreed.kind);
  }

  const workers = new Workers(path, whereabouts, told);
  const days = Math.max(40, Math.round(365 * Math.min(1, scale * 4)));
  const end = begin + days * DAY;
  try {
    const projects = Math.max(12, Math.round(PROJECTS * scale));
    for (let index = 0; index < projects; index += 1) await settle(index);
    const share = days / 365;
    const killed = momentsOf(dice, Math.ceil(KILLS * Math.min(1, scale * 4)), end);
    const down = momentsOf(dice, Math.ceil(DOWNTIMES * share), end - 30 * DAY).map((from) => ({
      from,
      to: from + Math.ceil(dice() * LONGEST_DOWNTIME_DAYS) * DAY,
    }));
    for (; now < end; now += HALF_HOUR) {
      await peopleAct(deeds, now);
      if (dice() < 0.002 * scale) move();
      if (down.some(({ from, to }) => now >= from && now < to)) {
        count.add('half-hours of downtime');
        continue;
      }
      const kill = killed[0] !== undefined && killed[0] <= now ? killed.shift() : undefined;
      const killing = kill === undefined ? undefined : { who: Math.floor(dice() * 2), afterMs: dice() * 12 };
      if (killing) count.add('kills');
      const order = { now, moved: moved.splice(0) };
      // Nobody dies while delivering: answers that are lost are another trial’s concern.
      if (killing) await workers.order({ kind: 'remind', ...order }, killing);
      // What a worker would look for first; asking it half-hour by half-hour would only try the pipe.
      if (order.moved.length > 0 || (await anyDue())) await workers.order({ kind: 'both', ...order });
    }
    await lookBack();
  } finally {
    workers.stop();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }

  async function anyDue(): Promise<boolean> {
    return (await store.reminderPlans.anyDue(deps.now())) || (await store.outbox.anyDue(deps.now()));
  }

  function move(): void {
    const home = [...homes.values()][Math.floor(dice() * homes.size)];
    const zone = zones[Math.floor(dice() * zones.length)] ?? 'UTC';
    if (!home) return;
    whereabouts.set(home.owner, zone);
    moved.push([home.owner, zone]);
    count.add('moves to another zone');
  }

  async function lookBack(): Promise<void> {
    let expected = 0;
    for (const project of homes.keys()) {
      const reminded = await remindersOf(store, team, brand<'project'>(project));
      if (!reminded) throw new Error(`${project} has lost its plan.`);
      for (const line of reminded.lines)
        if (!touched.has(`${project} ${line.key}`))
          expected += judge.complete(reminded, line, dayOf(end), PATIENCE_DAYS);
    }
    const clockChanges = zones.filter(
      (zone) =>
        localTime(new Date(begin), zone).offset !== localTime(new Date(begin + 182 * DAY), zone).offset,
    ).length;
    log(
      `${homes.size} projects in ${zones.length} zones, ${days} days, clocks changed in ${clockChanges} of the zones: ` +
        `${count.said()}, ${workers.busy} turns left to the other process; ${expected} days on which an untouched line fell due, each asked for once`,
    );
    if (expected === 0 || !judge.asked.size) throw new Error('Nothing fell due, so nothing was tried.');
    if (judge.faults.length > 0)
      throw new Error(`${judge.faults.length} faults:\n${judge.faults.slice(0, 20).join('\n')}`);
  }
}

async function peopleAct(deeds: Deed[], now: number): Promise<void> {
  const due = deeds.filter(({ at }) => at <= now);
  deeds.splice(0, deeds.length, ...deeds.filter(({ at }) => at > now));
  for (const { act } of due) await act();
}

class Counts {
  readonly #counts = new Map<string, number>();

  add(what: string, many = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + many);
  }

  said(): string {
    return [...this.#counts].map(([what, many]) => `${many} ${what}`).join(', ');
  }
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const momentsOf = (dice: () => number, many: number, end: number): number[] =>
  Array.from({ length: many }, () => begin + 2 * DAY + dice() * (end - begin - 3 * DAY)).sort(
    (a, b) => a - b,
  );
