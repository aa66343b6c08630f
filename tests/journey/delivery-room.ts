import { randomUUID } from 'node:crypto';
import { LogLevel, webApi } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { announcement } from '#journey/announce';
import type { DeliveryDeps } from '#journey/delivery-deps';
import type { Message } from '#sandbox/contract';
import { type Sandbox, type SandboxOptions, startSandbox } from '#sandbox/index';
import type { Assessment } from '#scoping/assessment';
import { brand, type ChannelId, type ProjectId, type TeamId } from '#scoping/ids';
import type { Answers } from '#scoping/questionnaire';
import { createMessenger } from '#slack/messenger';
import { type Budgets, Pace } from '#slack/pace';
import { startDelivery } from '#src/delivery';
import { createLog } from '#src/log';
import { recommended } from '#tests/recommended';
import { freshStore } from '#tests/store/fresh-store';

const manifest = new URL('../sandbox/manifest.yml', import.meta.url).pathname;

export interface DeliveryRoom {
  readonly sandbox: Sandbox;
  readonly deps: DeliveryDeps;
  readonly team: TeamId;
  channel(name: string): ChannelId;
  /** A new project of Ana’s, or the next revision of one, as if it had just been submitted. */
  submit(channel: string, name: string, answers?: Answers, project?: ProjectId): Promise<Assessment>;
  /** What hangs in a channel and was said by the bot, its threads left out. */
  cards(channel: string): readonly Message[];
  thread(of: Message): readonly Message[];
  /** What the bot told Ana in their own conversation. */
  directs(): readonly Message[];
}

/** Slack’s own pace is tested by itself; here it would only make every test wait. */
const quick: Budgets = {
  channel: { everyMs: 10, atOnce: 5 },
  'chat.postMessage': { everyMs: 10, atOnce: 5 },
  'chat.update': { everyMs: 10, atOnce: 5 },
  'chat.delete': { everyMs: 10, atOnce: 5 },
};

/** The local Slack, a store and the deliverer between them: everything real, nobody talking to the bot. */
export async function deliveryRoom(options: SandboxOptions = {}): Promise<DeliveryRoom> {
  const sandbox = await startSandbox({ manifest, ...options, faults: { paced: false, ...options.faults } });
  onTestFinished(() => sandbox.close());
  const store = await freshStore();
  const now = () => sandbox.clock.now();
  const deps: DeliveryDeps = { store, now, newId: randomUUID, chance: () => 0 };
  const client = new webApi.WebClient(sandbox.botToken, {
    slackApiUrl: sandbox.apiUrl,
    timeout: 10_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
  const log = createLog({ level: 'error', format: 'json' });
  const delivery = startDelivery(
    deps,
    createMessenger({ clientOf: async () => client, now }, new Pace(quick)),
    log,
  );
  onTestFinished(() => delivery.stop());

  const { workspaces, channels, people } = sandbox.snapshot();
  const team = brand<'team'>(workspaces[0]?.id ?? '');
  const ana = brand<'person'>(people.find(({ handle }) => handle === 'ana')?.id ?? '');
  const channel = (name: string): ChannelId =>
    brand<'channel'>(channels.find((each) => `#${each.name}` === name)?.id ?? name);

  return {
    sandbox,
    deps,
    team,
    channel,
    async submit(where, name, answers = {}, project) {
      const draft = await store.drafts.resumeOrBegin(
        team,
        {
          id: brand<'draft'>(randomUUID()),
          person: ana,
          channel: channel(where),
          project: project ?? null,
          name,
          answers,
        },
        now(),
      );
      const done = await store.assessments.submit(
        team,
        {
          draft: draft.draft.id,
          draftVersion: draft.draft.version,
          assessment: brand<'assessment'>(randomUUID()),
          project: brand<'project'>(randomUUID()),
          recommendation: recommended(answers),
          provisional: false,
          basis: project ? Number.MAX_SAFE_INTEGER : 0,
          messages: (assessment) => announcement(deps, assessment),
        },
        now(),
      );
      if (done.kind !== 'submitted') throw new Error(done.kind);
      return done.assessment;
    },
    cards: (where) =>
      sandbox
        .snapshot()
        .messages.filter(
          (message) =>
            message.channel === channel(where) &&
            message.author === sandbox.snapshot().app.botUser &&
            message.thread === undefined,
        ),
    directs: () => {
      const { channels: all, messages, app } = sandbox.snapshot();
      const own = all.find(
        ({ kind, members }) => kind === 'im' && members.includes(ana) && members.includes(app.botUser),
      );
      return messages.filter(({ channel: where, author }) => where === own?.id && author === app.botUser);
    },
    thread: (of) =>
      sandbox.snapshot().messages.filter(({ channel, thread }) => channel === of.channel && thread === of.ts),
  };
}
