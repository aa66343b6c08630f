import { expect, test } from 'vitest';
import { actions } from '#blocks/ids';
import { portfolioActions } from '#blocks/portfolio-ids';
import type { Actor } from '#sandbox/actor';
import type { Message, OpenView } from '#sandbox/contract';
import { personas } from '#sandbox/personas';
import { brand } from '#scoping/ids';
import { drawn, homeAfter, homeOf } from './home-of.ts';
import { cardIn, scopeProject } from './scoped-project.ts';
import { openWorkspace } from './workspace.ts';

const wordsOf = (sight: OpenView | Message): string => JSON.stringify(sight.blocks);

/** The button of that kind which carries this value. */
function button(sight: OpenView | Message, action: string, value: string) {
  for (const block of sight.blocks) {
    const { accessory, elements = [] } = block as { accessory?: unknown; elements?: unknown[] };
    for (const element of [accessory, ...(Array.isArray(elements) ? elements : [])]) {
      const { action_id, value: carried } = (element ?? {}) as { action_id?: string; value?: string };
      if (action_id === action && carried === value) return { blockId: block.block_id, actionId: action };
    }
  }
  throw new Error(`There is no ${action} for ${value}.`);
}

const press = (who: Actor, sight: OpenView | Message, action: string, value: string) =>
  who.does({
    kind: 'click',
    on: 'id' in sight ? { view: sight.id } : { channel: sight.channel, ts: sight.ts },
    ...button(sight, action, value),
  });

test('the first visit to Home is three lines and one button', async () => {
  const workspace = await openWorkspace('socket');
  const home = await homeOf(workspace.slack, workspace.slack.as('ana'));
  expect(home.blocks).toHaveLength(2);
  expect(wordsOf(home)).toContain(actions.start);
});

test('a proposal is decided by somebody else, once, and everybody who has to know is told', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, store } = workspace;
  const [ana, ben] = [slack.as('ana'), slack.as('ben')];
  const channel = '#ai-projects';
  const announced = workspace.channel('#client-assistant');
  await store.settings.change(
    workspace.team,
    { reviewChannel: announced },
    brand<'person'>(ana.id),
    slack.clock.now(),
  );
  const project = (
    await scopeProject(workspace, {
      channel,
      name: 'Billing help',
      answers: personas[0].answers,
      quietly: true,
    })
  ).project;

  await press(ana, await homeOf(workspace.slack, ana), portfolioActions.open, project);
  await slack.until(() => ana.modals().length === 1);
  expect(wordsOf(ana.modal())).toContain('Billing help');
  await press(ana, ana.modal(), portfolioActions.review, project);
  await slack.until(() => ana.modal().title === 'Review');
  expect(wordsOf(ana.modal())).not.toContain('"approve"');
  await ana.fill('act', 'propose');
  await ana.submit();
  await slack.quiet();
  expect(wordsOf(ana.modal())).toContain('Proposed, waits for a decision');
  await ana.close();

  const line = await slack.until(() =>
    ben.sees(announced).find(({ text }) => text.includes('waits for a decision')),
  );
  await press(ben, line, portfolioActions.review, project);
  await slack.until(() => ben.modals().length === 1);
  await ben.fill('act', 'request_changes');
  await ben.submit();
  expect(Object.values(ben.modal().errors).join()).toContain('Say what should change');
  await ben.fill('act', 'approve');
  await ben.fill('comment', 'Fine <!channel> & good.');
  await ben.submit();
  await slack.quiet();
  expect(wordsOf(ben.modal())).toContain('Approved');
  expect(await store.projects.find(workspace.team, project)).toMatchObject({ status: 'approved' });

  const news = await slack.until(() =>
    slack.snapshot().messages.find(({ text }) => text.includes('approved it')),
  );
  expect(news.text).toContain('&lt;!channel&gt; &amp; good.');
  expect(news.text).not.toContain('<!channel>');

  await press(ben, line, portfolioActions.review, project);
  await slack.until(() => ben.sees(announced).at(-1)?.text.includes('nothing for you to decide'));
});

