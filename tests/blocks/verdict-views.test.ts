import type { types } from '@slack/bolt';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBlockId, readBookmark } from '#blocks/ids';
import { meanwhile } from '#blocks/meanwhile';
import { busyView, discardedView, goneView, startMessage, submittedView } from '#blocks/note';
import { quickVerdict } from '#blocks/quick-verdict';
import { draftsView, placeView } from '#blocks/start-view';
import { firmnessInWords } from '#blocks/verdict-words';
import { yourAnswers } from '#blocks/your-answers';
import { personas } from '#sandbox/personas';
import { faultsOfMessage } from '#sandbox/validate/validate-blocks';
import type { Assessment } from '#scoping/assessment';
import { brand } from '#scoping/ids';
import type { Place } from '#scoping/place';
import type { Answers } from '#scoping/questionnaire';
import { pages } from '#scoping/questionnaire';
import { questionsOn } from '#scoping/route';
import { recommended } from '#tests/recommended';
import { arbitraryAnswers } from '../scoping/arbitrary-answers.ts';
import { draftWith } from './drafts.ts';
import { expectFits, inputsOf, nastyWords } from './drawn.ts';

const channel = brand<'channel'>('C1');
const places: readonly Place[] = [
  { kind: 'channel', channel, open: true },
  { kind: 'channel', channel, open: false },
  { kind: 'uninvited', channel },
  { kind: 'archived', channel },
  { kind: 'to-person' },
  { kind: 'here' },
  { kind: 'not-known-yet', channel },
];
const [open] = places;
if (!open) throw new Error('no places');

const wordsOf = (view: types.ModalView): string => JSON.stringify(view.blocks);

describe.each(personas)('$name', ({ answers }) => {
  const recommendation = recommended(answers);

  test('the last look and the quick verdict fit, wherever the card goes and whatever it is called', () => {
    for (const place of places) {
      for (const words of nastyWords) {
        const draft = draftWith({ answers, name: words, description: words });
        expectFits(yourAnswers({ draft, recommendation, place }));
        expectFits(
          yourAnswers({
            draft,
            recommendation,
            place,
            saved: '2 days ago',
            again: { name: words, revision: 3, answers: {} },
          }),
        );
        expectFits(quickVerdict({ draft, recommendation, place }));
        expectFits(quickVerdict({ draft, recommendation, place, again: words }));
      }
    }
  });

  test('the last look has a Change for every question that counts, and nothing for the rest', () => {
    const view = yourAnswers({ draft: draftWith({ answers }), recommendation, place: open });
    const asked = pages.flatMap((page) => questionsOn(page, answers)).map(({ key }) => `said.${key}`);
    const shown = view.blocks.flatMap(({ block_id = '' }) =>
      block_id.startsWith('said.') ? [block_id] : [],
    );
    expect(shown).toEqual(asked);
  });
});

test('the last look fits for any answers there can be', () => {
  fc.assert(
    fc.property(arbitraryAnswers, arbitraryAnswers, (answers, before) => {
      const again = { name: 'Help desk', revision: 2, answers: before };
      expectFits(
        yourAnswers({
          draft: draftWith({ answers }),
          recommendation: recommended(answers),
          place: open,
          again,
        }),
      );
    }),
    { numRuns: 30 },
  );
});

test('a re-assessment marks what changed since, and only that', () => {
  const before: Answers = { volume: 'under_10k', needs_knowledge: 'yes', behaviour_gaps: ['tone'] };
  const answers: Answers = { volume: 'ge10k', needs_knowledge: 'yes', behaviour_gaps: [] };
  const view = yourAnswers({
    draft: draftWith({ answers }),
    recommendation: recommended(answers),
    place: open,
    again: { name: 'Help desk', revision: 2, answers: before },
  });
  const marked = view.blocks.flatMap((block) =>
    JSON.stringify(block).includes('Changed since revision 2') ? [block.block_id] : [],
  );
  expect(marked).toEqual(['said.behaviour_gaps', 'said.volume']);
});

