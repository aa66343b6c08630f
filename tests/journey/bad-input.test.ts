import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { callbacks, writeBookmark } from '#blocks/ids';
import { portfolioCallbacks, writeProjectMark } from '#blocks/portfolio-ids';
import { personas } from '#sandbox/personas';
import { brand } from '#scoping/ids';
import { scopeProject } from './scoped-project.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/threats.md'), 'utf8');
const [, table = ''] = page.split('\n## Bad input\n');
const documented = [...table.matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)]
  .slice(1)
  .map(([, sent, answer]) => ({ sent, answer }));

interface How {
  readonly type?: string;
  readonly signed?: boolean;
  readonly ageSeconds?: number;
}

/** The status and the words of the bot's answer. */
async function send(workspace: Workspace, body: string, how: How = {}): Promise<string> {
  const { type = 'application/json', signed = true, ageSeconds = 0 } = how;
  const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
  const key = signed ? workspace.slack.signingSecret : 'somebody else’s';
  const signature = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex');
  const answer = await fetch(workspace.requestUrl(), {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  });
  return `${answer.status} ${await answer.text()}`;
}

const json = (workspace: Workspace, body: object) => send(workspace, JSON.stringify(body));

const fields = (workspace: Workspace, body: Record<string, string>) =>
  send(workspace, new URLSearchParams(body).toString(), { type: 'application/x-www-form-urlencoded' });

const typed = (workspace: Workspace, text: string, team: string = workspace.team) =>
  fields(workspace, {
    command: '/ragft',
    text,
    team_id: team,
    user_id: workspace.slack.as('ana').id,
    channel_id: workspace.channel('#ai-projects'),
  });

const by = ({ slack, team }: Workspace) => ({ team: { id: team }, user: { id: slack.as('ana').id } });

const viewOf = (callback_id: string, private_metadata: string, values = {}) => ({
  id: 'V1',
  type: 'modal',
  callback_id,
  private_metadata,
  blocks: [],
  state: { values },
});

const form = (workspace: Workspace, ...view: Parameters<typeof viewOf>) =>
  json(workspace, { type: 'view_submission', ...by(workspace), view: viewOf(...view) });

async function named(workspace: Workspace, name: string): Promise<string> {
  const ana = workspace.slack.as('ana');
  if (ana.modals().length > 0) await ana.close({ all: true });
  await workspace.scope(ana, `/ragft ${name}`);
  await ana.submit();
  return Object.values(ana.modal().errors).join();
}

const event = { type: 'event_callback', event_id: 'E1', event: { type: 'app_mention' } };

/** How each row of the page is tried. */
const tried: Readonly<Record<string, (workspace: Workspace) => Promise<string>>> = {
  'A request nobody signed': (workspace) => send(workspace, '{}', { signed: false }),
  'A signature six minutes old': (workspace) => send(workspace, '{}', { ageSeconds: 360 }),
  'More than 1 MB': (workspace) => send(workspace, `"${'x'.repeat(1_100_000)}"`),
  'A signed text that is no JSON': (workspace) => send(workspace, '{"type":'),
  'A list where a text belongs': (workspace) =>
    send(workspace, JSON.stringify({ ...event, team_id: [workspace.team] })),
  'Brackets that never close': (workspace) => send(workspace, '['.repeat(50_000)),
  'A form that ends within an escape': (workspace) =>
    send(workspace, 'command=%2Fragft&text=%E0%A4%A', { type: 'application/x-www-form-urlencoded' }),
  'Two kinds of request in one': (workspace) =>
    json(workspace, {
      type: 'view_submission',
      ...by(workspace),
      view: viewOf(callbacks.page, ''),
      command: '/ragft',
    }),
  'An id of 300 characters': (workspace) => json(workspace, { ...event, team_id: 'T'.repeat(300) }),
  'More choices than a field has': (workspace) =>
    form(workspace, callbacks.page, '', {
      b: { a: { selected_options: Array(101).fill({ value: 'x' }) } },
    }),
  'A command of another workspace': (workspace) => typed(workspace, '', 'T0ORCHARD00'),
  'A form of another workspace': (workspace) =>
    json(workspace, {
      type: 'view_submission',
      ...by(workspace),
      view: { ...viewOf(callbacks.page, ''), app_installed_team_id: 'T0ORCHARD00' },
    }),
  'A menu that nobody offers': (workspace) =>
    json(workspace, { type: 'block_suggestion', ...by(workspace), action_id: 'gone', value: 'x' }),
  'An event that nobody asked for': (workspace) =>
    json(workspace, { ...event, team_id: workspace.team, event: { type: 'link_shared' } }),
  'A path that is not there': async (workspace) => {
    const answer = await fetch(new URL('/slack/nothing', workspace.requestUrl()));
    return `${answer.status} ${await answer.text()}`;
  },
  'A form of an older version': (workspace) => form(workspace, 'page.v0', ''),
  'A form whose hidden bookmark was edited': (workspace) => form(workspace, callbacks.page, '{"draft":5}'),
  'A form with somebody else’s draft': async (workspace) => {
    const ben = workspace.slack.as('ben');
    await workspace.scope(ben, '/ragft Of Ben');
    const [draft] = await workspace.store.drafts.openOf(workspace.team, brand<'person'>(ben.id));
    return form(workspace, callbacks.page, writeBookmark({ draft: draft?.id ?? '', at: 'essentials' }));
  },
  'A review of a project of another workspace': (workspace) => {
    const mark = { project: brand<'project'>('theirs'), revision: 1 };
    return form(workspace, portfolioCallbacks.review, writeProjectMark(mark), {
      act: { act: { selected_option: { value: 'approve' } } },
      comment: { comment: { value: null } },
    });
  },
  'A deletion without its word': async (workspace) => {
    const { project } = await scopeProject(workspace, {
      channel: '#ai-projects',
      name: 'Help desk',
      answers: personas[0].answers,
      quietly: true,
    });
    const values = { word: { word: { value: 'help' } } };
    return form(workspace, portfolioCallbacks.remove, writeProjectMark({ project, revision: 1 }), values);
  },
  'A name of 90 characters': (workspace) => named(workspace, 'n'.repeat(90)),
  'A name that nobody can see': (workspace) => named(workspace, '\u200b\u2060'),
  'A slip of the finger in a command': (workspace) => typed(workspace, 'hlep'),
  'A command that asks for a project and names none': (workspace) => typed(workspace, 'show'),
  'A command that asks for a project there is not': (workspace) => typed(workspace, 'history nothing'),
  'A decision record of no project': (workspace) => typed(workspace, 'export md'),
  'A file of a kind there is not': (workspace) => typed(workspace, 'export pdf'),
};

beforeAll(() => {
  expect(documented.map(({ sent }) => sent)).toEqual(Object.keys(tried));
});

test.each(documented)('$sent: $answer', async ({ sent = '', answer }) => {
  const workspace = await openWorkspace('http');
  expect(await tried[sent]?.(workspace)).toContain(answer);
  expect(workspace.log.join()).not.toContain('"level":"error"');
});