test('ninety days after the approval the owner is asked what was built, and the portfolio counts it', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, store } = workspace;
  const [ana, ben] = [slack.as('ana'), slack.as('ben')];
  const channel = '#ai-projects';
  const project = (
    await scopeProject(workspace, {
      channel,
      name: 'Billing help',
      answers: personas[0].answers,
      quietly: true,
    })
  ).project;
  const found = await store.projects.find(workspace.team, project);
  if (!found) throw new Error('It was not submitted.');
  const at = slack.clock.now();
  const review = { project, assessment: found.assessment, by: brand<'person'>(ben.id), comment: '', at };
  await store.reviews.record(workspace.team, { ...review, id: brand<'review'>('1'), act: 'approve' }, 'open');

  slack.clock.advance(91 * 86_400_000);
  const asked = await slack.until(() =>
    slack.snapshot().messages.find(({ text }) => text.includes('What was really built')),
  );
  await press(ana, asked, portfolioActions.outcome, project);
  await slack.until(() => ana.modals().length === 1);
  await ana.fill('built', 'rag');
  await ana.fill('advice', 'yes');
  await ana.submit();
  await slack.quiet();
  expect(wordsOf(ana.modal())).toContain('The advice held');
  expect(wordsOf(await homeOf(workspace.slack, ana))).toContain('Did the advice hold?');
});

test('Home is filtered, sorted, searched and leafed through, and keeps what one looks at', async () => {
  const workspace = await openWorkspace('socket');
  const { slack } = workspace;
  const ana = slack.as('ana');
  const channel = '#ai-projects';
  const names = Array.from({ length: 12 }, (_, n) => `Project ${String(n).padStart(2, '0')}`);
  for (const name of names) await scopeProject(workspace, { as: 'ben', channel, name, quietly: true });

  await homeOf(workspace.slack, ana);
  const shown = () => names.filter((name) => wordsOf(ana.home()).includes(name));
  expect(shown()).toHaveLength(8);
  expect(wordsOf(ana.home())).toContain('12 of 12');
  await homeAfter(slack, ana, () => ana.click(`${portfolioActions.home}:more`, null, ana.home()));
  expect(shown()).toHaveLength(4);
  await homeAfter(slack, ana, () => ana.click(`${portfolioActions.home}:order`, 'name', ana.home()));
  expect(shown()).toEqual(names.slice(0, 8));
  await homeAfter(slack, ana, () =>
    ana.fill(portfolioActions.homeWords, '07', { entered: true, on: ana.home() }),
  );
  expect(shown()).toEqual(['Project 07']);
  await homeOf(workspace.slack, ana);
  expect(shown()).toEqual(['Project 07']);
  await homeAfter(slack, ana, () => ana.click(`${portfolioActions.home}:clear`, null, ana.home()));
  await homeAfter(slack, ana, () => ana.click(`${portfolioActions.home}:status`, 'approved', ana.home()));
  expect(wordsOf(ana.home())).toContain('No project fits these filters');
});

