import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { cardActions } from '#blocks/card-ids';
import { portfolioActions } from '#blocks/portfolio-ids';
import { reminderActions } from '#blocks/reminder-ids';
import { digestEntry, directEntry, postEntry, questionEntry, threadEntries } from '#journey/announce';
import type { Message } from '#sandbox/contract';
import { brand, type ProjectId } from '#scoping/ids';
import { threadParts } from '#scoping/thread-parts';
import type { NewEntry } from '#store/outbox-entry';
import { boxesOn, cardIn, cardsIn, channelIn, personIn, scopeProject, teamOf } from './scoped-project.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const lost = { loseAnswers: true, methods: ['chat.postMessage'] } as const;

/** Said to one person alone, beside the message they clicked in. */
const isTold = ({ slack }: Workspace, who: string, { channel, thread }: Message): boolean =>
  slack
    .as(who)
    .sees(channel, thread)
    .some(({ text }) => text.includes('second copy'));

const counted = (workspace: Workspace) => workspace.store.copies.count(teamOf(workspace));

/** Whatever of the bot’s has this button, the oldest first. */
const withButton = ({ slack }: Workspace, action: string): readonly Message[] =>
  slack
    .snapshot()
    .messages.filter(
      ({ blocks, onlyFor, author }) =>
        onlyFor === undefined &&
        author === slack.snapshot().app.botUser &&
        JSON.stringify(blocks).includes(`"${action}"`),
    );

test('a click on a second copy of a card counts, and the copy goes away', async () => {
  const workspace = await openWorkspace('socket', { faults: { ...lost } });
  const { slack, store } = workspace;
  const { project } = await scopeProject(workspace);
  const copy = await cardIn(workspace);
  slack.setFaults({ loseAnswers: false });
  await slack.until(() => cardsIn(workspace).length === 2);
  await expect.poll(async () => (await store.cards.find(teamOf(workspace), project))?.ts).toBeTruthy();

  const [first = ''] = boxesOn(copy)[0]?.options.map(({ value }) => value) ?? [];
  await slack.as('ben').click(cardActions.step, [first], copy);
  await slack.until(() => cardsIn(workspace).length === 1);
  expect(cardsIn(workspace)[0]?.ts).not.toBe(copy.ts);
  await slack.until(() => isTold(workspace, 'ben', copy));
  const [step] = await store.checklists.of(teamOf(workspace), project);
  expect(step?.done?.by).toBe(slack.as('ben').id);
  await expect.poll(() => counted(workspace)).toEqual({ noticed: 1, removed: 1 });
});

test('a second copy goes away as well when the click in it comes to nothing', async () => {
  const workspace = await openWorkspace('socket', { faults: { ...lost, paced: false } });
  const { slack, store } = workspace;
  const { project } = await scopeProject(workspace);
  const copy = await cardIn(workspace);
  slack.setFaults({ loseAnswers: false });
  await slack.until(() => cardsIn(workspace).length === 2);
  await expect.poll(async () => (await store.cards.find(teamOf(workspace), project))?.ts).toBeTruthy();

  slack.setFaults({ failWith: 'http_500', methods: ['views.open'] });
  await slack.as('ben').click(cardActions.why, null, copy);
  await slack.until(() => cardsIn(workspace).length === 1);
  expect(cardsIn(workspace)[0]?.ts).not.toBe(copy.ts);
  const toldOf = (part: string) =>
    slack
      .as('ben')
      .sees(copy.channel, copy.thread)
      .some(({ onlyFor, text }) => onlyFor !== undefined && text.includes(part));
  await slack.until(() => toldOf('Click again in the other one') && toldOf('went wrong'));
  expect(toldOf('Your click counts')).toBe(false);
  expect(slack.as('ben').modals()).toEqual([]);
  await expect.poll(() => counted(workspace)).toEqual({ noticed: 1, removed: 1 });
});

