import { describe, expect, test } from 'vitest';
import { type Dashboard, dashboard } from '#blocks/dashboard';
import { historyView } from '#blocks/history-view';
import { outcomeForm } from '#blocks/outcome-form';
import type { Portfolio } from '#blocks/portfolio';
import { projectList } from '#blocks/project-list';
import { projectView } from '#blocks/project-view';
import { forgetForm, removeAnyForm, removeForm } from '#blocks/removal-forms';
import { reviewForm } from '#blocks/review-form';
import { outcomeQuestion, proposalMessage, reviewNews } from '#blocks/review-messages';
import { settingsView } from '#blocks/settings-view';
import { personas } from '#sandbox/personas';
import { faultsOfMessage, faultsOfView } from '#sandbox/validate/validate-blocks';
import { blockersOf } from '#scoping/blockers';
import { brand } from '#scoping/ids';
import { reviewActs } from '#scoping/review';
import { defaultSettings } from '#scoping/settings';
import { recommended } from '#tests/recommended';
import { ben, dossierOf } from './dossiers.ts';
import { draftWith } from './drafts.ts';
import { expectFits, nastyWords } from './drawn.ts';

const files = personas.map(dossierOf);
const [file] = files;
if (!file) throw new Error('There are personas.');
const now = new Date('2027-02-01T09:00:00Z');

const none = { prompting: 0, rag: 0, finetune: 0, hybrid: 0 };
const held = { yes: 0, partly: 0, no: 0 };

const waitingIn = ({ project }: (typeof files)[number]) => ({
  project,
  title: 'Look at real feedback',
  due: '2027-01-12',
  overdue: true,
});

const portfolioOf = (more: Partial<Portfolio> = {}): Portfolio => ({
  total: 9,
  destinations: { ...none, rag: 6, hybrid: 3 },
  statuses: { open: 4, proposed: 2, approved: 3, changes_requested: 0, superseded: 0 },
  blockers: { labels: 4, documents: 1, evaluation: 7, money: 2, time: 0, questions: 5 },
  outcomes: { prompting: held, finetune: held, hybrid: held, rag: { yes: 2, partly: 1, no: 0 } },
  overdue: [],
  page: { projects: files.slice(0, 8).map(({ project }) => project), number: 2, more: true },
  looking: { order: 'newest', status: 'approved', text: '<!channel> & co', owner: ben },
  ...more,
});

const homeOf = (more: Partial<Dashboard> = {}): Dashboard => ({
  now,
  drafts: [],
  mine: { projects: [], more: false },
  steps: [],
  reminders: [],
  portfolio: null,
  ...more,
});

/** All that Slack reads as mark-up in what is drawn. */
function markedUp(drawn: unknown): string {
  const texts: string[] = [];
  JSON.stringify(drawn, (_, value) => {
    if (value?.type === 'mrkdwn') texts.push(value.text);
    return value;
  });
  return texts.join('\n');
}

const expectHome = (home: Dashboard) => expect(faultsOfView(dashboard(home), 'home')).toEqual([]);

describe('Home fits what Slack takes', () => {
  test('empty, few, many and for a reviewer', () => {
    expectHome(homeOf());
    expectHome(homeOf({ drafts: [draftWith({ name: 'One' })] }));
    expectHome(homeOf({ portfolio: portfolioOf() }));
    expectHome(
      homeOf({ portfolio: portfolioOf({ total: 0, page: { projects: [], number: 1, more: false } }) }),
    );
    const steps = files.flatMap(({ steps: each, project }) =>
      each.map((step) => ({ step: { ...step, due: '2027-01-10' }, project })),
    );
    const many = homeOf({
      drafts: Array.from({ length: 60 }, (_, n) =>
        draftWith({ name: nastyWords[n % nastyWords.length] ?? '' }),
      ),
      mine: { projects: files.map(({ project }) => project), more: true },
      steps,
      reminders: files.map(waitingIn),
      portfolio: portfolioOf({ overdue: files.map(waitingIn) }),
    });
    expectHome(many);
    expect(markedUp(dashboard(many))).not.toContain('<!channel>');
  });

  test('what nobody answers is told of each project, the first five, and by whom it waits', () => {
    const words = (overdue: Portfolio['overdue']) =>
      JSON.stringify(dashboard(homeOf({ portfolio: portfolioOf({ overdue }) })));
    expect(words(files.map(waitingIn).slice(0, 7))).toContain(
      'Overdue: 7 reminders that nobody has answered',
    );
    expect(words(files.map(waitingIn).slice(0, 7))).toContain('and 2 more');
    expect(words(files.map(waitingIn).slice(0, 1))).toContain(
      'Overdue: a reminder that nobody has answered for two weeks',
    );
    expect(words([])).not.toContain('verdue');
  });

  test('the picture reads aloud: numbers and words before the bars', () => {
    const words = JSON.stringify(dashboard(homeOf({ portfolio: portfolioOf() })));
    expect(words).toContain('6 of 9: RAG (retrieval)  `■■■■■■■□□□`');
    expect(words).toContain('4 of 9: lack labelled examples');
    expect(words).toContain('2 of 3: RAG (retrieval): it held');
    expect(words.indexOf('7 of 9')).toBeLessThan(words.indexOf('5 of 9'));
  });
});

