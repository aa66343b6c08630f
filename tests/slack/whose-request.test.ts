import { type AllMiddlewareArgs, App, type Receiver } from '@slack/bolt';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEnvelope, teamOf } from '#slack/envelope';
import { personOf } from '#slack/form';
import type { Listeners } from '#slack/listeners/listener';
import { appWith } from './app-with.ts';
import { post, postForm, postPayload } from './running-bot.ts';
import { smallSlack } from './small-slack.ts';

const [ours, theirs] = ['T1', 'T2'];

const kinds = [
  'event_callback',
  'block_actions',
  'block_suggestion',
  'view_submission',
  'view_closed',
  'shortcut',
  'message_action',
];

type Body = Readonly<Record<string, unknown>>;

const person = (team_id?: string | null) => ({ id: 'U1', ...(team_id !== undefined && { team_id }) });
const view = (app_installed_team_id?: string | null) => ({
  callback_id: 'page',
  private_metadata: '',
  ...(app_installed_team_id !== undefined && { app_installed_team_id }),
});
const actions = [{ action_id: 'button', block_id: 'b' }];
const home = { type: 'app_home_opened', user: 'U1', tab: 'home' };
const event = (team_id: string, authorizations?: readonly unknown[]) => ({
  type: 'event_callback',
  event_id: 'E1',
  team_id,
  event: home,
  ...(authorizations && { authorizations }),
});

/** What a signed request may say, and which workspace it is then about. */
const requests: readonly (readonly [string, Body, string | undefined])[] = [
  ['a command', { command: '/ragft', text: 'x', team_id: ours, user_id: 'U1', channel_id: 'C1' }, ours],
  [
    'a command there',
    { command: '/ragft', text: 'x', team_id: theirs, user_id: 'U1', channel_id: 'C1' },
    theirs,
  ],
  ['a click', { type: 'block_actions', user: person(ours), team: { id: ours }, actions }, ours],
  ['a click there', { type: 'block_actions', user: person(theirs), team: { id: theirs }, actions }, theirs],
  [
    'a click of somebody else’s person in a shared channel',
    { type: 'block_actions', user: person(theirs), team: { id: ours }, actions },
    ours,
  ],
  [
    'a click in our view, opened from a channel that is shared with them',
    { type: 'block_actions', user: person(theirs), team: { id: theirs }, view: view(ours), actions },
    ours,
  ],
  [
    'a click in a view of theirs',
    { type: 'block_actions', user: person(ours), team: { id: ours }, view: view(theirs), actions },
    theirs,
  ],
  [
    'a click that names the person’s team alone',
    { type: 'block_actions', user: person(ours), team: null, actions },
    ours,
  ],
  ['a click that names none', { type: 'block_actions', user: person(), team: null, actions }, undefined],
  [
    'a click that names an organisation alone',
    { type: 'block_actions', user: person(), team: null, enterprise: { id: ours }, actions },
    undefined,
  ],
  [
    'a form submitted from the other side of a shared channel',
    { type: 'view_submission', user: person(theirs), team: { id: theirs }, view: view(ours) },
    ours,
  ],
  [
    'a form of theirs submitted from our side',
    { type: 'view_submission', user: person(ours), team: { id: ours }, view: view(theirs) },
    theirs,
  ],
  [
    'a form that does not say where the app is installed',
    { type: 'view_submission', user: person(ours), team: { id: ours }, view: view(null) },
    ours,
  ],
  [
    'a form closed on the other side',
    { type: 'view_closed', user: person(theirs), team: { id: theirs }, view: view(ours) },
    ours,
  ],
  [
    'a menu on the other side',
    {
      type: 'block_suggestion',
      user: person(theirs),
      team: { id: theirs },
      view: view(ours),
      action_id: 'menu',
      value: '',
    },
    ours,
  ],
  ['a shortcut', { type: 'shortcut', user: person(ours), team: { id: ours }, callback_id: 'shortcut' }, ours],
  [
    'a shortcut there',
    { type: 'shortcut', user: person(ours), team: { id: theirs }, callback_id: 'shortcut' },
    theirs,
  ],
  ['an event', event(ours), ours],
  ['an event there', event(theirs), theirs],
  ['an event of a shared channel that is theirs', event(theirs, [{ team_id: ours }]), ours],
  ['an event that reached their installation', event(ours, [{ team_id: theirs }]), theirs],
  ['an event whose installation has no name', event(ours, [{ team_id: null }]), ours],
  ['an event whose installation says nothing', event(ours, [{}]), ours],
  ['an event without an installation', event(ours, []), ours],
];

/** Whom Bolt took it for, whom we did, and with whose token it would be answered. */
interface Heard {
  readonly bolt: string | undefined;
  readonly we: string;
  readonly token: string | undefined;
}

function ears(): { readonly heard: Heard[]; readonly listeners: Partial<Listeners> } {
  const heard: Heard[] = [];
  const hear = ({ context, client }: Pick<AllMiddlewareArgs, 'context' | 'client'>, we: string) =>
    void heard.push({ bolt: context.teamId, we, token: client.token });
  return {
    heard,
    listeners: {
      start: async (args) => {
        await args.ack();
        hear(args, args.command.team_id);
      },
      actions: {
        button: async (args) => {
          await args.ack();
          hear(args, personOf(args.body).team);
        },
      },
      submissions: {
        page: async (args) => {
          await args.ack();
          hear(args, personOf(args.body).team);
        },
      },
      closures: {
        page: async (args) => {
          await args.ack();
          hear(args, personOf(args.body).team);
        },
      },
      options: {
        menu: async (args) => {
          await args.ack({ options: [] });
          hear(args, personOf(args.body).team);
        },
      },
      shortcuts: {
        shortcut: async (args) => {
          await args.ack();
          hear(args, personOf(args.body).team);
        },
      },
      events: { app_home_opened: async (args) => hear(args, args.body.team_id) },
    },
  };
}

