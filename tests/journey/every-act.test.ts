import { randomUUID } from 'node:crypto';
import { webApi } from '@slack/bolt';
import { expect, onTestFinished, test } from 'vitest';
import { agreeReminders } from '#journey/agree-reminders';
import { answerQuestion } from '#journey/answer-open-question';
import { archiveProject, handOver } from '#journey/archive-project';
import { askQuestion } from '#journey/ask-open-question';
import { addOwnStep, assignStep, readChecklist } from '#journey/assign-step';
import type { Deps } from '#journey/deps';
import { exportProject } from '#journey/export-projects';
import { NOT_VISIBLE } from '#journey/may';
import type { Person } from '#journey/person';
import { compareRevisions } from '#journey/read-dossier';
import { readProject } from '#journey/read-project';
import { tooLate } from '#journey/refusal';
import { reviseNow } from '#journey/revise-from-answers';
import { tickFirstSteps } from '#journey/tick-first-steps';
import { tryAnswers } from '#journey/try-answers';
import { startSandbox } from '#sandbox/index';
import { brand, type ChannelId, type ProjectId } from '#scoping/ids';
import { rememberedFacts, slackFacts } from '#slack/slack-facts';
import { recommended } from '#tests/recommended';
import { freshStore } from '#tests/store/fresh-store';
import { handles, people, type Who } from './cast.ts';

interface Tried {
  readonly deps: Deps;
  readonly who: Person;
  readonly project: ProjectId;
}
type Answer = { readonly kind: string; readonly why?: string } | string | undefined;
type Try = (tried: Tried) => Promise<Answer>;

const ana = brand<'person'>('U0ANA000000');
const ben = brand<'person'>('U0BEN000000');

const seeing: Readonly<Record<string, Try>> = {
  'read the card': ({ deps, who, project }) => readProject(deps, who, project),
  'read the steps': ({ deps, who, project }) => readChecklist(deps, who, project),
  'compare revisions': ({ deps, who, project }) => compareRevisions(deps, who, project),
  'try other answers': ({ deps, who, project }) => tryAnswers(deps, who, project),
  export: ({ deps, who, project }) => exportProject(deps, who, project),
};

const changing: Readonly<Record<string, Try>> = {
  tick: ({ deps, who, project }) =>
    tickFirstSteps(deps, who, { drawn: { project, version: 1, group: 0 }, selected: [], at: '1.0' }),
  assign: ({ deps, who, project }) =>
    assignStep(deps, who, { project, step: 'x', owner: ben, due: null, note: null, notNeeded: null }),
  'add a step': ({ deps, who, project }) => addOwnStep(deps, who, project, 'Ask the lawyers'),
  'ask somebody': ({ deps, who, project }) =>
    askQuestion(deps, who, { project, key: 'volume', of: who.id === ben ? ana : ben }),
  answer: ({ deps, who, project }) => answerQuestion(deps, who, { project, key: 'volume', answer: 'ge10k' }),
  'make the revision': ({ deps, who, project }) => reviseNow(deps, who, project),
  'agree reminders': ({ deps, who, project }) =>
    agreeReminders(deps, who, project, {
      launch: null,
      person: ben,
      reviewer: null,
      hour: 10,
      place: 'dm',
      models: { provider: '', base: '', embedding: '', end: null },
      muted: false,
    }),
  'hand over': ({ deps, who, project }) => handOver(deps, who, project, ben),
  restore: ({ deps, who, project }) => archiveProject(deps, who, project, false),
};

type Fate = 'yes' | 'no' | 'never';
type Row = Readonly<Record<Who, Fate>>;
const row = (...fates: readonly Fate[]): Row =>
  Object.fromEntries(people.map((who, index) => [who, fates[index] ?? 'never'])) as Row;

/** author, owner, member, admin (in none of the channels), guest, stranger, deactivated */
const places = {
  public: { seeing: row('yes', 'yes', 'yes', 'yes'), changing: row('yes', 'yes', 'yes', 'no') },
  private: { seeing: row('yes', 'yes', 'yes', 'never'), changing: row('yes', 'yes', 'yes', 'never') },
  'group message without the bot': {
    seeing: row('yes', 'yes', 'never', 'never'),
    changing: row('yes', 'yes', 'never', 'never'),
  },
  'direct message': {
    seeing: row('yes', 'yes', 'never', 'never'),
    changing: row('yes', 'yes', 'never', 'never'),
  },
} as const;
type Place = keyof typeof places;

