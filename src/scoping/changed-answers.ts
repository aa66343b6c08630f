import type { Answers } from './questionnaire.ts';
import type { Result } from './reminders.ts';

type Bad = Exclude<Result, 'held'>;

/** What a bad result says about the questionnaire: filled in when the project is assessed again. */
const said: Readonly<Record<string, Partial<Record<Bad, Answers>>>> = {
  'rerun-prompt-eval': { slipped: { prompt_result: '80_89' }, failed: { prompt_result: 'under_80' } },
  'test-the-next-step': { failed: { prompt_result: 'under_80' } },
  'compare-with-newest-base': {
    slipped: { prompt_result: '90_plus' },
    failed: { prompt_result: 'sufficient' },
  },
  'measure-retrieval-again': {
    slipped: { eval_state: 'rag_short_facts' },
    failed: { eval_state: 'rag_short_facts' },
  },
  'audit-documents-again': { slipped: { kb_quality: 'needs_work' }, failed: { kb_quality: 'messy' } },
};

export const answersAfter = (key: string, result: Result): Answers =>
  result === 'held' ? {} : (said[key]?.[result] ?? {});

/** What a result makes due at once, beside the line itself. */
const follows: Readonly<Record<string, Partial<Record<Bad, readonly string[]>>>> = {
  'check-for-base-update': {
    slipped: ['revalidate-after-base-update'],
    failed: ['revalidate-after-base-update'],
  },
  'retrain-or-not': { failed: ['try-the-rollback', 'add-examples-with-context'] },
};

export const dueAfter = (key: string, result: Result): readonly string[] =>
  result === 'held' ? [] : (follows[key]?.[result] ?? []);
