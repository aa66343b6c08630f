import { createHmac, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cardActions, cardCallbacks } from '#blocks/card-ids';
import { actions, callbacks } from '#blocks/ids';
import { portfolioActions, portfolioCallbacks } from '#blocks/portfolio-ids';
import { reminderActions, reminderCallbacks } from '#blocks/reminder-ids';
import { createDice } from '#sandbox/dice';
import { type Sandbox, startSandbox } from '#sandbox/index';
import { openStore } from '#store/index';
import { connect } from '#store/sqlite/driver';
import type { TrialOptions } from '#tests/trials';
import { standBetween } from './fuzz/between.ts';
import { Judge } from './fuzz/judge.ts';
import { faultsOfMemory } from './fuzz/memory.ts';
import { roam } from './fuzz/monkey.ts';
import { mutated, type Quarry, type Request } from './fuzz/mutations.ts';
import { marker, settleNeighbour } from './fuzz/neighbour.ts';
import { assorted, supplied } from './fuzz/seeds.ts';
import { type Memory, startTarget, type Target } from './fuzz/target.ts';
import { remindedProject, remindersIn } from './reminded.ts';
import { robotFor, walk } from './robot.ts';

const PAYLOADS = 100_000;
const AT_ONCE = 16;
const ROAMING_STEPS = 900;
const STEP_MS = 7 * 60 * 60_000;
const TICK_MS = 200;
/** The attack goes in so many parts; after each the bot says what it holds. */
const PARTS = 20;
/** What was acknowledged is still being worked on. */
const SETTLING_MS = 500;

/**
 * 100,000 requests that Slack could never send, made from those it did send while people walked through everything:
 * the bot must live, answer each, keep another workspace's words to itself and leave its rows alone, and say nothing
 * that Slack would refuse.
 */
export async function run({ scale, seed = randomInt(1e9), log }: TrialOptions): Promise<void> {
  log(`seed ${seed}`);
  const folder = mkdtempSync(join(tmpdir(), 'ragft-fuzz-'));
  const databasePath = join(folder, 'ragft.db');
  const slack = await startSandbox({ seed, faults: { paced: false } });
  const judge = new Judge(marker, seed);
  const between = await standBetween(slack, (said) => judge.hear(said));
  const { apiUrl, seeds } = between;
  const { botToken, signingSecret } = slack;
  const wayDown: (() => Promise<void>)[] = [() => slack.close(), between.close];
  try {
    const onLog = (line: string) => judge.read(line);
    const target = await startTarget({ apiUrl, botToken, signingSecret, databasePath, onLog });
    wayDown.push(target.stop);
    between.lead(target.url);
    await beBusy(slack, target, databasePath, createDice(seed).roll);

    const neighbour = await settleNeighbour(slack, databasePath);
    const before = neighbour.rows();
    const recorded = assorted(seeds);
    const invented = supplied(recorded, waiting.actions, waiting.callbacks);
    log(
      `${seeds.length} requests recorded, ${recorded.length} kept as seeds, ${invented.length} made up beside them`,
    );
    const quarry: Quarry = {
      seeds: [...recorded, ...invented],
      ids: [...idsIn(slack, databasePath), ...neighbour.ids],
      waiting: [...waiting.actions, ...waiting.callbacks],
      responseUrl: `${between.url}/response/1`,
      elsewhere: neighbour.team,
    };
    between.attack();
    const attack = { target, signingSecret, judge };
    const requests = Math.max(200, Math.round(PAYLOADS * scale));
    const at = (nth: number) => mutated(quarry, createDice(seed + nth).roll);
    const memory: Memory[] = [];
    const end = (part: number) => Math.round((requests * part) / PARTS);
    for (let part = 0; part < PARTS; part += 1) {
      await fire(attack, end(part), end(part + 1), at);
      await wait(SETTLING_MS);
      memory.push(await target.memory());
    }

    const health = await fetch(`${target.url}/healthz`);
    if (!health.ok) judge.find(`It is not healthy afterwards: ${health.status}`);
    await target.stop();
    if (neighbour.rows() !== before) judge.find('The other workspace’s rows are not what they were.');
    for (const finding of between.findings) judge.find(finding);
    judge.find(...brokenIn(databasePath));
    judge.find(...faultsOfMemory(memory, log));
    judge.verdict();
  } finally {
    judge.report(log);
    for (const step of wayDown.reverse()) await step();
    rmSync(folder, { recursive: true, force: true });
  }
}

