import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { callbacks, writeBookmark } from '#blocks/ids';
import { portfolioCallbacks, writeProjectMark } from '#blocks/portfolio-ids';
import { brand } from '#scoping/ids';
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

const form = (workspace: Workspace, callback_id: string, private_metadata: string, values = {}) =>
  send(
    workspace,
    JSON.stringify({
      type: 'view_submission',
      team: { id: workspace.team },
      user: { id: workspace.slack.as('ana').id },
      view: { id: 'V1', type: 'modal', callback_id, private_metadata, blocks: [], state: { values } },
    }),
  );

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
  'A name of 90 characters': (workspace) => named(workspace, 'n'.repeat(90)),
  'A name that nobody can see': (workspace) => named(workspace, '\u200b\u2060'),
  'A slip of the finger in a command': (workspace) => {
    const fields = {
      command: '/ragft',
      text: 'hlep',
      team_id: workspace.team,
      user_id: 'U1',
      channel_id: 'C1',
    };
    const body = new URLSearchParams(fields).toString();
    return send(workspace, body, { type: 'application/x-www-form-urlencoded' });
  },
};

beforeAll(() => {
  expect(documented.map(({ sent }) => sent)).toEqual(Object.keys(tried));
});

test.each(documented)('$sent: $answer', async ({ sent = '', answer }) => {
  const workspace = await openWorkspace('http');
  expect(await tried[sent]?.(workspace)).toContain(answer);
  expect(workspace.log.join()).not.toContain('"level":"error"');
});
