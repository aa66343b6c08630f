import { describe, expect, test, vi } from 'vitest';
import { cardActions } from '#blocks/card-ids';
import { portfolioActions } from '#blocks/portfolio-ids';
import { reminderActions } from '#blocks/reminder-ids';
import type { Actor } from '#sandbox/actor';
import type { Message } from '#sandbox/contract';
import { untouched } from '#scoping/due-dates';
import type { Answers } from '#scoping/questionnaire';
import { cardIn, cardsIn, personIn, scopeProject, teamOf } from './scoped-project.ts';
import { modes, openWorkspace, type Workspace } from './workspace.ts';

const tuned: Answers = {
  needs_knowledge: 'no',
  behaviour_gaps: ['classification'],
  prompt_result: 'under_80',
  labelled_examples: '2000_4999',
  train_target: 'hosted_small',
};

/** A Monday in Lisbon, where Ana is. */
const start = new Date('2027-01-04T10:00:00Z');

const goTo = ({ slack }: Workspace, when: string): void =>
  slack.clock.advance(new Date(when).getTime() - slack.clock.now().getTime());

/** Nothing is due any more, neither to be reminded of nor to be told. */
async function idle({ slack, store }: Workspace): Promise<void> {
  const isIdle = async () =>
    !(await store.reminderPlans.anyDue(slack.clock.now())) && !(await store.outbox.anyDue(slack.clock.now()));
  // Twice, because what is claimed at this moment is not due either.
  for (let times = 0; times < 2; times += 1) {
    await vi.waitUntil(isIdle, { timeout: 20_000, interval: 20 });
    await slack.quiet(100);
  }
}

const reminders = ({ slack }: Workspace): readonly Message[] =>
  slack
    .snapshot()
    .messages.filter(({ blocks }) => blocks.some(({ block_id }) => block_id.startsWith('reminder')));

const theReminder = (workspace: Workspace, nth = 0): Promise<Message> =>
  workspace.slack.until(() => reminders(workspace)[nth]);

const asText = (message: Message | undefined): string => JSON.stringify(message?.blocks ?? '');

/** Which line’s button: several are due on one day, and each has its own. */
const press = (
  workspace: Workspace,
  who: string,
  action: string,
  key: string,
  on: Message,
  value?: string,
) => {
  const block = on.blocks.find(({ block_id }) => block_id.endsWith(`:${key}`));
  if (!block) throw new Error(`No line ${key} in ${asText(on)}`);
  return workspace.slack.as(who).does({
    kind: 'click',
    on: { channel: on.channel, ts: on.ts },
    blockId: block.block_id,
    actionId: action,
    ...(value === undefined ? {} : { value }),
  });
};

async function planned(
  mode: (typeof modes)[number],
  place: 'dm' | 'channel',
  more: Record<string, string> = {},
) {
  const workspace = await openWorkspace(mode, { startAt: start });
  const assessment = await scopeProject(workspace, { answers: tuned });
  const card = await cardIn(workspace);
  const ana = workspace.slack.as('ana');
  await ana.click(cardActions.more, `reminders:${assessment.project}`, card);
  const modal = await workspace.sees(ana, 'Reminders');
  expect(JSON.stringify(modal.blocks)).toContain('nothing is sent before somebody says yes');
  await ana.fill('launch', '2027-01-29');
  await ana.fill('place', place);
  for (const [field, value] of Object.entries(more)) await ana.fill(field, value);
  await ana.submit();
  await workspace.slack.until(() => JSON.stringify(ana.modal().blocks).includes('Agreed by'));
  await ana.close();
  const comesTo = place === 'dm' ? `Reminders come to <@${ana.id}>` : 'Reminders come to this channel';
  await workspace.slack.until(() => asText(cardsIn(workspace)[0]).includes(comesTo));
  return { workspace, ana, project: assessment.project, card };
}