const valuesOf = (...tables: readonly object[]): readonly string[] => tables.flatMap(Object.values);

const waiting = {
  actions: valuesOf(actions, cardActions, portfolioActions, reminderActions),
  callbacks: valuesOf(callbacks, cardCallbacks, portfolioCallbacks, reminderCallbacks),
};

const lines = [
  '',
  'quick',
  'help',
  'list',
  'list fuzz',
  'show Fuzz 1',
  'history Fuzz 1',
  'export',
  'export csv',
  'export md Fuzz 1',
  'export json Fuzz 2',
  'reminders',
  'settings',
  'undelivered',
  'Fuzz 1',
  'Another fuzz',
  'lst',
];

/** People submit, agree reminders, get them, and press whatever they see. */
async function beBusy(
  slack: Sandbox,
  target: Target,
  databasePath: string,
  chance: () => number,
): Promise<void> {
  const people = ['ana', 'ben', 'dora', 'chidi'];
  for (const [n, handle] of ['ana', 'ben', 'ana'].entries())
    await walk(robotFor(slack, handle, `Fuzz ${n + 1}`, chance));
  const store = await openStore({ path: databasePath, report: raise });
  await remindedProject(slack, store);
  await store.close();
  // By steps that meet every hour of a working day: nobody is reminded at night.
  for (let steps = 0; remindersIn(slack).length === 0; steps += 1) {
    if (steps > 150) throw new Error('No reminder came.');
    slack.clock.advance(STEP_MS);
    target.advance(STEP_MS);
    await wait(TICK_MS + 100);
  }
  await roam({ slack, people, lines, chance }, ROAMING_STEPS);
}

function raise(row: Error): never {
  throw row;
}

function idsIn(slack: Sandbox, path: string): readonly string[] {
  const { people, channels } = slack.snapshot();
  const file = connect(path, { readonly: true });
  const rows = ['projects', 'drafts', 'assessments', 'reminders'].flatMap(
    (table) => file.prepare(`select id from ${table} limit 30`).all() as { id: string }[],
  );
  file.close();
  return [...people, ...channels, ...rows].map(({ id }) => id);
}

interface Attack {
  readonly target: Target;
  readonly signingSecret: string;
  readonly judge: Judge;
}

async function fire(attack: Attack, from: number, to: number, at: (nth: number) => Request): Promise<void> {
  let next = from;
  const lane = async (): Promise<void> => {
    while (next < to) {
      const nth = next;
      next += 1;
      const dead = attack.target.death();
      if (dead) throw new Error(`${attack.judge.lastRequests()}\n${dead}`);
      await send(attack, nth, at(nth));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function send({ target, signingSecret, judge }: Attack, nth: number, request: Request): Promise<void> {
  const { body, type } = request;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  judge.sent(nth, request);
  try {
    const answer = await fetch(`${target.url}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
      },
    });
    judge.answered(nth, request, answer.status, await answer.text());
  } catch (error) {
    judge.unanswered(nth, request, error);
  }
}

function brokenIn(path: string): readonly string[] {
  const file = connect(path, {});
  const integrity = file.pragma('integrity_check', { simple: true });
  const orphans = file.pragma('foreign_key_check') as unknown[];
  file.close();
  return integrity === 'ok' && orphans.length === 0 ? [] : [`The database is broken: ${integrity}`];
}
