import { describe, expect, test } from 'vitest';
import type { Deps } from '#journey/deps';
import {
  isAdmin,
  mayAct,
  mayChange,
  mayDelete,
  mayReview,
  mayScopeIn,
  maySee,
  NOT_VISIBLE,
  type Relation,
  relationTo,
} from '#journey/may';
import type { ChannelFacts, PersonFacts, Told } from '#journey/slack-facts';
import type { Draft } from '#scoping/assessment';
import { brand } from '#scoping/ids';
import { defaultSettings } from '#scoping/settings';
import type { Store } from '#store/index';
import { recommended } from '#tests/recommended';
import { freshStore } from '#tests/store/fresh-store';
import { acme, minute } from '#tests/store/samples';

/** What Slack says, as the one thing that is not ours; the bot that asks it is tried in `permissions.test.ts`. */
interface Said {
  readonly person?: Told<PersonFacts>;
  readonly channel?: Told<ChannelFacts>;
  readonly member?: Told<boolean>;
}

const full: PersonFacts = { name: 'Ana', zone: 'UTC', guest: false, admin: false, ours: true };
const people = {
  'a member of the workspace': full,
  'a guest': { ...full, guest: true },
  'an admin': { ...full, admin: true },
  'a stranger': { ...full, ours: false },
  'a guest of elsewhere': { ...full, ours: false, guest: true },
  'somebody Slack hides': 'hidden',
  'somebody Slack does not tell of': 'unknown',
} as const satisfies Record<string, Told<PersonFacts>>;

const open: ChannelFacts = { name: 'room', kind: 'public', archived: false, joined: true, shared: false };
const channels = {
  'a public channel': open,
  'a private channel': { ...open, kind: 'private' },
  'a group message': { ...open, kind: 'group-dm' },
  'a direct message': { ...open, kind: 'dm' },
  'a channel Slack hides': 'hidden',
  'a channel Slack does not tell of': 'unknown',
} as const satisfies Record<string, Told<ChannelFacts>>;

const memberships = {
  in: true,
  'not in': false,
  'hidden whether in': 'hidden',
  'unknown whether in': 'unknown',
} as const;
const works = ['none of theirs', 'looked after by them', 'written by them'] as const;

const who = { team: acme, id: brand<'person'>('U1') };
const other = brand<'person'>('U2');
const room = brand<'channel'>('C1');
const elsewhere = brand<'channel'>('C2');

function depsOf(store: Store, { person = full, channel = open, member = true }: Said): Deps {
  return {
    store,
    slack: {
      person: async () => person,
      channel: async () => channel,
      isMember: async () => member,
      learn: async () => {},
      channelKnown: () => channel,
      forget: () => {},
    },
    now: () => minute(0),
    newId: () => 'id',
  };
}

const depsWith = async (said: Said): Promise<Deps> => depsOf(await freshStore(), said);

type Who = keyof typeof people;
type Where = keyof typeof channels;
type Whether = keyof typeof memberships;
type Work = (typeof works)[number];

/** As it is told to people: the rule, in the order in which it is said. */
function promised(person: Who, channel: Where, membership: Whether, work: Work): Relation {
  const own = work !== 'none of theirs';
  const outsider = ['a stranger', 'a guest of elsewhere', 'somebody Slack hides'].includes(person);
  if (outsider) return 'hidden';
  const silent = person === 'somebody Slack does not tell of' || /hides|not tell/.test(channel);
  if (silent) return own ? 'member' : 'hidden';
  if (membership === 'in') return 'member';
  const anyone = channel === 'a public channel' && person !== 'a guest';
  if (membership === 'not in') return anyone ? 'reader' : 'hidden';
  if (own) return 'member';
  if (!anyone) return 'hidden';
  return membership === 'unknown whether in' ? 'unsure' : 'reader';
}

const workOf = (work: Work) => ({
  channel: room,
  owner: work === 'looked after by them' ? who.id : other,
  author: work === 'written by them' ? who.id : other,
});

