import { brand } from '#scoping/ids';
import type { Estimate, Range, Recommendation } from '#scoping/recommendation';
import type { NewDraft } from '#store/draft-changes';
import type { Submission } from '#store/submit';

export const acme = brand<'team'>('T_ACME');
export const umbrella = brand<'team'>('T_UMBRELLA');
export const ana = brand<'person'>('U_ANA');
export const ben = brand<'person'>('U_BEN');
export const general = brand<'channel'>('C_GENERAL');
export const lab = brand<'channel'>('C_LAB');

/** The n-th minute of a certain morning. */
export const minute = (n: number): Date => new Date(Date.UTC(2027, 0, 4, 9, n));

const range: Range = { low: null, high: null, unit: 'weeks', basis: 'none', fit: 'unknown', claims: [] };
const estimate: Estimate = { time: range, setup: range, first_year: range, monthly: range };

export const recommendation: Recommendation = {
  rules_version: 1,
  destination: 'rag',
  start: 'fix_data',
  later: [{ approach: 'rag', gate: 'when the documents are clean' }],
  firmness: { same: 3, of: 4, exact: true, panel_agreeing: 4 },
  panel: [
    { source: 'S1', verdict: 'rag', start: 'rag', flags: ['S1-13'], open: ['volume'], provisional: false },
  ],
  rationale: [{ rule: 'facts', text: 'Facts change.', answers: ['change_rate'], claims: ['S1-08'] }],
  case_against: [],
  tipping_points: [{ changes: { needs_knowledge: 'no' }, destination: 'prompting' }],
  open_questions: ['volume'],
  estimate: { prompting: estimate, rag: estimate, finetune: estimate, hybrid: estimate },
  first_steps: [
    { id: 'audit', text: 'Audit the documents', why: 'They are old.', claims: ['S5-66'] },
    { id: 'evaluate', text: 'Write 50 test questions', why: 'To measure.', claims: [] },
  ],
  warnings: [],
  cadence: [{ id: 'audit', every: 'P6M', on: null, basis: 'inferred', claims: ['S5-66'] }],
  providers: [],
};

export const newDraft = (id: string, more: Partial<NewDraft> = {}): NewDraft => ({
  id: brand<'draft'>(id),
  person: ana,
  channel: general,
  project: null,
  name: 'Help desk',
  ...more,
});

export const submission = (draft: string, more: Partial<Submission> = {}): Submission => ({
  draft: brand<'draft'>(draft),
  draftVersion: 1,
  assessment: brand<'assessment'>(`assessment of ${draft}`),
  project: brand<'project'>(`project of ${draft}`),
  recommendation,
  provisional: false,
  basis: 0,
  messages: ({ project }) => [
    {
      id: brand<'outbox entry'>(`card of ${draft}`),
      lane: `card ${project}`,
      message: { kind: 'card', project },
    },
  ],
  ...more,
});
