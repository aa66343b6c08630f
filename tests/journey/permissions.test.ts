import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { portfolioActions, portfolioCallbacks, writeProjectMark } from '#blocks/portfolio-ids';
import type { TrafficEntry } from '#sandbox/contract';
import { personas } from '#sandbox/personas';
import { brand, type ChannelId, type ProjectId } from '#scoping/ids';
import { handles, people, type Who } from './cast.ts';
import { tell } from './forge.ts';
import { scopeProject } from './scoped-project.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** What becomes of a try. `never`: not even whether there is such a project may be learned from the answer. */
type Fate = 'yes' | 'no' | 'never';
type Row = Readonly<Record<Who, Fate>>;

const row = (...fates: readonly Fate[]): Row =>
  Object.fromEntries(people.map((who, index) => [who, fates[index] ?? 'never'])) as Row;

const acts = [
  'open',
  'history',
  'export',
  'propose',
  'withdraw',
  'approve',
  'request_changes',
  'archive',
  'outcome',
  'remove',
] as const;
type Act = (typeof acts)[number];

const seeing = ['open', 'history', 'export'] as const satisfies readonly Act[];
const judging = ['approve', 'request_changes'] as const satisfies readonly Act[];

const isOneOf = (list: readonly Act[], act: Act): boolean => list.includes(act);

/** author, owner, member, admin (in none of the channels), guest, stranger, deactivated */
const publicRow = (act: Act): Row => {
  if (isOneOf(seeing, act)) return row('yes', 'yes', 'yes', 'yes');
  if (isOneOf(judging, act)) return row('no', 'yes', 'yes', 'no');
  if (act === 'remove') return row('yes', 'no', 'no', 'yes');
  return row('yes', 'yes', 'yes', 'no');
};

const privateRow = (act: Act): Row => {
  if (isOneOf(judging, act)) return row('no', 'yes', 'yes', 'never');
  if (act === 'remove') return row('yes', 'no', 'no', 'yes');
  return row('yes', 'yes', 'yes', 'never');
};

/** Where the bot is not, Slack cannot say who else belongs there. */
const unknownRow = (act: Act): Row => {
  if (isOneOf(judging, act)) return row('no', 'yes', 'never', 'never');
  if (act === 'remove') return row('yes', 'no', 'never', 'yes');
  return row('yes', 'yes', 'never', 'never');
};

const places = {
  'a public channel': publicRow,
  'a private channel': privateRow,
  'a group message with the bot': privateRow,
  'a group message without it': unknownRow,
  'a direct message': unknownRow,
} as const;
type Place = keyof typeof places;

interface Scene {
  readonly workspace: Workspace;
  readonly channelOf: Readonly<Record<Place, ChannelId>>;
  number: number;
  /** Of all that Slack and the bot told one another, the last that was looked at. */
  seen: number;
}

let scene: Scene;

async function openScene(): Promise<Scene> {
  const workspace = await openWorkspace('http');
  const { slack } = workspace;
  const [ana, ben, chidi] = ['ana', 'ben', 'chidi'].map((handle) => slack.as(handle));
  if (!ana || !ben || !chidi) throw new Error('The sandbox has other people.');
  const { botUser } = slack.snapshot().app;
  const made = async (done: ReturnType<typeof ana.does>, with_: readonly string[]): Promise<ChannelId> => {
    const result = await done;
    if (result.kind !== 'done' || !result.channel) throw new Error('No channel came of it.');
    for (const who of with_) await ana.does({ kind: 'invite', channel: result.channel, who });
    return brand<'channel'>(result.channel);
  };
  const all = [ben.id, chidi.id, botUser];
  return {
    workspace,
    number: 0,
    seen: 0,
    channelOf: {
      'a public channel': await made(ana.does({ kind: 'create-channel', name: 'open-table' }), all),
      'a private channel': await made(
        ana.does({ kind: 'create-channel', name: 'closed-table', private: true }),
        all,
      ),
      'a group message with the bot': await made(ana.does({ kind: 'open-dm', with: all }), []),
      'a group message without it': await made(ana.does({ kind: 'open-dm', with: [ben.id, chidi.id] }), []),
      'a direct message': await made(ana.does({ kind: 'open-dm', with: [ben.id] }), []),
    },
  };
}

const [{ answers }] = personas;

/** A project whose author is not its owner, in the state in which the act makes sense. */
async function projectFor({ workspace, channelOf }: Scene, place: Place, act: Act, name: string) {
  const { store, slack, team } = workspace;
  const assessment = await scopeProject(workspace, {
    name,
    channel: channelOf[place],
    answers,
    quietly: true,
  });
  const { project, id } = assessment;
  await store.projects.reassign(team, project, brand<'person'>(slack.as('ben').id), slack.clock.now());
  if (act === 'withdraw' || isOneOf(judging, act)) {
    const by = brand<'person'>(slack.as('ana').id);
    const review = {
      id: brand<'review'>(name),
      project,
      assessment: id,
      by,
      comment: '',
      at: slack.clock.now(),
    };
    await store.reviews.record(team, { ...review, act: 'propose' }, 'open');
  }
  return project;
}

