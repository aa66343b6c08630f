import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { cardActions, cardCallbacks, stepsBlockId } from '#blocks/card-ids';
import { actions, callbacks, writeBookmark } from '#blocks/ids';
import { portfolioActions, portfolioCallbacks, portfolioMenus } from '#blocks/portfolio-ids';
import { reminderCallbacks } from '#blocks/reminder-ids';
import { personas } from '#sandbox/personas';
import { brand } from '#scoping/ids';
import { tell } from './forge.ts';
import { personIn, scopeProject } from './scoped-project.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const SECRET = 'Xylophone';

/** A project of a private channel that eli, a guest, is not in; and a draft of ana. */
async function openScene() {
  const workspace = await openWorkspace('http');
  const { store, team, slack, channel } = workspace;
  const [{ answers }] = personas;
  const { project } = await scopeProject(workspace, {
    channel: '#ml-research',
    name: SECRET,
    answers,
    quietly: true,
  });
  const draft = brand<'draft'>('draft-of-ana');
  const person = personIn(workspace, 'ana');
  const begun = { id: draft, person, channel: channel('#ml-research'), project: null, name: SECRET };
  await store.drafts.resumeOrBegin(
    team,
    { ...begun, answers: { needs_knowledge: 'yes' } },
    slack.clock.now(),
  );
  return { workspace, project, draft, heard: await hearing() };
}

/** What is said to a response_url. */
async function hearing() {
  const said: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      said.push(body);
      response.end('ok');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, said };
}

const refusals = ({ log }: Workspace): number =>
  log.filter((line) => line.includes('not theirs to see')).length;

const by = (workspace: Workspace, handle = 'eli', team: string = workspace.team) => ({
  user: { id: workspace.slack.as(handle).id, team_id: team },
  team: { id: team, domain: 'x' },
  trigger_id: '1.2.forged',
});

const view = (callback_id: string, private_metadata: string, values: object = {}) => ({
  id: 'VFORGED',
  type: 'modal',
  callback_id,
  private_metadata,
  state: { values },
  blocks: [],
});

test.each([
  [
    'a tick',
    (project: string) => ({
      type: 'checkboxes',
      action_id: cardActions.step,
      selected_options: [],
      block_id: stepsBlockId({ project: brand(project), version: 1, group: 0 }),
    }),
  ],
  [
    'Why',
    (project: string) => ({ type: 'button', action_id: cardActions.why, value: project, block_id: 'b' }),
  ],
  [
    'What would change it',
    (project: string) => ({ type: 'button', action_id: cardActions.whatIf, value: project, block_id: 'b' }),
  ],
  [
    'Assign & dates',
    (project: string) => ({ type: 'button', action_id: cardActions.assign, value: project, block_id: 'b' }),
  ],
  [
    'Open',
    (project: string) => ({
      type: 'button',
      action_id: portfolioActions.open,
      value: project,
      block_id: 'b',
    }),
  ],
  [
    'a decision record',
    (project: string) => ({
      type: 'button',
      action_id: `${portfolioActions.export}:md`,
      value: project,
      block_id: 'b',
    }),
  ],
])('%s on another’s project, or on none, is refused in the same words and logged once', async (_, made) => {
  const { workspace, project, heard } = await openScene();
  const click = async (id: string) => {
    const [before, logged] = [heard.said.length, refusals(workspace)];
    const action = { ...made(id), action_ts: '1.0' };
    await tell(workspace, {
      type: 'block_actions',
      ...by(workspace),
      response_url: heard.url,
      actions: [action],
    });
    await expect.poll(() => heard.said.length).toBeGreaterThan(before);
    expect(refusals(workspace) - logged).toBe(1);
    return heard.said.slice(before).join();
  };
  const hidden = await click(project);
  expect(hidden).toContain('no such project');
  expect(hidden).not.toContain(SECRET);
  expect(await click('nowhere')).toBe(hidden);
});

