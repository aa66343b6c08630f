import { type Dashboard, dashboard } from '#blocks/dashboard';
import { historyView } from '#blocks/history-view';
import { outcomeForm } from '#blocks/outcome-form';
import { projectList, whichOne } from '#blocks/project-list';
import { type ProjectFile, projectView } from '#blocks/project-view';
import { forgetForm, removeForm } from '#blocks/removal-forms';
import { reviewForm } from '#blocks/review-form';
import { outcomeQuestion, proposalMessage, reviewNews } from '#blocks/review-messages';
import { settingsView } from '#blocks/settings-view';
import { type Persona, personas } from '#sandbox/personas';
import type { Project } from '#scoping/assessment';
import { brand } from '#scoping/ids';
import { defaultSettings } from '#scoping/settings';
import { ana } from '#tests/blocks/projects';
import { forEach, once, type Wall } from './hang.ts';
import { ben, channel, first, inHarbour, now, revised, second, standing } from './harbour.ts';

/** What a PM looks at: Home, a project and its history, review, outcome and settings. */
export const portfolio = (): Wall => [
  ...once('Home, the first visit', dashboard(firstVisit)),
  ...once('Home, somebody with projects', dashboard(withProjects)),
  ...once('Home, somebody with many projects', dashboard(withMany)),
  ...once('Home, a reviewer', dashboard(reviewing)),
  ...once('Home, a reviewer of nothing yet', dashboard({ ...firstVisit, portfolio: emptyPortfolio })),
  ...forEach('Project', (persona) => projectView(fileOf(persona))),
  ...once(
    'History',
    historyView({ project, revisions: [revised, assessment], before: assessment, after: revised }),
  ),
  ...once('Review, proposing', reviewForm({ project, assessment, acts: ['propose'] })),
  ...once(
    'Review, deciding',
    reviewForm({ project: proposed, assessment, acts: ['approve', 'request_changes'] }),
  ),
  ...once('Review, in the review channel', proposalMessage({ project: proposed, assessment, open: true })),
  ...once('Review, of a private channel', proposalMessage({ project: proposed, assessment, open: false })),
  ...once('Review, to the author', reviewNews(project, { act: 'request_changes', by: ben, comment })),
  ...once('Outcome, asked', outcomeQuestion(project, assessment)),
  ...once('Outcome', outcomeForm(project, assessment)),
  ...once('List', projectList({ projects: several, words: '', more: true })),
  ...once('List, nothing found', projectList({ projects: [], words: 'parcel', more: false })),
  ...once('Which one', whichOne(several)),
  ...once('Settings', settingsView({ settings: defaultSettings, admin: false })),
  ...once('Settings, admin', settingsView({ settings, admin: true })),
  ...once('Delete', removeForm({ project, seen: true, word: project.name })),
  ...once('Delete, unseen', removeForm({ project, seen: false, word: 'delete' })),
  ...once('Forget a person', forgetForm),
];

const { project, assessment } = standing(first);
const proposed: Project = { ...project, status: 'proposed' };
const comment = 'Please measure retrieval on fifty questions first.\nThen I will approve it.';
const settings = { ...defaultSettings, reviewers: [ben], reviewChannel: channel, retentionDays: 365 };

const several = personas
  .slice(0, 8)
  .map((persona): Project => ({ ...standing(persona).project, id: brand<'project'>(persona.name) }));

const firstVisit: Dashboard = {
  now,
  drafts: [],
  mine: { projects: [], more: false },
  steps: [],
  reminders: [],
  portfolio: null,
};

const waiting = {
  project,
  title: 'Look at real feedback and at the one metric you chose',
  due: '2027-01-11',
  overdue: false,
};

const withProjects: Dashboard = {
  ...firstVisit,
  drafts: [inHarbour(second)],
  mine: { projects: several.slice(0, 3), more: false },
  steps: standing(first)
    .steps.slice(0, 2)
    .map((step) => ({ step: { ...step, owner: ana, due: '2026-12-28' }, project })),
  reminders: [waiting],
};

/** More than fits, of everything. */
const many = personas.map((persona, index) => ({
  draft: { ...inHarbour(persona), id: brand<'draft'>(`draft-${index}`) },
  project: { ...standing(persona).project, id: brand<'project'>(`project-${index}`) },
  step: standing(persona).steps[0],
}));
const withMany: Dashboard = {
  ...firstVisit,
  drafts: many.slice(0, 12).map(({ draft }) => draft),
  mine: { projects: many.slice(0, 8).map((one) => one.project), more: true },
  steps: many
    .slice(0, 14)
    .flatMap((one) =>
      one.step ? [{ step: { ...one.step, owner: ana, due: '2026-12-28' }, project: one.project }] : [],
    ),
  reminders: many.slice(0, 14).map((one) => ({ ...waiting, project: one.project })),
};

const reviewing: Dashboard = {
  ...withProjects,
  portfolio: {
    total: 40,
    destinations: { prompting: 9, rag: 17, finetune: 5, hybrid: 9 },
    statuses: { open: 12, proposed: 6, approved: 18, changes_requested: 3, superseded: 1 },
    blockers: { labels: 7, documents: 11, evaluation: 22, money: 2, time: 5, questions: 13 },
    outcomes: {
      prompting: { yes: 4, partly: 1, no: 0 },
      rag: { yes: 6, partly: 2, no: 1 },
      finetune: { yes: 1, partly: 0, no: 1 },
      hybrid: { yes: 0, partly: 0, no: 0 },
    },
    overdue: [
      { ...waiting, title: 'Measure retrieval again, then the answers', due: '2026-11-30', overdue: true },
      { ...waiting, due: '2026-12-11', overdue: true },
    ],
    page: { projects: several, number: 1, more: true },
    looking: { order: 'newest' },
  },
};

const none = { yes: 0, partly: 0, no: 0 };
const emptyPortfolio: NonNullable<Dashboard['portfolio']> = {
  total: 0,
  destinations: { prompting: 0, rag: 0, finetune: 0, hybrid: 0 },
  statuses: { open: 0, proposed: 0, approved: 0, changes_requested: 0, superseded: 0 },
  blockers: { labels: 0, documents: 0, evaluation: 0, money: 0, time: 0, questions: 0 },
  outcomes: { prompting: none, rag: none, finetune: none, hybrid: none },
  overdue: [],
  page: { projects: [], number: 1, more: false },
  looking: { order: 'newest', text: 'parcel' },
};

const at = new Date('2026-12-16T15:00:00Z');

const fileOf = (persona: Persona): ProjectFile => ({
  ...standing(persona),
  revisions: [standing(persona).assessment],
  reviews: [
    {
      id: brand<'review'>('review'),
      project: standing(persona).project.id,
      assessment: standing(persona).assessment.id,
      act: 'propose',
      by: ana,
      comment: '',
      at,
    },
  ],
  outcomes: [],
  checks: [],
  coming: null,
  trail: [{ act: 'reminders_agreed', by: ben, at }],
  keptDays: null,
  choices: { reviews: ['approve', 'request_changes'], edits: true, deletes: true },
});