test('a card whose answer was lost becomes the card when it is used first', async () => {
  const workspace = await openWorkspace('socket', { faults: { ...lost } });
  const { slack, store } = workspace;
  const { project } = await scopeProject(workspace);
  const card = await cardIn(workspace);
  const [first = ''] = boxesOn(card)[0]?.options.map(({ value }) => value) ?? [];
  await slack.as('ben').click(cardActions.step, [first], card);
  slack.setFaults({ loseAnswers: false });
  await vi.waitFor(async () =>
    expect((await store.cards.find(teamOf(workspace), project))?.ts).toBe(card.ts),
  );
  await slack.until(() => boxesOn(cardsIn(workspace)[0] ?? card)[0]?.ticked.includes(first));
  await slack.quiet(1_500);
  expect(cardsIn(workspace).length).toBe(1);
  expect(await counted(workspace)).toEqual({ noticed: 0, removed: 0 });
});

/** A project with its card and thread, and no answer of Slack’s to a post comes through any more. */
async function afterCard() {
  const workspace = await openWorkspace('socket');
  const { slack } = workspace;
  const { project } = await scopeProject(workspace, { answers: { needs_knowledge: 'yes' } });
  const card = await cardIn(workspace);
  await slack.until(
    () => slack.snapshot().messages.filter(({ thread }) => thread === card.ts).length === threadParts.length,
    15_000,
  );
  await expect.poll(async () => (await workspace.store.outbox.backlog()).waiting).toBe(0);
  slack.setFaults(lost);
  return { workspace, project };
}

interface Posted {
  readonly what: string;
  readonly button: string;
  readonly who: string;
  readonly entries: (workspace: Workspace, project: ProjectId) => Promise<readonly NewEntry[]>;
}

const making = ({ slack }: Workspace) => ({ now: () => slack.clock.now(), newId: randomUUID });

const posted: readonly Posted[] = [
  {
    what: 'the open questions in the thread',
    button: cardActions.answer,
    who: 'ben',
    entries: async (workspace, project) => {
      await workspace.store.threads.gone(teamOf(workspace), project, 'questions');
      return threadEntries(making(workspace), project, ['questions']);
    },
  },
  {
    what: 'a question to one person',
    button: cardActions.dontKnow,
    who: 'dora',
    entries: async (workspace, project) => {
      const id = brand<'ask'>(randomUUID());
      await workspace.store.openQuestions.ask(teamOf(workspace), {
        id,
        project,
        key: 'change_rate',
        by: personIn(workspace, 'ana'),
        of: personIn(workspace, 'dora'),
        at: workspace.slack.clock.now(),
      });
      return [questionEntry(making(workspace), id)];
    },
  },
  {
    what: 'word to the owner that the card is not to be seen',
    button: cardActions.post,
    who: 'ana',
    entries: async (workspace, project) => [
      directEntry(making(workspace), { kind: 'trouble', project, error: 'is_archived' }),
    ],
  },
  {
    what: 'the question what was built',
    button: portfolioActions.outcome,
    who: 'ana',
    entries: async (workspace, project) => [directEntry(making(workspace), { kind: 'outcome', project })],
  },
  {
    what: 'what became of a proposal',
    button: portfolioActions.open,
    who: 'ana',
    entries: async (workspace, project) => [
      directEntry(making(workspace), {
        kind: 'review',
        person: personIn(workspace, 'ana'),
        project,
        act: 'approve',
        by: personIn(workspace, 'ben'),
        comment: '',
      }),
    ],
  },
  {
    what: 'a line in the review channel',
    button: portfolioActions.review,
    who: 'ben',
    entries: async (workspace, project) => {
      const team = teamOf(workspace);
      const { assessment } = (await workspace.store.projects.find(team, project)) ?? {};
      const review = {
        id: brand<'review'>(randomUUID()),
        project,
        assessment: assessment ?? brand<'assessment'>(''),
        act: 'propose',
        by: personIn(workspace, 'ana'),
        at: workspace.slack.clock.now(),
        comment: '',
      } as const;
      await workspace.store.reviews.record(team, review, 'open');
      const channel = channelIn(workspace, '#general');
      return [postEntry(making(workspace), { kind: 'proposal', project, revision: 1, channel, open: true })];
    },
  },
  {
    what: 'the weekly list',
    button: cardActions.digestOff,
    who: 'ana',
    entries: async (workspace, project) => {
      const { checklists } = workspace.store;
      const ana = personIn(workspace, 'ana');
      const [{ key } = { key: '' }] = await checklists.of(teamOf(workspace), project);
      await checklists.assign(teamOf(workspace), project, key, { owner: ana, due: '2026-01-05', note: '' });
      return [digestEntry(making(workspace), ana, [{ project, key }])];
    },
  },
];