test.each([
  ['a step', cardCallbacks.steps, (project: string) => JSON.stringify({ project })],
  ['an answer', cardCallbacks.answer, (project: string) => `${project}:volume`],
  ['a question to somebody', cardCallbacks.ask, (project: string) => `${project}:volume`],
  ['a review', portfolioCallbacks.review, (project: string) => JSON.stringify({ project, revision: 1 })],
  ['a deletion', portfolioCallbacks.remove, (project: string) => JSON.stringify({ project, revision: 1 })],
])(
  '%s submitted with an edited private_metadata is refused and logged once',
  async (_, callback, metadata) => {
    const { workspace, project } = await openScene();
    const { store, team, slack } = workspace;
    const stands = async () =>
      JSON.stringify([await store.projects.find(team, project), await store.trail.of(team, project, 99)]);
    const before = await stands();
    const values = {
      act: { act: { selected_option: { value: 'propose' } } },
      comment: { comment: { value: '' } },
      word: { word: { value: SECRET } },
      own: { text: { value: 'Sing' } },
      person: { person: { selected_user: slack.as('ben').id } },
    };
    const form = view(callback, metadata(project), values);
    const answer = await tell(workspace, { type: 'view_submission', ...by(workspace), view: form });
    expect(JSON.stringify(answer)).not.toContain(SECRET);
    expect(await stands()).toBe(before);
    expect(refusals(workspace)).toBe(1);
  },
);

test('another person’s draft is neither shown nor changed, whichever way it is reached for', async () => {
  const { workspace, draft, heard } = await openScene();
  const { store, team } = workspace;
  const before = await store.drafts.find(team, draft);
  const mark = writeBookmark({ draft, at: 'essentials' });
  const page = view(callbacks.page, mark);
  const tries = [
    { type: 'view_submission', view: page },
    { type: 'view_submission', view: view(callbacks.yourAnswers, mark) },
    {
      type: 'block_actions',
      view: page,
      actions: [{ type: 'button', action_id: actions.skip, block_id: 'b', value: 'x', action_ts: '1.0' }],
    },
    {
      type: 'block_actions',
      view: page,
      actions: [
        { type: 'button', action_id: actions.resumeDraft, block_id: 'b', value: draft, action_ts: '1.0' },
      ],
    },
  ];
  for (const tried of tries) {
    const logged = refusals(workspace);
    const answer = await tell(workspace, { ...by(workspace), response_url: heard.url, ...tried });
    await expect.poll(() => refusals(workspace)).toBeGreaterThan(logged);
    await workspace.slack.quiet();
    expect(refusals(workspace) - logged).toBe(1);
    expect(JSON.stringify(answer ?? '')).not.toContain(SECRET);
  }
  expect(heard.said.join()).not.toContain(SECRET);
  expect(await store.drafts.find(team, draft)).toEqual(before);
});

test('menus that ask while somebody types offer nothing of others', async () => {
  const { workspace, draft } = await openScene();
  const typed = (action_id: string, private_metadata: string) =>
    tell(workspace, {
      type: 'block_suggestion',
      ...by(workspace),
      action_id,
      block_id: 'b',
      value: '',
      view: view(callbacks.page, private_metadata),
    });
  expect(await typed(actions.project, writeBookmark({ draft }))).toEqual({ options: [] });
  expect(await typed(portfolioMenus.deletable, '')).toEqual({ options: [] });
});

test('a button and a form of another version are answered kindly', async () => {
  const { workspace, heard } = await openScene();
  const action = { type: 'button', action_id: 'card-dance.v9', block_id: 'b', value: 'x', action_ts: '1.0' };
  await tell(workspace, {
    type: 'block_actions',
    ...by(workspace),
    response_url: heard.url,
    actions: [action],
  });
  await expect.poll(() => heard.said).toHaveLength(1);
  const form = view(reminderCallbacks.plan.replace('v1', 'v9'), '');
  const answer = await tell(workspace, { type: 'view_submission', ...by(workspace), view: form });
  expect(JSON.stringify(answer)).toContain('older version');
});
