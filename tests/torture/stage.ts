import { deepStrictEqual } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Snapshot } from '#sandbox/contract';
import { type Sandbox, type SandboxOptions, startSandbox } from '#sandbox/index';
import type { Assessment, Draft } from '#scoping/assessment';
import { brand } from '#scoping/ids';
import { openStore, type Store } from '#store/index';
import type { End, Robot } from './robot.ts';

/** A local Slack and the database of a bot in it, looked at from outside. */
export interface Stage {
  readonly slack: Sandbox;
  readonly databasePath: string;
  readonly draftOf: (robot: Robot) => Promise<Draft | undefined>;
  /** All that became of the robot’s project, whoever submitted it. */
  readonly assessmentsOf: (robot: Robot) => Promise<readonly Assessment[]>;
}

/** For the length of `work`, which starts and stops the bot as it likes. */
export async function onStage<Result>(
  options: SandboxOptions,
  work: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const wayDown: (() => unknown)[] = [];
  try {
    const folder = mkdtempSync(join(tmpdir(), 'ragft-stage-'));
    wayDown.push(() => rmSync(folder, { recursive: true, force: true }));
    const databasePath = join(folder, 'ragft.db');
    const slack = await startSandbox(options);
    wayDown.push(slack.close);
    const store = await openStore({ path: databasePath, report: raise });
    wayDown.push(() => store.close());
    return await work({ slack, databasePath, ...lookingInto(store, slack.snapshot()) });
  } finally {
    for (const step of wayDown.reverse()) await step();
  }
}

function raise(row: Error): never {
  throw row;
}

function lookingInto(
  store: Store,
  { workspaces, channels }: Snapshot,
): Pick<Stage, 'draftOf' | 'assessmentsOf'> {
  const team = brand<'team'>(workspaces[0]?.id ?? '');
  const channelOf = ({ channel }: Robot) =>
    brand<'channel'>(channels.find(({ name }) => name === channel.replace('#', ''))?.id ?? '');
  return {
    draftOf: async ({ person, name }) => {
      const drafts = await store.drafts.openOf(team, brand<'person'>(person.id));
      return drafts.find((draft) => draft.name === name);
    },
    assessmentsOf: async (robot) => {
      const project = await store.projects.named(team, channelOf(robot), robot.name);
      return project ? store.assessments.history(team, project.id) : [];
    },
  };
}

/** The one assessment of this robot is exactly what it picked. */
export async function holdsWhatWasPicked(stage: Stage, robot: Robot, end: End): Promise<void> {
  const { person, name, memory } = robot;
  const history = await stage.assessmentsOf(robot);
  const [mine, ...more] = history.filter(({ author }) => author === person.id);
  if (!mine || more.length > 0) throw new Error(`${name}: ${person.id} has ${history.length} assessments`);
  deepStrictEqual(mine.answers, memory.answers, `${name} holds something else than ${person.id} picked`);
  deepStrictEqual(mine.provisional, end === 'provisional', `${name}: submitted as something else`);
}