describe.each(modes)('in %s mode', (mode) => {
  test('launch date set, three months ahead, reminder answered, the card shows it', async () => {
    const { workspace, ana, project } = await planned(mode, 'dm');
    const { slack, store } = workspace;

    // Two weeks before the launch, at ten by Ana's clock.
    goTo(workspace, '2027-01-15T09:59:00Z');
    await idle(workspace);
    expect(reminders(workspace)).toHaveLength(0);
    goTo(workspace, '2027-01-15T10:00:00Z');
    const agree = await theReminder(workspace);
    expect(asText(agree)).toContain('Agree the retraining cadence before launch');
    expect(asText(agree)).toContain('S5-75');
    await press(workspace, 'ana', reminderActions.done, 'agree-retraining-cadence', agree);
    await workspace.sees(ana, 'What did it show?');
    await ana.fill('result', 'held');
    await ana.submit();
    await ana.close();

    goTo(workspace, '2027-04-29T09:00:00Z');
    const quarterly = await slack.until(
      () => reminders(workspace).find((message) => asText(message).includes('Revalidate the tuned model')),
      10_000,
    );
    const words = asText(quarterly);
    for (const part of [
      'Why now',
      'Check',
      'If it held',
      'If it slipped',
      'If it failed',
      'S4-60',
      'Stated there',
    ])
      expect(words).toContain(part);
    expect(words).toContain('Decide whether to retrain');

    await press(workspace, 'ana', reminderActions.done, 'revalidate-tuned-model', quarterly);
    await workspace.sees(ana, 'What did it show?');
    await ana.fill('result', 'slipped');
    await ana.fill('figure', '0.81');
    await ana.fill('note', 'long mails <!channel>');
    await ana.submit();
    const kept = await workspace.sees(ana, 'Saved');
    expect(JSON.stringify(kept.blocks)).toContain('Re-assess');

    const card = await slack.until(
      () => cardsIn(workspace).find((one) => asText(one).includes('Last check on 29 April 2027')),
      10_000,
    );
    expect(asText(card)).toContain('slipped, 0.81');
    expect(asText(card)).toContain('&lt;!channel&gt;');
    const [latest] = await store.reminders.events(teamOf(workspace), project, 1);
    expect(latest).toMatchObject({
      kind: 'slipped',
      figure: '0.81',
      due: '2027-04-29',
      by: personIn(workspace, 'ana'),
    });

    await ana.close();
    await ana.openHome();
    await expect.poll(() => JSON.stringify(ana.home().blocks)).toContain(project);
    // It stands among her own projects and in the portfolio.
    const row = ana.home().blocks.find((block) => JSON.stringify(block).includes(portfolioActions.open));
    await ana.does({
      kind: 'click',
      on: { view: ana.home().id },
      blockId: row?.block_id ?? '',
      actionId: portfolioActions.open,
      value: project,
    });
    const view = JSON.stringify((await workspace.sees(ana, 'Project')).blocks);
    expect(view).toContain('Agree the retraining cadence before launch: held');
    expect(view).toContain('Revalidate the tuned model on its eval set and regression suite: slipped, 0.81');

    const redrawn = await slack.until(() => {
      const now = reminders(workspace).find(({ ts }) => ts === quarterly.ts);
      return asText(now).includes('slipped, 0.81') ? now : undefined;
    });
    expect(redrawn.blocks.some(({ block_id }) => block_id.endsWith(':revalidate-tuned-model'))).toBe(false);
    expect(redrawn.blocks.some(({ block_id }) => block_id.endsWith(':retrain-or-not'))).toBe(true);
  });
});

test('after a bad result the questionnaire opens with what it says filled in', async () => {
  const { workspace, ana } = await planned('socket', 'dm');
  goTo(workspace, '2027-07-29T09:00:00Z');
  const half = await workspace.slack.until(
    () => reminders(workspace).find((message) => asText(message).includes('Compare with the newest base')),
    10_000,
  );
  await press(workspace, 'ana', reminderActions.done, 'compare-with-newest-base', half);
  await workspace.sees(ana, 'What did it show?');
  await ana.fill('result', 'failed');
  await ana.submit();
  await workspace.sees(ana, 'Saved');
  await ana.click(reminderActions.reassess);
  const page = await workspace.sees(ana, 'The essentials');
  expect(JSON.stringify(page.shown)).toContain('"sufficient"');
});