test.each(files)('all views of $project.name fit what Slack takes', (each) => {
  const { project, assessment, revisions } = each;
  expectFits(projectView(each));
  expectFits(reviewForm({ project, assessment, acts: reviewActs }));
  expectFits(outcomeForm(project, assessment));
  const [after, before] = revisions;
  if (after && before) {
    expectFits(historyView({ project, revisions, before, after }));
    expectFits(historyView({ project, revisions: [after], before: after, after }));
  }
  for (const open of [true, false])
    expect(faultsOfMessage(proposalMessage({ project, assessment, open }).blocks)).toEqual([]);
  expect(faultsOfMessage(outcomeQuestion(project, assessment).blocks)).toEqual([]);
});

test.each(nastyWords)('nobody’s words break a view, or mean anything to Slack: %j', (words) => {
  const project = { ...file.project, name: words || 'x', description: words };
  const review = { act: 'request_changes', by: ben, comment: words.repeat(20) } as const;
  const nasty = {
    ...file,
    project,
    reviews: file.reviews.map((each) => ({ ...each, comment: words })),
    outcomes: file.outcomes.map((each) => ({ ...each, note: words })),
    steps: file.steps.map((step) => ({ ...step, note: words, text: words || 'x' })),
  };
  const drawn = [
    projectView(nasty),
    reviewForm({ project, assessment: file.assessment, acts: ['approve'] }),
    removeForm({ project, seen: true, word: project.name }),
    removeAnyForm,
  ];
  for (const view of drawn) expectFits(view);
  const said = [reviewNews(project, review), projectList({ projects: [project], words, more: true })];
  for (const message of said) expect(faultsOfMessage(message.blocks)).toEqual([]);
  for (const one of [...drawn.slice(0, 2), ...said]) {
    expect(markedUp(one)).not.toContain('<!channel>');
  }
});

test('a long history and a hundred revisions still fit', () => {
  const [newest] = file.revisions;
  if (!newest) throw new Error('There is a revision.');
  const revisions = Array.from({ length: 300 }, (_, n) => ({ ...newest, revision: 300 - n }));
  const reviews = Array.from({ length: 300 }, () => file.reviews[0]).flatMap((each) => (each ? [each] : []));
  expectFits(projectView({ ...file, revisions, reviews }));
  const [after] = revisions;
  const before = revisions.at(-1);
  if (after && before) expectFits(historyView({ project: file.project, revisions, before, after }));
});

test('settings, for admins and for others, and what can be forgotten', () => {
  const full = {
    ...defaultSettings,
    reviewers: [ben],
    reviewChannel: brand<'channel'>('C1'),
    channels: [brand<'channel'>('C1')],
    selfApproval: true,
    retentionDays: 365,
  };
  for (const settings of [defaultSettings, full])
    for (const admin of [true, false]) expectFits(settingsView({ settings, admin }));
  expectFits(forgetForm);
  expectFits(removeAnyForm);
  expectFits(removeForm({ project: file.project, seen: false, word: 'delete' }));
});

test('every blocker can stand in the way', () => {
  const found = personas.flatMap(({ answers }) =>
    // Each as it is, and in a hurry: no persona’s own deadline is too short for what they are advised.
    [answers, { ...answers, deadline: 'lt2w' as const }].flatMap((each) =>
      blockersOf(each, recommended(each)),
    ),
  );
  expect(new Set(found)).toEqual(
    new Set(['labels', 'documents', 'evaluation', 'money', 'time', 'questions']),
  );
});