async function openRoom(place: Place) {
  const slack = await startSandbox({ seed: 7 });
  onTestFinished(() => slack.close());
  const [host, chidi] = [slack.as('ana'), slack.as('chidi')];
  const { botUser } = slack.snapshot().app;
  const made =
    place === 'direct message'
      ? await host.does({ kind: 'open-dm', with: [ben] })
      : place === 'group message without the bot'
        ? await host.does({ kind: 'open-dm', with: [ben, chidi.id] })
        : await host.does({ kind: 'create-channel', name: 'table', private: place === 'private' });
  if (made.kind !== 'done' || !made.channel) throw new Error('No channel came of it.');
  const { channel } = made;
  if (place === 'public' || place === 'private')
    for (const who of [ben, chidi.id, botUser]) await host.does({ kind: 'invite', channel, who });

  const client = new webApi.WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
  const deps: Deps = {
    store: await freshStore(),
    slack: slackFacts(async () => client, rememberedFacts(slack.clock.now)),
    now: slack.clock.now,
    newId: randomUUID,
  };
  const team = brand<'team'>(slack.snapshot().workspaces[0]?.id ?? '');
  const person = (who: Who): Person => ({ team, id: brand<'person'>(slack.as(handles[who]).id) });
  return { deps, person, channel: brand<'channel'>(channel) };
}

/** Submitted by ana, handed to ben. */
async function projectIn(deps: Deps, { team, id }: Person, channel: ChannelId, name: string) {
  const answers = { needs_knowledge: 'yes' } as const;
  const { draft } = await deps.store.drafts.resumeOrBegin(
    team,
    { id: brand<'draft'>(randomUUID()), person: id, channel, project: null, name, answers },
    deps.now(),
  );
  const done = await deps.store.assessments.submit(
    team,
    {
      draft: draft.id,
      draftVersion: draft.version,
      assessment: brand<'assessment'>(randomUUID()),
      project: brand<'project'>(randomUUID()),
      recommendation: recommended(answers),
      provisional: false,
      basis: 0,
      messages: () => [],
    },
    deps.now(),
  );
  if (done.kind !== 'submitted') throw new Error(done.kind);
  const { project } = done.assessment;
  await deps.store.projects.reassign(team, project, ben, deps.now());
  return project;
}

function fateOf(answer: Answer): Fate {
  const why = typeof answer === 'string' ? answer : answer?.kind === 'refused' ? answer.why : undefined;
  return why === undefined ? 'yes' : why === NOT_VISIBLE ? 'never' : 'no';
}

test.each(Object.keys(places) as Place[])('who may do what in a %s channel', async (place) => {
  const { deps, person, channel } = await openRoom(place);
  const table: Record<string, Record<string, Fate>> = {};
  for (const [act, attempt] of Object.entries({ ...seeing, ...changing })) {
    const fates: Record<string, Fate> = {};
    for (const who of people) {
      const name = `Xylophone ${act} ${who}`;
      const project = await projectIn(deps, person('author'), channel, name);
      const answer = await attempt({ deps, who: person(who), project });
      fates[who] = fateOf(answer);
      if (fates[who] !== 'yes') expect(JSON.stringify(answer)).not.toContain('Xylophone');
    }
    table[act] = fates;
  }
  const expected = (acts: object, fates: Row) =>
    Object.fromEntries(Object.keys(acts).map((act) => [act, fates]));
  expect(table).toEqual({
    ...expected(seeing, places[place].seeing),
    ...expected(changing, places[place].changing),
  });
});

test('who was told that it took too long finds the project as it was', async () => {
  const { deps, person, channel } = await openRoom('public');
  const author = person('author');
  const project = await projectIn(deps, author, channel, 'Slow');
  const before = await deps.store.projects.find(author.team, project);
  const late = () => false;
  expect(await archiveProject(deps, author, project, true, late)).toEqual(tooLate);
  expect(await handOver(deps, author, project, author.id, late)).toEqual(tooLate);
  expect(await deps.store.projects.find(author.team, project)).toEqual(before);
});
