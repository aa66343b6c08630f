import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Faults } from '#sandbox/contract';
import { createDice } from '#sandbox/dice';
import { type Sandbox, startSandbox } from '#sandbox/index';
import { brand } from '#scoping/ids';
import { openStore, type Store } from '#store/index';
import type { TrialOptions } from '#tests/trials';
import { type Findings, findings } from './delivery-findings.ts';
import { LostAnswers } from './lost-answers.ts';
import { MortalBot } from './mortal-bot.ts';
import { type Acknowledged, clickTwins, type Member, trySubmit, tryTick } from './team-at-work.ts';

const PEOPLE = 50;
const SHARE_STRUCK = 0.12;
/** Every message is struck alike; a person's own waiting is not what is tried here. */
const struckMethods = ['chat.postMessage', 'chat.update'];

/**
 * A thousand assessments are submitted and ticked while the bot is killed at random moments and Slack fails at
 * random: each must end with a card that shows every tick that was acknowledged. A second copy may exist only where
 * Slack took a post and its answer was lost, and goes as soon as somebody uses it.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  const wanted = Math.max(1, Math.round(1_000 * scale));
  const folder = mkdtempSync(join(tmpdir(), 'ragft-delivery-'));
  const path = join(folder, 'ragft.db');
  const slack = await startSandbox({ crowd: PEOPLE, seed: 11, faults: { paced: false } });
  const bot = new MortalBot(slack, path);
  const wayDown: (() => Promise<void>)[] = [() => slack.close(), () => bot.stop()];
  try {
    await bot.start();
    const store = await openStore({ path, report: raise });
    wayDown.push(() => store.close());
    const { roll } = createDice(11);
    const chaos = startChaos(slack, bot, roll);
    wayDown.push(chaos.stop);

    const acknowledged: Acknowledged = { submitted: new Set(), ticks: new Map() };
    const team = await gather(slack, acknowledged);
    const names = Array.from({ length: wanted }, (_, n) => `Project ${n + 1}`);
    const share = (n: number) => names.filter((_, at) => at % team.length === n);
    await Promise.all(team.map((member, n) => work(member, share(n), { store, slack, chance: roll })));
    // What a kill leaves behind waits for its lease to end; the last of it need not die again and again.
    await drained(store, wanted / 2);
    await chaos.stop();
    await drained(store, 0);
    const scene = { slack, store, lost: new LostAnswers({ path }), names, acknowledged };
    const before = await findings(scene);
    await clickTwins(slack, team);
    await drained(store, 0);
    report(before, await findings(scene), { bot, slack, log });
  } finally {
    for (const step of wayDown.reverse()) await step();
    rmSync(folder, { recursive: true, force: true });
  }
}

function raise(row: Error): never {
  throw row;
}

/** Kills the bot every few seconds, and changes every second what Slack fails with. */
function startChaos(slack: Sandbox, bot: MortalBot, chance: () => number) {
  let over = false;
  const kinds: Partial<Faults>[] = [
    { failWith: 'http_500', loseAnswers: true },
    { failWith: 'ratelimited', loseAnswers: true },
    { failWith: 'time_out', loseAnswers: false },
    { failWith: 'nothing', loseAnswers: true },
  ];
  const failing = (async () => {
    for (let turn = 0; !over; turn += 1) {
      slack.setFaults({ methods: struckMethods, share: SHARE_STRUCK, ...kinds[turn % kinds.length] });
      await wait(1_000);
    }
  })();
  const killing = (async () => {
    while (!over) {
      await wait(2_000 + chance() * 12_000);
      if (over) return;
      await bot.kill();
      await bot.start();
    }
  })();
  let stopped: Promise<void> | undefined;
  return {
    stop: () => {
      over = true;
      stopped ??= Promise.all([failing, killing]).then(() =>
        slack.setFaults({ failWith: 'nothing', loseAnswers: false }),
      );
      return stopped;
    },
  };
}

/** Each has a channel of their own. */
export async function gather(
  slack: Sandbox,
  acknowledged: Acknowledged,
  size = PEOPLE,
): Promise<readonly Member[]> {
  const people = Array.from({ length: size }, (_, n) => slack.as(`crowd${String(n + 1).padStart(3, '0')}`));
  return Promise.all(
    people.map(async (person, n) => {
      const made = await person.does({ kind: 'create-channel', name: `room-${n + 1}` });
      const channel = made.kind === 'done' ? made.channel : undefined;
      if (channel === undefined) throw new Error('No channel could be made.');
      return { slack, person, channel, acknowledged };
    }),
  );
}

interface Office {
  readonly store: Store;
  readonly slack: Sandbox;
  readonly chance: () => number;
}

export async function work(
  member: Member,
  names: readonly string[],
  { store, slack, chance }: Office,
): Promise<void> {
  const team = brand<'team'>(slack.snapshot().workspaces[0]?.id ?? '');
  for (const name of names) {
    const isThere = () => store.projects.named(team, brand<'channel'>(member.channel), name);
    while (!(await isThere())) {
      await trySubmit(member, name).catch(() => undefined);
      // What was acknowledged is there at once; what was not may be begun again.
      if (member.acknowledged.submitted.has(name) && !(await isThere()))
        throw new Error(`${name} was acknowledged and is not there.`);
      // Without a bot each try fails at once, and tries without a pause would leave it no time to come back.
      if (!(await isThere())) await wait(200);
    }
    if (chance() < 0.3) await tickOne(member, chance);
  }
  await tickOne(member, chance);
}

/** As soon as there is a card to tick on. */
async function tickOne(member: Member, chance: () => number): Promise<void> {
  while (!(await tryTick(member, chance).catch(() => false))) await wait(200);
}

export async function drained(store: Store, most: number): Promise<void> {
  const since = Date.now();
  for (;;) {
    const { waiting } = await store.outbox.backlog();
    if (waiting <= most) return;
    if (Date.now() - since > 60 * 60_000) throw new Error(`${waiting} entries were never delivered.`);
    await wait(250);
  }
}

function report(
  { cards, twins, removed, doubts, ticks }: Findings,
  after: Findings,
  { bot, slack, log }: { bot: MortalBot; slack: Sandbox; log: TrialOptions['log'] },
): void {
  const struck = Object.entries(slack.struck()).map(([what, count]) => `${count} × ${what}`);
  log(`the bot was killed ${bot.kills} times; Slack struck ${struck.join(', ')}`);
  log(`${cards} assessments, each with its card; ${ticks} ticks acknowledged, all stored and on the cards`);
  log(`for ${doubts.cards} posts of cards and ${doubts.threads} in threads the bot never had an answer`);
  log(
    `second copies: ${removed} went during the storm, ${twins.cards} of cards and ${twins.threads} in threads ` +
      `were there after it; ${after.removed - removed} went as they were used, ` +
      `${after.twins.threads} in threads have nothing to click on`,
  );
  if (after.twins.cards + after.twins.usable > 0)
    throw new Error(`${after.twins.cards + after.twins.usable} second copies were used and are still there.`);
}