test('in a channel one person’s snooze leaves it open for the others, and comes back to that person', async () => {
  const { workspace } = await planned('socket', 'channel');
  const { slack } = workspace;
  goTo(workspace, '2027-01-15T10:00:00Z');
  const asked = await theReminder(workspace);
  expect(asked.channel).toBe(cardsIn(workspace)[0]?.channel);
  await press(workspace, 'ben', reminderActions.snooze, 'agree-retraining-cadence', asked, 'P1D');
  await idle(workspace);
  expect(asText(reminders(workspace)[0])).toContain(reminderActions.done);

  // Tomorrow is a Saturday. Ben is in New York: ten o’clock there is three in the afternoon in Lisbon.
  goTo(workspace, '2027-01-18T14:59:00Z');
  await idle(workspace);
  expect(reminders(workspace)).toHaveLength(1);
  goTo(workspace, '2027-01-18T15:00:00Z');
  const again = await slack.until(
    () => reminders(workspace).find(({ channel }) => channel !== asked.channel),
    10_000,
  );
  expect(asText(again)).toContain('you put this off until today');
});

test('unanswered for a week: one reply in its thread; for two: the reviewer is told; then it rests as overdue', async () => {
  const { workspace, ana, project } = await planned('socket', 'channel');
  const { slack, store } = workspace;
  const team = teamOf(workspace);
  const plan = await store.reminderPlans.find(team, project);
  if (!plan) throw new Error('There is no plan.');
  await store.reminderPlans.save({ ...plan, reviewer: personIn(workspace, 'ben') }, slack.clock.now());

  goTo(workspace, '2027-01-15T10:00:00Z');
  const asked = await theReminder(workspace);
  goTo(workspace, '2027-01-22T10:00:00Z');
  const nudge = await slack.until(
    () => slack.snapshot().messages.find(({ thread }) => thread === asked.ts),
    10_000,
  );
  expect(nudge.text).toContain('Nobody has answered for a week');
  // Ben is told at ten by his own clock.
  goTo(workspace, '2027-01-29T15:00:00Z');
  const told = await slack.until(
    () => slack.snapshot().messages.find(({ text }) => text.includes('for two weeks')),
    10_000,
  );
  expect(slack.snapshot().channels.find(({ id }) => id === told.channel)?.members).toContain(
    slack.as('ben').id,
  );
  goTo(workspace, '2027-02-10T10:00:00Z');
  await idle(workspace);
  expect(slack.snapshot().messages.filter(({ thread }) => thread === asked.ts)).toHaveLength(1);

  const home = async (who: Actor, words: string) => {
    await who.openHome();
    await expect.poll(() => JSON.stringify(who.home().blocks)).toContain(words);
  };
  await home(ana, 'due 15 January 2027, *overdue*');
  await home(slack.as('ben'), 'Overdue: a reminder that nobody has answered for two weeks');

  await ana.slash('/ragft reminders', '#ai-projects');
  const list = await slack.until(() => slack.snapshot().ephemerals.at(-1));
  expect(asText(list)).toContain('15 January 2027: Agree the retraining cadence before launch, overdue');
  expect(asText(list)).toContain('29 April 2027: Revalidate the tuned model');
});

