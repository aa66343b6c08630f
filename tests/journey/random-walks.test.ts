import { expect, test } from 'vitest';
import { createDice } from '#sandbox/dice';
import { robotFor, walk } from '../torture/robot.ts';
import { openWorkspace } from './workspace.ts';

test.each([
  { mode: 'socket', dropUntouched: false },
  { mode: 'http', dropUntouched: true },
] as const)(
  'whoever wanders about gets exactly what was picked ($mode, Slack forgets prefilled values: $dropUntouched)',
  async ({ mode, dropUntouched }) => {
    const { slack, assessed, log } = await openWorkspace(mode, { faults: { dropUntouched } });
    await Promise.all(
      ['ana', 'ben', 'chidi'].map(async (handle, at) => {
        const robot = robotFor(slack, handle, `Walk ${at}`, createDice(at).roll);
        const end = await walk(robot);
        expect(await assessed('#ai-projects', robot.name)).toMatchObject({
          answers: robot.memory.answers,
          provisional: end === 'provisional',
        });
      }),
    );
    expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  },
  60_000,
);
