import { expect, test, vi } from 'vitest';
import { cardActions } from '#blocks/card-ids';
import type { Message } from '#sandbox/contract';
import type { QuestionKey } from '#scoping/questionnaire';
import { cardIn, cardsIn, channelIn, personIn, scopeProject, teamOf } from './scoped-project.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const MINUTE = 60_000;
const answers = { needs_knowledge: 'yes', behaviour_gaps: [] } as const;

const threadOf = ({ slack }: Workspace, { channel, ts }: Message) =>
  slack.snapshot().messages.filter((message) => message.channel === channel && message.thread === ts);

const questionsIn = (workspace: Workspace, card: Message) =>
  workspace.slack.until(
    () => threadOf(workspace, card).find(({ text }) => text.startsWith('Open questions')),
    15_000,
  );

/** The button of one question in a message, or what its menu offers instead. */
async function press(workspace: Workspace, who: string, on: Message, action: string, key: QuestionKey) {
  const about = (id: string) =>
    on.blocks.find((block) => {
      const words = JSON.stringify(block);
      return words.includes(`"${id}"`) && new RegExp(`:${key}[":]`).test(words);
    });
  const row = about(action);
  const menu = about(cardActions.question);
  const option = action === cardActions.ask ? 'ask' : 'answer';
  const [value] = JSON.stringify(menu ?? '').match(new RegExp(`${option}:[^"]*:${key}(?=")`)) ?? [];
  await workspace.slack.as(who).does({
    kind: 'click',
    on: { channel: on.channel, ts: on.ts },
    blockId: (row ?? menu)?.block_id ?? '',
    actionId: row ? action : cardActions.question,
    ...(row ? {} : { value: value ?? '' }),
  });
}

const directTo = ({ slack }: Workspace, who: string, part: string) =>
  slack.until(() => {
    const { channels, messages, app } = slack.snapshot();
    const own = channels.find(
      ({ kind, members }) =>
        kind === 'im' && members.includes(slack.as(who).id) && members.includes(app.botUser),
    );
    return messages.find(({ channel, text }) => channel === own?.id && text.includes(part));
  });

const latest = async (workspace: Workspace, project: Awaited<ReturnType<typeof scopeProject>>['project']) =>
  workspace.store.assessments.latest(teamOf(workspace), project);

test('answers within ten minutes make one revision, and the thread says what they changed', async () => {
  const workspace = await openWorkspace('socket');
  const { slack } = workspace;
  const { project } = await scopeProject(workspace, { answers });
  const card = await cardIn(workspace);
  const open = await questionsIn(workspace, card);

  await press(workspace, 'ben', open, cardActions.answer, 'change_rate');
  await slack.as('ben').fill('change_rate', 'daily');
  await slack.as('ben').submit();
  expect(slack.as('ben').modals()).toEqual([]);
  slack.clock.advance(5 * MINUTE);
  await press(workspace, 'chidi', open, cardActions.answer, 'attribution');
  await slack.as('chidi').fill('attribution', 'required');
  await slack.as('chidi').submit();
  await slack.until(() => JSON.stringify(threadOf(workspace, card)).includes('Within a day'));
  expect((await latest(workspace, project))?.revision).toBe(1);

  slack.clock.advance(6 * MINUTE);
  await expect.poll(async () => (await latest(workspace, project))?.revision).toBe(2);
  const made = await latest(workspace, project);
  expect(made).toMatchObject({
    answers: { ...answers, change_rate: 'daily', attribution: 'required' },
    author: personIn(workspace, 'chidi'),
    given: {
      change_rate: { by: personIn(workspace, 'ben') },
      attribution: { by: personIn(workspace, 'chidi') },
    },
  });
  const reply = await slack.until(
    () => threadOf(workspace, card).find(({ text }) => text.startsWith('Revision 2')),
    15_000,
  );
  expect(reply.text).toMatch(/the verdict (moved|holds)/);
  expect(reply.text).toContain('How firm:');
  expect(reply.text).toContain('Within a day');
  expect(cardsIn(workspace).length).toBe(1);
  slack.clock.advance(30 * MINUTE);
  await slack.quiet(1_000);
  expect((await latest(workspace, project))?.revision).toBe(2);
});