interface Try {
  readonly act: Act;
  readonly user: string;
  readonly project: ProjectId;
  readonly name: string;
}

const chosen = (value: string) => ({ selected_option: { value } });

function submissionOf({ act, name }: Try) {
  switch (act) {
    case 'propose':
    case 'withdraw':
    case 'approve':
    case 'request_changes':
      return {
        callback_id: portfolioCallbacks.review,
        values: { act: { act: chosen(act) }, comment: { comment: { value: 'Say why.' } } },
      };
    case 'outcome':
      return {
        callback_id: portfolioCallbacks.outcome,
        values: {
          built: { built: chosen('rag') },
          advice: { advice: chosen('yes') },
          note: { note: { value: '' } },
        },
      };
    default:
      return { callback_id: portfolioCallbacks.remove, values: { word: { word: { value: name } } } };
  }
}

const clicks: Partial<Record<Act, string>> = {
  open: portfolioActions.open,
  history: portfolioActions.history,
  export: `${portfolioActions.export}:md`,
  archive: portfolioActions.archive,
};

/** Everything the person is told: what the request is answered with, and what the bot then asks Slack to show. */
async function attempt(scene: Scene, tried: Try): Promise<string> {
  const { workspace } = scene;
  const { team } = workspace;
  const { act, user, project } = tried;
  const common = {
    user: { id: user, team_id: team },
    team: { id: team, domain: 'harbour' },
    trigger_id: '1.2.forged',
  };
  const mark = writeProjectMark({ project, revision: 1 });
  const view = {
    id: 'VFORGED',
    type: 'modal',
    callback_id: portfolioCallbacks.dossier,
    private_metadata: mark,
  };
  const action = clicks[act];
  if (action) {
    const since = await lastEntry(scene);
    const button = { type: 'button', action_id: action, block_id: 'b', value: project, action_ts: '1.0' };
    await tell(workspace, { type: 'block_actions', ...common, view, actions: [button] });
    return JSON.stringify((await answered(workspace, since)).map(({ request }) => request));
  }
  const { callback_id, values } = submissionOf(tried);
  const form = { ...view, callback_id, state: { values }, blocks: [] };
  return JSON.stringify(await tell(workspace, { type: 'view_submission', ...common, view: form }));
}

/** What the bot showed or sent by the time it was done with a click. */
async function answered(workspace: Workspace, since: number): Promise<readonly TrafficEntry[]> {
  for (;;) {
    const entries = (await trafficAfter(workspace, since)).filter(
      ({ name, direction }) => direction === 'bot-to-slack' && /^(views|files|chat)/.test(name),
    );
    const done = entries.some(
      ({ name, outcome }) =>
        outcome !== '' && (name === 'views.update' || name === 'files.completeUploadExternal'),
    );
    if (done) return entries;
    await pause(5);
  }
}

async function trafficAfter({ slack }: Workspace, after: number): Promise<readonly TrafficEntry[]> {
  const answer = await fetch(`${slack.url}/_sandbox/traffic?after=${after}`);
  const { entries } = (await answer.json()) as { entries: readonly TrafficEntry[] };
  return entries;
}

async function lastEntry(scene: Scene): Promise<number> {
  scene.seen = (await trafficAfter(scene.workspace, scene.seen)).at(-1)?.id ?? scene.seen;
  return scene.seen;
}

const NEVER = 'There is no such project, or it is not for you to see';

function fateOf(told: string): Fate {
  if (told.includes(NEVER)) return 'never';
  return told.includes('Not possible') || told.includes('"response_action":"errors"') ? 'no' : 'yes';
}

const hiddenInLog = ({ workspace }: Scene): number =>
  workspace.log.filter((line) => line.includes('not theirs to see')).length;

async function tryCell(place: Place, act: Act, who: Who): Promise<{ fate: Fate; changed: boolean }> {
  scene.number += 1;
  const name = `Xylophone ${1000 + scene.number}`;
  const { workspace } = scene;
  const project = await projectFor(scene, place, act, name);
  const before = await stateOf(workspace, project);
  const logged = hiddenInLog(scene);
  const blind = who === 'admin' && place !== 'a public channel';
  const user = workspace.slack.as(handles[who]).id;
  const told = await attempt(scene, { act, user, project, name: blind ? 'delete' : name });
  const fate = fateOf(told);
  if (fate === 'never') {
    expect(told).not.toContain(name);
    expect(hiddenInLog(scene) - logged).toBe(1);
  }
  return { fate, changed: (await stateOf(workspace, project)) !== before };
}