test('before revision 1 the name and the channel can still be changed; after it, neither', () => {
  const draft = draftWith({ name: 'Help desk' });
  const fieldsOf = (view: types.ModalView) =>
    inputsOf(view).map(({ block_id = '' }) => readBlockId(block_id)?.field);
  const look = { draft, recommendation: recommended({}), place: open };
  expect(fieldsOf(yourAnswers(look))).toEqual(['name', 'line', 'channel']);
  expect(fieldsOf(yourAnswers({ ...look, again: { name: 'Help desk', revision: 1, answers: {} } }))).toEqual([
    'line',
  ]);
});

test('where the bot was not invited, the person knows before submitting what to do and that nothing is lost', () => {
  const view = yourAnswers({
    draft: draftWith(),
    recommendation: recommended({}),
    place: { kind: 'uninvited', channel },
  });
  expect(wordsOf(view)).toContain('/invite @ragft');
  expect(wordsOf(view)).toContain('your assessment is saved');
});

describe('submitted meanwhile', () => {
  const theirs = (answers: Answers): Assessment => ({
    team: brand<'team'>('T1'),
    id: brand<'assessment'>('a1'),
    project: brand<'project'>('p1'),
    revision: 4,
    draft: brand<'draft'>('d2'),
    author: brand<'person'>('U2'),
    answers,
    given: {},
    asked: [],
    questionnaireVersion: 1,
    rulesVersion: 1,
    recommendation: recommended(answers),
    provisional: false,
    submittedAt: new Date('2027-01-04T09:00:00Z'),
    status: 'open',
  });
  const screen = (left: Answers, right: Answers, provisional = false) =>
    meanwhile({
      draft: draftWith({ answers: right }),
      project: '<!channel>',
      theirs: theirs(left),
      yours: { answers: right, recommendation: recommended(right) },
      provisional,
    });

  test('fits for any two sets of answers', () => {
    fc.assert(
      fc.property(arbitraryAnswers, arbitraryAnswers, (left, right) => expectFits(screen(left, right))),
      { numRuns: 20 },
    );
  });

  test('shows who, both answers side by side, and remembers which revision was seen', () => {
    const view = screen({ volume: 'under_10k' }, { volume: 'ge10k' }, true);
    expect(wordsOf(view)).toContain('<@U2>');
    expect(wordsOf(view)).toContain('Theirs: Under 10,000');
    expect(wordsOf(view)).toContain('Yours: 10,000 or more');
    expect(wordsOf(view)).not.toContain('<!channel>');
    expect(readBookmark(view.private_metadata ?? '')).toMatchObject({ seen: 4, quick: true });
    expect(view.submit?.text).toBe('Submit as revision 5');
  });

  test('says so where both said the same', () => {
    expect(wordsOf(screen({ volume: 'ge10k' }, { volume: 'ge10k' }))).toContain('the same answers');
  });
});

test('the notes, the list of drafts and the question for a channel fit', () => {
  for (const view of [busyView, discardedView, goneView, placeView]) expectFits(view);
  const now = new Date('2027-01-05T09:00:00Z');
  for (const words of nastyWords) {
    const drafts = Array.from({ length: 30 }, (_, at) =>
      draftWith({ id: brand<'draft'>(`d${at}`), name: words }),
    );
    expectFits(draftsView(drafts, now));
    for (const place of places) {
      expectFits(
        submittedView({
          name: words,
          place,
          assessment: { revision: 1, provisional: true, recommendation: recommended({}) },
        }),
      );
    }
    expect(faultsOfMessage(startMessage('Nothing is lost.', words).blocks)).toEqual([]);
  }
});

test.each([
  [{ same: 1, of: 1, exact: true, panel_agreeing: 5 }, /^Settled: nothing is open.*All five/],
  [
    { same: 8, of: 8, exact: true, panel_agreeing: 4 },
    /^Settled: it is the same in all 8 ways.* Four of the five/,
  ],
  [
    { same: 1900, of: 2000, exact: false, panel_agreeing: 1 },
    /^Firm: .*1,900 of 2,000 ways.*drawn at random.*One of the five sources agrees/,
  ],
  [{ same: 7, of: 10, exact: true, panel_agreeing: 0 }, /^Leaning: .*None of the five/],
  [{ same: 2, of: 10, exact: true, panel_agreeing: 2 }, /^Still open: /],
])('%j in words', (firmness, words) => {
  expect(firmnessInWords(firmness)).toMatch(words);
});