test('somebody outside the channel is asked by direct message, reminded once, and answers', async () => {
  const workspace = await openWorkspace('http');
  const { slack } = workspace;
  const { project } = await scopeProject(workspace, {
    answers,
    channel: '#ml-research',
    name: 'Secret model',
  });
  const card = await cardIn(workspace, '#ml-research');
  const open = await questionsIn(workspace, card);

  await press(workspace, 'ana', open, cardActions.ask, 'change_rate');
  await slack.as('ana').fill('person', slack.as('dora').id);
  await slack.as('ana').submit();
  expect(slack.as('ana').modals()).toEqual([]);
  const asked = await directTo(workspace, 'dora', 'one question for you about Secret model');
  await slack.until(() => JSON.stringify(threadOf(workspace, card)).includes('was asked by'));

  slack.clock.advance(2 * 24 * 60 * MINUTE + MINUTE);
  await directTo(workspace, 'dora', 'still waits for this answer');
  slack.clock.advance(3 * 24 * 60 * MINUTE);
  await slack.quiet(800);
  expect(slack.snapshot().messages.filter(({ text }) => text.includes('still waits')).length).toBe(1);

  await press(workspace, 'dora', asked, cardActions.answer, 'change_rate');
  await slack.as('dora').submit();
  expect(Object.values(slack.as('dora').modal().errors)).toEqual(['Choose an answer, or close this.']);
  await slack.as('dora').fill('change_rate', 'stable');
  await slack.as('dora').submit();
  expect(slack.as('dora').modals()).toEqual([]);
  await slack.until(
    () => JSON.stringify(threadOf(workspace, card)).includes('Make the revision now'),
    15_000,
  );
  const now = await questionsIn(workspace, card);
  await slack.as('ana').click(cardActions.revise, undefined, now);
  await expect.poll(async () => (await latest(workspace, project))?.revision).toBe(2);
  expect((await latest(workspace, project))?.answers.change_rate).toBe('stable');
});

test('whoever was asked may answer that question and no other', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, store } = workspace;
  const { project } = await scopeProject(workspace, {
    answers,
    channel: '#ml-research',
    name: 'Secret model',
  });
  const open = await questionsIn(workspace, await cardIn(workspace, '#ml-research'));
  await press(workspace, 'ana', open, cardActions.ask, 'change_rate');
  await slack.as('ana').fill('person', slack.as('dora').id);
  await slack.as('ana').submit();
  const asked = await directTo(workspace, 'dora', 'one question');
  await press(workspace, 'dora', asked, cardActions.dontKnow, 'change_rate');
  await slack.as('dora').fill('person', slack.as('chidi').id);
  await slack.as('dora').submit();
  const passed = await directTo(workspace, 'chidi', 'one question');
  expect(passed.text).toContain(`<@${slack.as('ana').id}>`);
  await slack.until(
    () =>
      JSON.stringify(threadOf(workspace, cardsIn(workspace, '#ml-research')[0] ?? asked)).includes(
        'does not know',
      ),
    15_000,
  );

  // Dora passed it on, so it is no longer hers; Chidi does not know either, and names nobody.
  await vi.waitFor(async () =>
    expect((await store.openQuestions.asked(teamOf(workspace), project)).map(({ state }) => state)).toEqual([
      'open',
      'passed',
    ]),
  );
  await press(workspace, 'chidi', passed, cardActions.dontKnow, 'change_rate');
  await slack.as('chidi').submit();
  const news = await directTo(workspace, 'ana', 'does not know either');
  expect(news.text).toContain(`<@${slack.as('chidi').id}>`);
  expect(await store.openQuestions.pending(teamOf(workspace), project)).toEqual([]);
});

test('an answer to a project that moved on meanwhile goes into what it is by then', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, store } = workspace;
  const { project } = await scopeProject(workspace, { answers });
  const card = await cardIn(workspace);
  const open = await questionsIn(workspace, card);
  const answer = async (who: string, key: QuestionKey, value: string) => {
    await press(workspace, who, open, cardActions.answer, key);
    await slack.as(who).fill(key, value);
    await slack.as(who).submit();
  };
  await answer('ben', 'change_rate', 'daily');
  await answer('ben', 'latency', 'relaxed');
  slack.clock.advance(MINUTE);
  const later = { by: personIn(workspace, 'ana'), at: slack.clock.now() };
  const moved = { ...answers, change_rate: 'stable', stage: 'production' } as const;
  await scopeProject(workspace, { project, answers: moved, given: { change_rate: later, stage: later } });
  slack.clock.advance(10 * MINUTE);
  await expect.poll(async () => (await latest(workspace, project))?.revision).toBe(3);
  expect((await latest(workspace, project))?.answers).toEqual({ ...moved, latency: 'relaxed' });
  expect(await store.openQuestions.pending(teamOf(workspace), project)).toEqual([]);
  expect(channelIn(workspace, '#ai-projects')).toBe(card.channel);
});

test('somebody who cannot be asked is not asked, and who asked is told', async () => {
  const workspace = await openWorkspace('socket');
  const { slack } = workspace;
  await scopeProject(workspace, { answers });
  const open = await questionsIn(workspace, await cardIn(workspace));
  const ana = slack.as('ana');
  await press(workspace, 'ana', open, cardActions.ask, 'change_rate');
  await ana.fill('person', ana.id);
  await ana.submit();
  expect(ana.modal().errors.person).toContain('To answer it yourself');
  await ana.fill('person', slack.as('gus').id);
  await ana.submit();
  expect(ana.modal().errors.person).toContain('Choose somebody of this workspace');
});