async function stateOf({ store, team }: Workspace, project: ProjectId): Promise<string> {
  const { status, archivedAt } = (await store.projects.find(team, project)) ?? {};
  return JSON.stringify([status, archivedAt, (await store.outcomes.of(team, project)).length]);
}

test.each(Object.keys(places) as Place[])('who may do what in %s', async (place) => {
  scene = await openScene();
  const table: Record<string, Row> = {};
  for (const act of acts) {
    const fates: Partial<Record<Who, Fate>> = {};
    for (const who of people) {
      const { fate, changed } = await tryCell(place, act, who);
      fates[who] = fate;
      expect({ act, who, changed }).toEqual({ act, who, changed: fate === 'yes' && !isOneOf(seeing, act) });
    }
    table[act] = fates as Row;
  }
  expect(table).toEqual(Object.fromEntries(acts.map((act) => [act, places[place](act)])));
});

describe('reviewers named in the settings', () => {
  test('decide wherever they may see, and see no more than others', async () => {
    scene = await openScene();
    const { workspace } = scene;
    const { store, slack, team } = workspace;
    const reviewers = ['dora', 'eli'].map((handle) => brand<'person'>(slack.as(handle).id));
    await store.settings.change(team, { reviewers }, brand<'person'>(slack.as('dora').id), slack.clock.now());
    const fates = async (place: Place) => {
      const found: Record<string, Fate> = {};
      for (const who of people) found[who] = (await tryCell(place, 'approve', who)).fate;
      return found;
    };
    expect(await fates('a public channel')).toEqual(row('no', 'no', 'no', 'yes'));
    expect(await fates('a private channel')).toEqual(row('no', 'no', 'no', 'never'));
  });

  test('an author may approve their own where the settings say so', async () => {
    scene = await openScene();
    const { store, slack, team } = scene.workspace;
    const dora = brand<'person'>(slack.as('dora').id);
    await store.settings.change(team, { selfApproval: true }, dora, slack.clock.now());
    expect((await tryCell('a private channel', 'approve', 'author')).fate).toBe('yes');
  });
});

test('settings and people are for admins of this workspace alone', async () => {
  scene = await openScene();
  const { workspace } = scene;
  const { slack, team, store } = workspace;
  const submit = async (handle: string, callback_id: string, values: object, ofTeam: string = team) =>
    JSON.stringify(
      await tell(workspace, {
        type: 'view_submission',
        user: { id: slack.as(handle).id, team_id: ofTeam },
        team: { id: ofTeam, domain: 'x' },
        view: { id: 'V', type: 'modal', callback_id, private_metadata: '', state: { values }, blocks: [] },
      }),
    );
  const settings = {
    reviewers: { reviewers: { selected_users: [] } },
    review_channel: { review_channel: {} },
    channels: { channels: { selected_conversations: [] } },
    switches: { switches: { selected_options: [{ value: 'self_approval' }] } },
    hour: { hour: {} },
    retention: { retention: {} },
  };
  const forgotten = { person: { person: { selected_user: slack.as('ben').id } } };
  const project = await projectFor(scene, 'a public channel', 'open', 'Xylophone');
  for (const handle of ['ana', 'eli', 'fay', 'gus', 'hana']) {
    expect(await submit(handle, portfolioCallbacks.settings, settings)).toContain('Only admins');
    expect(await submit(handle, portfolioCallbacks.forget, forgotten)).toContain('Only admins');
  }
  expect((await store.settings.of(team)).selfApproval).toBe(false);
  expect(await store.projects.find(team, project)).toMatchObject({ owner: slack.as('ben').id });

  expect(await submit('dora', portfolioCallbacks.settings, settings)).toContain('Saved');
  expect((await store.settings.of(team)).selfApproval).toBe(true);
});

test('forged payloads are refused, show nothing of others, and leave one line in the log', async () => {
  scene = await openScene();
  const { workspace } = scene;
  const { slack } = workspace;
  const name = 'Xylophone';
  const project = await projectFor(scene, 'a public channel', 'open', name);
  const user = slack.as('ana').id;

  for (const act of ['open', 'history', 'propose', 'remove'] as const) {
    const logged = hiddenInLog(scene);
    const stranger = await attempt(scene, { act, user: slack.as('eli').id, project, name });
    const unknown = await attempt(scene, { act, user, project: brand<'project'>('nowhere'), name: 'x' });
    expect([fateOf(stranger), fateOf(unknown)]).toEqual(['never', 'never']);
    expect(stranger).not.toContain(name);
    expect(hiddenInLog(scene) - logged).toBe(2);
  }

  const old = await tell(workspace, {
    type: 'view_submission',
    user: { id: user },
    team: { id: workspace.team },
    view: {
      id: 'V',
      type: 'modal',
      callback_id: portfolioCallbacks.review,
      private_metadata: '{"project":"","revision":"1"}',
      state: { values: {} },
    },
  });
  expect(JSON.stringify(old)).toContain('out of date');
});