test.each(Object.keys(people) as Who[])('%s, wherever it is and whoever made it', async (person) => {
  const store = await freshStore();
  for (const channel of Object.keys(channels) as Where[])
    for (const membership of Object.keys(memberships) as Whether[]) {
      const [at, member] = [channels[channel], memberships[membership]];
      const deps = depsOf(store, { person: people[person], channel: at, member });
      for (const work of works) {
        const relation = promised(person, channel, membership, work);
        const what = `${channel}, ${membership}, ${work}`;
        expect(await relationTo(deps, who, workOf(work)), what).toBe(relation);
        expect(await maySee(deps, who, workOf(work)), what).toBe(
          relation === 'hidden' ? NOT_VISIBLE : undefined,
        );
        expect(await mayAct(deps, who, workOf(work)), what).toBe(mayChange(relation));
      }
    }
});

test('whoever wrote the newest revision is found by it, where nobody says who that is', async () => {
  const deps = await depsWith({ channel: 'unknown' });
  const submitted = async (person: typeof other, name: string) => {
    const begun = await deps.store.drafts.begin(
      acme,
      { id: brand<'draft'>(name), person, channel: room, project: null, name },
      minute(0),
    );
    const ids = { assessment: brand<'assessment'>(`a ${name}`), project: brand<'project'>(name) };
    const { id: draft, version: draftVersion } = begun;
    const rest = { recommendation: recommended({}), provisional: false, basis: 0, messages: () => [] };
    await deps.store.assessments.submit(acme, { draft, draftVersion, ...ids, ...rest }, minute(0));
    return { channel: room, owner: other, assessment: ids.assessment };
  };
  expect(await relationTo(deps, who, await submitted(who.id, 'mine'))).toBe('member');
  const theirs = await submitted(other, 'theirs');
  expect(await relationTo(deps, who, theirs)).toBe('hidden');
  expect(await relationTo(deps, who, { ...theirs, assessment: brand<'assessment'>('none') })).toBe('hidden');
  // Who is said to be the author is the author, whatever stands in the store.
  expect(await relationTo(deps, who, { ...(await submitted(who.id, 'again')), author: other })).toBe(
    'hidden',
  );
  expect(await relationTo(deps, who, { channel: room, owner: other })).toBe('hidden');
});

test('only members change anything, and only readers learn why not', () => {
  expect(mayChange('member')).toBeUndefined();
  expect(mayChange('reader')).toMatch(/^Only members of the project’s channel/);
  expect(mayChange('unsure')).toMatch(/^Slack did not say whether you are in the project’s channel/);
  expect(mayChange('hidden')).toBe(NOT_VISIBLE);
});

describe('to have a project in a channel', () => {
  const draft = (target = room, project: string | null = null) =>
    ({ target, channel: room, project: project && brand<'project'>(project) }) as Draft;
  const tried = async (said: Said, of: Draft = draft(), allowed?: readonly string[]) => {
    const deps = await depsWith(said);
    if (allowed)
      await deps.store.settings.change(
        acme,
        { channels: allowed.map((id) => brand<'channel'>(id)) },
        who.id,
        minute(0),
      );
    return mayScopeIn(deps, who, of);
  };

  test.each([
    ['a member of the workspace, in a public channel they are not in', { member: false }, draft(), undefined],
    ['the next revision there is for members alone', { member: false }, draft(room, 'p'), 'not a member'],
    ['the next revision by a member', { member: true }, draft(room, 'p'), undefined],
    [
      'somebody Slack does not tell of is taken for a member of the workspace',
      { person: 'unknown', member: false },
      draft(),
      undefined,
    ],
    ['a guest in it', { person: { ...full, guest: true }, member: true }, draft(), undefined],
    ['a guest not in it', { person: { ...full, guest: true }, member: false }, draft(), 'not a member'],
    ['a stranger', { person: { ...full, ours: false } }, draft(), 'Only people of this workspace'],
    ['somebody Slack hides', { person: 'hidden' }, draft(), 'Only people of this workspace'],
    ['a private channel they are in', { channel: channels['a private channel'] }, draft(), undefined],
    [
      'a private channel they are not in',
      { channel: channels['a private channel'], member: false },
      draft(),
      'not a member',
    ],
    [
      'a private channel whose members Slack hides',
      { channel: channels['a private channel'], member: 'hidden' },
      draft(),
      'not a member',
    ],
    [
      'a private channel whose members Slack does not tell',
      { channel: channels['a private channel'], member: 'unknown' },
      draft(),
      undefined,
    ],
    ['an archived channel', { channel: { ...open, archived: true } }, draft(), 'archived'],
    ['a hidden channel where the command was typed', { channel: 'hidden' }, draft(), undefined],
    [
      'a hidden channel that was chosen',
      { channel: 'hidden' },
      draft(elsewhere),
      'not in this private channel',
    ],
    ['a channel Slack does not tell of, where it was typed', { channel: 'unknown' }, draft(), undefined],
    [
      'a channel Slack does not tell of, that was chosen',
      { channel: 'unknown' },
      draft(elsewhere),
      'did not say in time',
    ],
  ] as const satisfies readonly (readonly [string, Said, Draft, string | undefined])[])(
    '%s',
    async (_, said, of, why) => {
      const told = await tried(said, of);
      if (why === undefined) expect(told).toBeUndefined();
      else expect(told).toContain(why);
    },
  );

  test('an admin says where', async () => {
    expect(await tried({}, draft(), ['C1'])).toBeUndefined();
    expect(await tried({}, draft(), ['C2'])).toContain('not opened ragft in this channel');
    expect(await tried({}, draft(elsewhere), ['C1'])).toContain('not opened ragft in this channel');
  });
});

