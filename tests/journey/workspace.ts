import { onTestFinished } from 'vitest';
import type { Actor } from '#sandbox/actor';
import type { OpenView } from '#sandbox/contract';
import { type Sandbox, type SandboxOptions, startSandbox } from '#sandbox/index';
import type { Assessment } from '#scoping/assessment';
import { brand, type ChannelId, type TeamId } from '#scoping/ids';
import { type Budgets, slacksBudgets } from '#slack/pace';
import { createLog } from '#src/log';
import { type Bot, startBot } from '#src/main';
import { openStore, type Store } from '#store/index';
import { nameOf, type Place } from '#store/place';
import { startRoundRobin } from '#tests/round-robin';
import { freshPlace } from '#tests/store/fresh-place';

export type Mode = 'socket' | 'http';
export const modes: readonly Mode[] = ['socket', 'http'];

export interface Workspace {
  readonly slack: Sandbox;
  /** The bot’s own database, looked at from outside. */
  readonly store: Store;
  readonly team: TeamId;
  readonly channel: (name: string) => ChannelId;
  /** What a channel’s project of that name last came to. */
  readonly assessed: (channel: string, name: string) => Promise<Assessment | undefined>;
  /** Resolves when this is the title of their top modal. */
  readonly sees: (person: Actor, title: string) => Promise<OpenView>;
  /** Types it in a channel and waits for the modal that opens. */
  readonly scope: (person: Actor, line: string, channel?: string) => Promise<OpenView>;
  /** Its file, where it is one. */
  readonly databasePath: string;
  /** Where the bot takes requests, in http mode. */
  readonly requestUrl: () => string;
  /** Every line the bot logged so far. */
  readonly log: readonly string[];
  stopBot(): Promise<void>;
  startBot(): Promise<void>;
}

/** On PostgreSQL, what comes over HTTP is taken by one of two bots after the other, as behind a load balancer. */
const replicasOf = (mode: Mode, place: Place): number => ('url' in place && mode === 'http' ? 2 : 1);

const atOnce = { everyMs: 1, atOnce: 1_000 };
const atAnyPace: Budgets = {
  channel: atOnce,
  'chat.postMessage': atOnce,
  'chat.update': atOnce,
  'chat.delete': atOnce,
};

/**
 * A local Slack with the real bot in it, for the length of one test. Neither keeps Slack’s pace unless a test asks for
 * it with `faults: { paced: true }`: a thread of ten messages would take ten seconds of waiting, in every test.
 */
export async function openWorkspace(
  mode: Mode,
  { place: given, ...options }: SandboxOptions & { readonly place?: Place } = {},
): Promise<Workspace> {
  const place = given ?? (await freshPlace());
  const paced = options.faults?.paced ?? false;
  const slack = await startSandbox({ seed: 7, ...options, faults: { ...options.faults, paced } });
  const balancer = await startRoundRobin();
  if (mode === 'http') slack.deliverTo(`${balancer.url}/slack/events`);
  const lines: string[] = [];
  const log = createLog({ level: 'info', format: 'json' }, [], {
    write: (line: string) => void lines.push(line),
  });

  const startOne = async (): Promise<Bot> => {
    const tokens = { botToken: slack.botToken, apiUrl: slack.apiUrl };
    const bot = await startBot({
      connection:
        mode === 'socket'
          ? { mode, ...tokens, appToken: slack.appToken }
          : { mode, ...tokens, signingSecret: slack.signingSecret },
      database: place,
      server: { host: '127.0.0.1', port: 0 },
      log,
      now: slack.clock.now,
      tickMs: 50,
      rateLimited: true,
      budgets: paced ? slacksBudgets : atAnyPace,
      onLost: (fault) => {
        throw fault;
      },
    });
    balancer.add(bot.url);
    return bot;
  };
  const start = () => Promise.all(Array.from({ length: replicasOf(mode, place) }, startOne));
  const stop = async (): Promise<void> => {
    for (const bot of bots) {
      balancer.remove(bot.url);
      await bot.stop();
    }
  };

  let bots = await start();
  const store = await openStore({
    ...place,
    report: (row) => {
      throw row;
    },
  });
  onTestFinished(async () => {
    await stop();
    await store.close();
    await slack.close();
    await balancer.close();
  });
  const team = brand<'team'>(slack.snapshot().workspaces[0]?.id ?? '');
  const channel = (name: string) => {
    const found = slack.snapshot().channels.find((each) => each.name === name.replace('#', ''));
    if (!found) throw new Error(`There is no ${name} in the sandbox.`);
    return brand<'channel'>(found.id);
  };
  const sees = (person: Actor, title: string) =>
    slack.until(() =>
      person
        .modals()
        .filter((view) => view.title === title)
        .at(-1),
    );
  return {
    slack,
    store,
    team,
    sees,
    scope: async (person, line, where = '#ai-projects') => {
      const before = person.modals().map(({ id }) => id);
      await person.slash(line, where);
      const opened = await slack.until(() => person.modals().find(({ id }) => !before.includes(id)));
      await slack.quiet(0);
      return opened;
    },
    channel,
    assessed: async (where, name) => {
      const project = await store.projects.named(team, channel(where), name);
      return project && store.assessments.latest(team, project.id);
    },
    databasePath: nameOf(place),
    requestUrl: () => `${balancer.url}/slack/events`,
    log: lines,
    stopBot: stop,
    startBot: async () => {
      bots = await start();
    },
  };
}