test('list, history and export find a project by the beginnings of its words', async () => {
  const workspace = await openWorkspace('socket');
  const { slack } = workspace;
  const ana = slack.as('ana');
  const channel = '#ai-projects';
  await scopeProject(workspace, {
    channel,
    name: 'Billing help',
    answers: personas[0].answers,
    quietly: true,
  });
  await scopeProject(workspace, {
    channel,
    name: 'Billing audit',
    answers: personas[0].answers,
    quietly: true,
  });

  await ana.slash('/ragft list bill', '#ai-projects');
  await slack.until(() => ana.sees('#ai-projects').at(-1)?.text.includes('Billing audit'));
  await ana.slash('/ragft history bill', '#ai-projects');
  await slack.until(() => ana.sees('#ai-projects').at(-1)?.text.includes('Which one do you mean?'));
  await ana.slash('/ragft history aud', '#ai-projects');
  await slack.until(() => ana.modals().length === 1);
  expect(ana.modal().title).toBe('History');
  await ana.close();

  // Archived, and asked for in another channel, it is found where no other is meant.
  const { store, team } = workspace;
  const audit = await store.projects.named(team, workspace.channel(channel), 'Billing audit');
  await store.projects.archive(team, audit?.id ?? brand<'project'>(''), slack.clock.now(), slack.clock.now());
  await ana.slash('/ragft history audit', '#general');
  await slack.until(() => ana.modals().length === 1);
  expect(ana.modal().title).toBe('History');
  await ana.close();

  await ana.slash('/ragft export aud', '#general');
  await ana.slash('/ragft export json help', '#ai-projects');
  await ana.slash('/ragft export', '#ai-projects');
  const files = await slack.until(() => {
    const sent = slack.snapshot().messages.flatMap(({ files = [] }) => files);
    return sent.length === 3 && sent;
  });
  expect(files.map(({ name }) => name).toSorted()).toEqual([
    'Billing-audit.md',
    'Billing-help.json',
    'projects.csv',
  ]);
  const read = async (name: string) => {
    const { url = '' } = files.find((file) => file.name === name) ?? {};
    return (await fetch(url)).text();
  };
  expect(await read('Billing-audit.md')).toContain('# RAG (retrieval) for Billing audit');
  expect(JSON.parse(await read('Billing-help.json'))).toMatchObject({ answers: { needs_knowledge: 'yes' } });
  expect(await read('projects.csv')).toMatch(/Billing help,#ai-projects,/);
});

test('an earlier revision is compared, and has a decision record of its own', async () => {
  const workspace = await openWorkspace('socket');
  const { slack } = workspace;
  const ana = slack.as('ana');
  const { answers } = personas[0];
  const { project } = await scopeProject(workspace, { name: 'Billing help', answers, quietly: true });
  const changed = { ...answers, needs_knowledge: 'no' } as const;
  await scopeProject(workspace, { name: 'Billing help', answers: changed, project, quietly: true });

  await ana.slash('/ragft history billing', '#ai-projects');
  await slack.until(() => ana.modals().length === 1);
  expect(wordsOf(ana.modal())).toContain('Must it know things the base model was not trained on?');
  await ana.click(`${portfolioActions.export}:md:1`);
  const { url = '' } = await slack.until(
    () => slack.snapshot().messages.flatMap(({ files = [] }) => files)[0],
  );
  const record = await (await fetch(url)).text();
  expect(record).toContain('# RAG (retrieval) for Billing help');
  expect(record).toContain('Revision 1 of 2');
});

test('the card leads to its project, and says where it stands; a project is handed over to a member only', async () => {
  const workspace = await openWorkspace('socket');
  const { slack, store, team } = workspace;
  const ana = slack.as('ana');
  const { project, id } = await scopeProject(workspace, {
    name: 'Billing help',
    answers: personas[0].answers,
  });
  const review = { id: brand<'review'>('1'), project, assessment: id, comment: '', at: slack.clock.now() };
  await store.reviews.record(team, { ...review, act: 'propose', by: brand<'person'>(ana.id) }, 'open');
  const card = await cardIn(workspace);
  expect(wordsOf(card)).toContain('Proposed, waits for a decision');
  expect(wordsOf(card)).toContain(portfolioActions.review);

  await ana.click('card-more.v1', `project:${project}`, card);
  await slack.until(() => ana.modals().length === 1);
  await ana.click(portfolioActions.handOver, slack.as('eli').id);
  await slack.until(() => ana.modal().title === 'Not possible');
  await ana.close();
  await ana.click('card-more.v1', `project:${project}`, card);
  await slack.until(() => ana.modals().length === 1);
  await ana.click(portfolioActions.handOver, slack.as('ben').id);
  await expect.poll(async () => (await store.projects.find(team, project))?.owner).toBe(slack.as('ben').id);
});

test('a Home that Slack would not take is acknowledged all the same, and drawn a minute later', async () => {
  const { slack } = await openWorkspace('http');
  const ana = slack.as('ana');
  slack.setFaults({ failWith: 'http_500', methods: ['views.publish'] });
  expect(await ana.openHome()).toMatchObject({ kind: 'done' });
  await slack.until(() => (slack.struck()['views.publish http_500'] ?? 0) > 0);
  await slack.quiet(200);
  slack.setFaults({ share: 0 });
  slack.clock.advance(61_000);
  await slack.until(() => drawn(ana));
});
