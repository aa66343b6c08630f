import type { ChoiceOf } from '../questionnaire.ts';
import { leadsToRetrieval, type Situation } from '../situation.ts';
import { each, onlyWhen, type Rhythm } from './rhythm.ts';

const refresh: Readonly<Record<ChoiceOf<'change_rate'>, ReturnType<typeof each>>> = {
  daily: each('P1D'),
  weekly: each('P1W'),
  sprint_monthly: each('P1M', 'a release changes the documents'),
  months_2_6: each('P1M'),
  stable: each('P6M'),
};

const fromDocuments = (situation: Situation): boolean =>
  leadsToRetrieval(situation) && situation.answers.knowledge_source !== 'live_systems';

/** Retrieval is as good as its last refresh, and only as good as somebody has measured. */
export const retrievalRhythms: readonly Rhythm[] = [
  {
    id: 'refresh-index',
    basis: 'inferred',
    claims: ['S3-21', 'S5-08', 'S4-30', 'S5-20'],
    beat: (situation) => {
      if (!fromDocuments(situation)) return undefined;
      const { change_rate } = situation.answers;
      return change_rate === undefined || change_rate === 'unknown'
        ? onlyWhen('the documents have changed')
        : refresh[change_rate];
    },
    words: {
      title: 'Refresh the index',
      whyNow: 'The documents change, and the index is a copy of how they were.',
      check: 'Is the refresh automatic, did it run, and does a change of last week come back in an answer?',
      held: 'Nothing to do; keep it automatic.',
      slipped: 'Run it now, and find out why it stopped.',
      failed: 'Tell the users that answers may be out of date until it runs again.',
    },
  },
  {
    id: 'measure-retrieval-again',
    basis: 'inferred',
    claims: ['S3-21', 'S5-70'],
    beat: (situation) =>
      leadsToRetrieval(situation) ? each('P3M', 'much of the index was refreshed') : undefined,
    words: {
      title: 'Measure retrieval again, then the answers',
      whyNow: 'New documents crowd out old ones in the search, and nothing fails visibly when they do.',
      check:
        'Run the eval set: is the right passage found as often as before, and then, are the answers right?',
      held: 'Note both numbers.',
      slipped: 'Look at the questions that lost their passage, and repair splitting or filters.',
      failed: 'Go back to the index before, and repair retrieval ahead of the answers.',
    },
  },
  {
    id: 'audit-documents-again',
    basis: 'inferred',
    claims: ['S5-66', 'S5-08'],
    beat: (situation) => (fromDocuments(situation) ? each('P6M') : undefined),
    words: {
      title: 'Audit the documents again: clean, current, easy to find',
      whyNow: 'Half a year of pages has been added, and few were removed.',
      check: 'Take twenty real questions: does one current page answer each, and none contradict it?',
      held: 'Note the date of the audit.',
      slipped: 'Remove or merge what contradicts, and name an owner for each area.',
      failed: 'Treat it as a data problem first: repair before you tune anything.',
    },
  },
  {
    id: 'review-retrieval-cost',
    basis: 'inferred',
    claims: ['S4-71'],
    beat: ({ destination }) => (destination === 'rag' ? each('P1Y') : undefined),
    words: {
      title: 'Review what retrieval costs',
      whyNow:
        'One source calls it cheaper in year 1 and often through year 3: that is worth checking against your bill.',
      check:
        'Add up storage, embedding, extra tokens and upkeep. Is it still the cheaper way to these answers?',
      held: 'Keep it, and note the sum.',
      slipped: 'Look at tokens per query first: fewer, better pieces cost less.',
      failed: 'Ask again whether a longer prompt or a small tuned model would do.',
    },
  },
];