describe('to judge a revision', () => {
  const mine = { author: who.id };
  const theirs = { author: other };
  const named = { ...defaultSettings, reviewers: [who.id] };
  const notNamed = { ...defaultSettings, reviewers: [other] };
  test.each([
    ['a member, of another’s', 'member', defaultSettings, theirs, undefined],
    ['a member, of their own', 'member', defaultSettings, mine, 'somebody else has to decide'],
    [
      'of their own, where the settings allow it',
      'member',
      { ...defaultSettings, selfApproval: true },
      mine,
      undefined,
    ],
    ['a reader', 'reader', defaultSettings, theirs, 'Only members of the project’s channel'],
    ['of whom Slack did not say', 'unsure', defaultSettings, theirs, 'Try again in a minute'],
    ['who may not see it', 'hidden', defaultSettings, theirs, NOT_VISIBLE],
    ['a reviewer who may not see it', 'hidden', named, theirs, NOT_VISIBLE],
    ['a reviewer who may only read', 'reader', named, theirs, undefined],
    ['a reviewer, of their own', 'member', named, mine, 'somebody else has to decide'],
    ['a member who is not among the reviewers', 'member', notNamed, theirs, 'Only the reviewers named'],
  ] as const)('%s', (_, relation, settings, revision, why) => {
    const told = mayReview(relation, who, settings, revision);
    if (why === undefined) expect(told).toBeUndefined();
    else expect(told).toContain(why);
  });
});

describe('to delete a project', () => {
  const by = (
    author: typeof other,
    ...statuses: readonly ('open' | 'proposed' | 'approved' | 'superseded')[]
  ) => statuses.map((status) => ({ author, status }));
  test.each([
    ['an admin, though it is hidden and approved', 'hidden', true, by(other, 'approved'), undefined],
    ['whoever may not see it', 'hidden', false, by(who.id, 'open'), NOT_VISIBLE],
    ['its author', 'member', false, by(who.id, 'open', 'proposed'), undefined],
    ['its author, though no member any more', 'reader', false, by(who.id, 'open'), undefined],
    ['somebody else', 'member', false, by(other, 'open'), 'Only the author'],
    [
      'the author of an older revision',
      'member',
      false,
      [...by(other, 'open'), ...by(who.id, 'open')],
      'Only the author',
    ],
    ['its author, once it was approved', 'member', false, by(who.id, 'approved'), 'was approved'],
    [
      'its author, once an older one was approved',
      'member',
      false,
      by(who.id, 'open', 'superseded'),
      'was approved',
    ],
    ['nobody, where there is no revision', 'member', false, [], 'Only the author'],
  ] as const)('%s', (_, relation, admin, revisions, why) => {
    const told = mayDelete(relation, who, admin, revisions);
    if (why === undefined) expect(told).toBeUndefined();
    else expect(told).toContain(why);
  });
});

test.each([
  ['an admin', { ...full, admin: true }, true],
  ['a member', full, false],
  ['an admin of elsewhere', { ...full, admin: true, ours: false }, false],
  ['somebody Slack hides', 'hidden', false],
  ['somebody Slack does not tell of', 'unknown', false],
] as const)('%s is an admin of this workspace: %s', async (_, person, admin) => {
  expect(await isAdmin(await depsWith({ person }), who)).toBe(admin);
});