function send(url: string, body: Body): Promise<Response> {
  if (body.type === 'event_callback') return post(url, JSON.stringify(body));
  return body.type === undefined ? postForm(url, body as Record<string, string>) : postPayload(url, body);
}

describe('with one workspace’s own token', () => {
  test.each(requests)('%s', async (_, body, team) => {
    const slack = await smallSlack();
    const { heard, listeners } = ears();
    const { url, lines, faults } = await appWith(slack, listeners);
    const answers = [await send(url, body), await send(url, body)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const one = { bolt: ours, we: ours, token: 'xoxb-1' };
    expect(heard).toEqual(team === ours ? [one, one] : []);
    expect(faults()).toEqual([]);
    const noted = lines.filter(({ msg }) => String(msg).startsWith('turned away'));
    expect(noted).toHaveLength(team === ours ? 0 : 1);
  });

  test('whoever waits for an answer there is told that it is not installed', async () => {
    const slack = await smallSlack();
    const { url } = await appWith(slack, {});
    const said = await Promise.all(
      requests
        .filter(([, { type }, team]) => team === theirs && type !== 'event_callback' && type !== 'shortcut')
        .map(async ([, body]) => (await send(url, { ...body, response_url: slack.responseUrl })).text()),
    );
    await expect.poll(() => slack.said).toHaveLength(2);
    const texts = [...said.filter((text) => text !== ''), ...slack.said.map((one) => JSON.stringify(one))];
    expect(texts).toHaveLength(4);
    for (const text of texts) expect(text).toContain('not installed in this workspace');
  });

  test('a token for a whole organisation ends the start: Ragft keeps workspaces apart', async () => {
    const slack = await smallSlack();
    slack.answers('auth.test', {
      ok: true,
      bot_id: 'B1',
      user_id: 'UBOT',
      team_id: 'E1',
      is_enterprise_install: true,
    });
    await expect(appWith(slack, {})).rejects.toThrow(/^SLACK_BOT_TOKEN is of an app installed for a whole/);
  });
});

const needed = {
  event_id: 'E1',
  text: '',
  value: '',
  user_id: 'U1',
  channel_id: 'C1',
  callback_id: 'shortcut',
  action_id: 'menu',
  channel: { id: 'C1' },
  message: { ts: '1.2' },
};

/** Slack’s signature vouches for it: what says it is of the other workspace is the other workspace’s, in all it does. */
describe('installed in both', () => {
  test.each(requests)('%s', async (_, body, team) => {
    const slack = await smallSlack();
    const { heard, listeners } = ears();
    const { url, faults } = await appWith(slack, listeners, { installedIn: [ours, theirs] });
    expect((await send(url, body)).status).toBe(200);
    expect(heard).toEqual(team ? [{ bolt: team, we: team, token: `xoxb-${team}` }] : []);
    expect(faults()).toEqual([]);
  });
});

describe('Bolt and we never take a request for two workspaces’', () => {
  const team = fc.constantFrom(undefined, null, ours, theirs, 'T3');
  const own = (...keys: readonly string[]) =>
    fc.record(Object.fromEntries(keys.map((key) => [key, team])), { requiredKeys: [] });
  /** What every kind needs, so that most are let in; which team each field names, and what does not belong there. */
  const anyBody = fc
    .record({
      type: fc.constantFrom(...kinds, undefined),
      teams: own('team_id', 'enterprise_id'),
      team: fc.option(own('id', 'enterprise_id')),
      user: own('team_id'),
      enterprise: fc.option(fc.record({ id: fc.constantFrom(ours, theirs) })),
      authorizations: fc.array(own('team_id', 'enterprise_id'), { maxLength: 2 }),
      view: own('app_installed_team_id'),
      intruders: fc.oneof(
        { weight: 3, arbitrary: fc.constant({}) },
        fc.record(
          {
            actions: fc.constant(actions),
            event: fc.constantFrom(home, null, 'text'),
            command: fc.constant('/ragft'),
            name: fc.constant('n'),
          },
          { requiredKeys: [] },
        ),
      ),
    })
    .map(({ teams, user, view, intruders, ...rest }) => ({
      ...needed,
      ...(rest.type === 'event_callback' && { event: home }),
      ...(rest.type === 'block_actions' && { actions }),
      ...(rest.type === undefined && { command: '/ragft' }),
      ...rest,
      ...teams,
      user: { id: 'U1', ...user },
      view: { callback_id: 'page', private_metadata: '', ...view },
      ...intruders,
    }));

  test('whatever its fields say', async () => {
    const seen: (string | undefined)[] = [];
    const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
    const app = new App({
      receiver,
      authorize: async ({ teamId }) => {
        seen.push(teamId);
        return {};
      },
      deferInitialization: true,
      convoStore: false,
    });
    await app.init();
    let read = 0;
    await fc.assert(
      fc.asyncProperty(anyBody, async (body) => {
        const envelope = readEnvelope(body);
        if (!envelope || teamOf(envelope) === undefined) return;
        read += 1;
        seen.length = 0;
        await app.processEvent({ body: envelope, ack: async () => {} });
        expect(seen).toEqual([teamOf(envelope)]);
      }),
      { numRuns: 5_000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});
