import { expect, test } from 'vitest';
import { timeline } from '#blocks/timeline';
import { personas } from '#sandbox/personas';
import { brand } from '#scoping/ids';
import { ben, dossierOf } from './dossiers.ts';

const file = dossierOf(personas[0]);
const at = (day: number) => new Date(Date.UTC(2027, 0, 4 + day, 12));

test('revisions, reviews, outcomes, results of reminders and other acts stand in one order, the newest first', () => {
  const event = {
    key: 'revalidate-tuned-model',
    due: '2027-01-20',
    kind: 'slipped',
    by: ben,
    at: at(50),
    figure: '<83%>',
    note: 'Two topics & a typo.',
    until: null,
  } as const;
  const checks = [{ title: 'Revalidate the tuned model', event }];
  const lines = timeline({ ...file, checks }).map((line) => line.replace(/<!date[^>]*>/, 'then'));
  expect(lines.map((line) => line.split('\n')[0])).toEqual([
    expect.stringMatching(/^• then: What was built, by <@U0ANA0000000>: RAG.*\. The advice held in part$/),
    '• then: Revalidate the tuned model: slipped, &lt;83%&gt;, by <@U0BEN0000000>: Two topics &amp; a typo.',
    '• then: <@U0BEN0000000> archived it',
    '• then: Revision 2: <@U0BEN0000000> approved it',
    '• then: Revision 2: <@U0ANA0000000> proposed it',
    '• then: Revision 2: <@U0BEN0000000> asked for changes',
    '• then: Revision 2: <@U0ANA0000000> proposed it',
    '• then: Revision 2 by <@U0ANA0000000>: RAG (retrieval), supersedes revision 1',
    '• then: Revision 1 by <@U0BEN0000000>: RAG (retrieval), superseded by revision 2',
  ]);
});

test('what the trail tells twice stands once, and an act of another version is read out as it stands', () => {
  const by = brand<'person'>('RAGFT');
  const trail = ['submitted', 'approved', 'reminder_held', 'outcome_recorded', 'danced_on'].map((act) => ({
    act,
    by,
    at: at(60),
  }));
  const lines = timeline({ revisions: [], reviews: [], outcomes: [], checks: [], trail });
  expect(lines).toEqual([expect.stringMatching(/: ragft danced on$/)]);
});