/** What was posted for these entries and whose answer was lost, seen in Slack for the first time. */
async function post(workspace: Workspace, project: ProjectId, { button, entries }: Posted) {
  const { slack, store } = workspace;
  const before = withButton(workspace, button).map(({ ts }) => ts);
  const shown = () => withButton(workspace, button).filter(({ ts }) => !before.includes(ts));
  const messages = await entries(workspace, project);
  slack.setFaults(lost);
  await store.outbox.add(teamOf(workspace), messages, slack.clock.now());
  const first = await slack.until(() => shown()[0]);
  return { first, shown };
}

async function press({ slack }: Workspace, { who, button }: Posted, message: Message) {
  const block = message.blocks.find((each) => JSON.stringify(each).includes(`"${button}"`));
  await slack.as(who).does({
    kind: 'click',
    on: { channel: message.channel, ts: message.ts },
    blockId: block?.block_id ?? '',
    actionId: button,
  });
  if (slack.as(who).modals().length > 0) await slack.as(who).close({ all: true });
}

const delivered = ({ store }: Workspace) =>
  expect.poll(async () => (await store.outbox.backlog()).waiting).toBe(0);

test('of two messages of any kind, the one nobody knows goes away when it is used', async () => {
  const { workspace, project } = await afterCard();
  const { slack } = workspace;
  for (const [n, each] of posted.entries()) {
    const { first, shown } = await post(workspace, project, each);
    slack.setFaults({ loseAnswers: false });
    await slack.until(() => shown().length === 2);
    await delivered(workspace);
    await press(workspace, each, first);
    await slack.until(() => shown().length === 1);
    expect(shown()[0]?.ts, each.what).not.toBe(first.ts);
    await slack.until(() => isTold(workspace, each.who, first));
    const count = { noticed: n + 1, removed: n + 1 };
    await expect.poll(() => counted(workspace), { message: each.what }).toEqual(count);
  }
});

test('a message of any kind that is used before it is posted again is the one, and no other comes', async () => {
  const { workspace, project } = await afterCard();
  const { slack } = workspace;
  for (const each of posted) {
    const { first, shown } = await post(workspace, project, each);
    await press(workspace, each, first);
    await delivered(workspace);
    slack.setFaults({ loseAnswers: false });
    await slack.quiet(1_200);
    expect(shown().map(({ ts }) => ts)).toEqual([first.ts]);
  }
  expect(await counted(workspace)).toEqual({ noticed: 0, removed: 0 });
});

test('a reminder whose answer was lost comes twice, and once again when one of them is used', async () => {
  const startAt = new Date('2027-01-04T10:00:00Z');
  const workspace = await openWorkspace('socket', { startAt });
  const { slack } = workspace;
  const { project } = await scopeProject(workspace, { answers: { behaviour_gaps: ['classification'] } });
  const card = await cardIn(workspace);
  const ana = slack.as('ana');
  await ana.click(cardActions.more, `reminders:${project}`, card);
  await workspace.sees(ana, 'Reminders');
  await ana.fill('launch', '2027-01-29');
  await ana.submit();
  await slack.until(() => JSON.stringify(ana.modal().blocks).includes('Agreed by'));
  await ana.close();

  slack.setFaults(lost);
  const shown = () => withButton(workspace, reminderActions.done);
  slack.clock.advance(new Date('2027-04-29T09:00:00Z').getTime() - slack.clock.now().getTime());
  const first = await slack.until(() => shown()[0]);
  slack.setFaults({ loseAnswers: false });
  await slack.until(() => shown().length === 2);
  await slack.quiet(500);
  const line = first.blocks.find((block) => JSON.stringify(block).includes(reminderActions.done));
  await ana.does({
    kind: 'click',
    on: { channel: first.channel, ts: first.ts },
    blockId: line?.block_id ?? '',
    actionId: reminderActions.done,
  });
  await slack.until(() => shown().length === 1);
  expect(shown()[0]?.ts).not.toBe(first.ts);
  await expect.poll(() => counted(workspace)).toEqual({ noticed: 1, removed: 1 });
});