test('muted, it does not come back; switched on again, it does', async () => {
  const { workspace, ana, project } = await planned('socket', 'dm');
  const { slack } = workspace;
  goTo(workspace, '2027-01-15T10:00:00Z');
  const asked = await theReminder(workspace);
  await press(workspace, 'ana', reminderActions.mute, 'agree-retraining-cadence', asked);
  await slack.until(() => asText(reminders(workspace)[0]).includes('muted by'));

  await ana.slash('/ragft reminders', '#ai-projects');
  const list = await slack.until(() =>
    slack.snapshot().ephemerals.find((one) => asText(one).includes('90 days')),
  );
  await ana.click(reminderActions.plan, undefined, list);
  await workspace.sees(ana, 'Reminders');
  const line = (key: string, value: string) =>
    ana.does({
      kind: 'click',
      on: { view: ana.modal().id },
      blockId: `plan-line:${key}`,
      actionId: reminderActions.line,
      value,
    });
  await line('read-feedback', 'mute');
  await line('revalidate-tuned-model', 'P1M');
  await slack.until(() => JSON.stringify(ana.modal().blocks).includes('every month'));
  const { states } = await workspace.store.reminders.of(teamOf(workspace), project);
  expect(states.get('read-feedback')?.muted).toMatchObject({ by: personIn(workspace, 'ana') });
  expect(states.get('revalidate-tuned-model')?.every).toBe('P1M');
});

test('a known end of the base model is told thirty days before, and says that the day is fixed', async () => {
  const workspace = await openWorkspace('socket', { startAt: new Date('2026-11-23T10:00:00Z') });
  const { slack } = workspace;
  const assessment = await scopeProject(workspace, { answers: tuned });
  const card = await cardIn(workspace);
  const ana = slack.as('ana');
  await ana.click(cardActions.more, `reminders:${assessment.project}`, card);
  await workspace.sees(ana, 'Reminders');
  await ana.fill('base_model', 'gpt-4o-mini-2024-07-18');
  await ana.submit();
  await slack.until(() => JSON.stringify(ana.modal().blocks).includes('Agreed by'));
  expect(JSON.stringify(ana.modal().blocks)).toContain('OpenAI ends what you use: 14 January 2027, fixed');
  goTo(workspace, '2026-12-15T10:00:00Z');
  const told = await theReminder(workspace);
  expect(asText(told)).toContain('14 January 2027, fixed');
  expect(asText(told)).toContain('https://developers.openai.com');
});

test('what waited while Slack was out of reach is that day’s message; what fell due meanwhile comes the day after', async () => {
  const { workspace, project } = await planned('socket', 'dm');
  const { slack, store } = workspace;
  const team = teamOf(workspace);
  slack.setFaults({ failWith: 'http_500', methods: ['chat.postMessage'] });
  goTo(workspace, '2027-01-15T10:00:00Z');
  await slack.until(() => (slack.struck()['chat.postMessage http_500'] ?? 0) > 0);
  const meanwhile = { ...untouched('revalidate-after-base-update'), again: '2027-01-18' };
  await store.reminders.setLine(team, project, meanwhile);
  await store.reminderPlans.lookAgain(team, project, slack.clock.now());

  // A Monday.
  goTo(workspace, '2027-01-18T10:00:00Z');
  await idle(workspace);
  slack.setFaults({ failWith: 'nothing', methods: [] });
  goTo(workspace, '2027-01-18T10:30:00Z');
  await idle(workspace);
  // A try that was under way when Slack came back has put the next one off by five minutes at most.
  goTo(workspace, '2027-01-18T10:40:00Z');
  const late = await theReminder(workspace);
  expect(asText(late)).toContain('Agree the retraining cadence');
  goTo(workspace, '2027-01-18T17:00:00Z');
  await idle(workspace);
  expect(reminders(workspace)).toHaveLength(1);
  goTo(workspace, '2027-01-19T10:00:00Z');
  expect(asText(await theReminder(workspace, 1))).toContain('after an update of the base model');
});

test('nothing is sent about a project nobody has said yes for', async () => {
  const workspace = await openWorkspace('socket', { startAt: start });
  await scopeProject(workspace, { answers: tuned });
  await cardIn(workspace);
  goTo(workspace, '2028-01-10T10:00:00Z');
  await idle(workspace);
  expect(reminders(workspace)).toHaveLength(0);
});
