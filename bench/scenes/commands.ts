import { command } from '../signed.ts';
import { begun } from './drafts.ts';
import { commandFields, PEOPLE, type Scene, team, triggerAt } from './scene.ts';

/** A handler that only answers. */
export const handler: Scene = {
  name: 'handler',
  title: '`/ragft help`',
  bound: 'p50 1.2x at 16',
  load: async () => ({
    request: (n) => command(commandFields(n, 'help')),
    isRight: ({ body }) => body.includes('/ragft quick'),
  }),
};

/** Each has a draft in progress, so that nothing is begun: one read, and a call of Slack's Web API after the answer. */
export const open: Scene = {
  name: 'open',
  title: '`/ragft`',
  bound: 'p50 1.6x',
  opens: true,
  load: async (store, _requests, stub) => {
    for (let n = 0; n < PEOPLE; n += 1) await begun(store, n, team);
    return {
      request: (n) => command(commandFields(n, '')),
      isRight: () => true,
      whole: (n) => stub.shown(triggerAt(n)),
    };
  },
};
