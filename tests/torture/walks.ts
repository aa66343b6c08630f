import { deepStrictEqual } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDice } from '#sandbox/dice';
import { startSandbox } from '#sandbox/index';
import { brand } from '#scoping/ids';
import { openStore } from '#store/index';
import type { TrialOptions } from '#tests/trials';
import { type Mode, startLivingBot } from './living-bot.ts';
import { robotFor, walk } from './robot.ts';

const WALKS = 500;
const teams = [
  ['ana', 'ben'],
  ['chidi', 'dora'],
] as const;

/**
 * 500 walks in each mode, half of them while Slack forgets what it showed prefilled, a third of them two people over
 * the same project. Every assessment must hold exactly what its author picked.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  for (const mode of ['socket', 'http'] as const) {
    for (const dropUntouched of [false, true]) {
      const walks = Math.max(4, Math.round((WALKS * scale) / 2));
      const { shared, provisional } = await oneWorkspace(mode, dropUntouched, walks);
      log(
        `${mode}, prefilled values ${dropUntouched ? 'forgotten' : 'kept'}: ${walks} walks, ${shared} of them over a ` +
          `project of two people, ${provisional} posted as provisional; every assessment holds what was picked`,
      );
    }
  }
}

async function oneWorkspace(mode: Mode, dropUntouched: boolean, walks: number) {
  const folder = mkdtempSync(join(tmpdir(), 'ragft-walks-'));
  const path = join(folder, 'ragft.db');
  const slack = await startSandbox({ seed: walks, faults: { dropUntouched, paced: false } });
  const bot = await startLivingBot(slack, mode, path);
  const store = await openStore({
    path,
    report: (row) => {
      throw row;
    },
  });
  const snapshot = slack.snapshot();
  const team = brand<'team'>(snapshot.workspaces[0]?.id ?? '');
  const channel = brand<'channel'>(snapshot.channels.find(({ name }) => name === 'ai-projects')?.id ?? '');
  const tally = { begun: 0, shared: 0, provisional: 0 };

  const oneWalk = async (handle: string, name: string, seed: number): Promise<void> => {
    const robot = robotFor(slack, handle, name, createDice(seed).roll);
    const end = await walk(robot);
    if (end === 'provisional') tally.provisional += 1;
    const project = await store.projects.named(team, channel, name);
    const history = project ? await store.assessments.history(team, project.id) : [];
    const [mine, ...more] = history.filter(({ author }) => author === robot.person.id);
    if (!mine || more.length > 0) throw new Error(`${name}: ${handle} has ${history.length} assessments`);
    deepStrictEqual(mine.answers, robot.memory.answers, `${name} holds something else than ${handle} picked`);
    deepStrictEqual(mine.provisional, end === 'provisional');
  };

  const walkTogether = async (pair: readonly string[]): Promise<void> => {
    while (tally.begun < walks) {
      const seed = tally.begun;
      const together = seed % 3 === 0;
      tally.begun += pair.length;
      if (together) tally.shared += pair.length;
      await Promise.all(
        pair.map((handle, at) =>
          oneWalk(handle, together ? `Shared ${seed}` : `Own ${seed}-${at}`, seed * 2 + at),
        ),
      );
    }
  };

  try {
    await Promise.all(teams.map(walkTogether)).catch((fault: Error) => {
      throw new Error(`${fault.message}\n${bot.complaints.join('')}`, { cause: fault });
    });
    if (bot.complaints.length > 0) throw new Error(`The bot complained:\n${bot.complaints.join('\n')}`);
    return tally;
  } finally {
    await store.close();
    await bot.stop();
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
