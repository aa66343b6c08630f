import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFormState, readTouch } from '#blocks/form-state';
import { blockId } from '#blocks/ids';
import { changeView, type QuestionScreen, questionPage } from '#blocks/question-page';
import {
  type Answers,
  type PageId,
  pages,
  type QuestionKey,
  questionOf,
  questions,
} from '#scoping/questionnaire';
import { heard } from '#scoping/reply';
import { questionsOn } from '#scoping/route';
import { soFar } from '#scoping/so-far';
import { arbitraryAnswers } from '../scoping/arbitrary-answers.ts';
import { draftWith } from './drafts.ts';
import { expectFits, inputsOf, nastyWords, untouched } from './drawn.ts';

const screen = (page: PageId, answers: Answers, more: Partial<QuestionScreen> = {}): QuestionScreen => ({
  draft: draftWith({ answers }),
  page,
  soFar: soFar(answers),
  ...more,
});

const anyPage = fc.constantFrom(...pages.map(({ id }) => id));

const only = (keys: readonly QuestionKey[], answers: Answers) =>
  Object.fromEntries(keys.flatMap((key) => (answers[key] === undefined ? [] : [[key, answers[key]]])));

const askedOn = (id: PageId, answers: Answers) =>
  pages.filter((page) => page.id === id).flatMap((page) => questionsOn(page, answers).map(({ key }) => key));

test('what a page shows is what is read back from it', () => {
  fc.assert(
    fc.property(anyPage, arbitraryAnswers, (page, answers) => {
      const view = questionPage(screen(page, answers));
      const { epoch, values, drawn } = readFormState(untouched(view));
      expect(epoch).toBe(3);
      expect(drawn).toEqual(values);
      expect(heard({}, values)).toEqual({ answers: only(askedOn(page, answers), answers), mixed: false });
    }),
  );
});

test('a page asks what counts there, and nothing else', () => {
  fc.assert(
    fc.property(anyPage, arbitraryAnswers, (page, answers) => {
      const drawn = inputsOf(questionPage(screen(page, answers))).map(({ block_id }) => block_id);
      const asked = askedOn(page, answers).map((key) => blockId(key, draftWith()));
      expect(drawn).toEqual(
        page === 'essentials'
          ? [blockId('name', draftWith()), blockId('line', draftWith()), ...asked]
          : asked,
      );
    }),
  );
});

test('every page stays within what Slack takes, whatever was answered', () => {
  fc.assert(
    fc.property(
      anyPage,
      arbitraryAnswers,
      fc.constantFrom(...nastyWords),
      fc.record({ quick: fc.boolean(), others: fc.boolean(), earlier: fc.boolean() }),
      (page, answers, words, manner) => {
        const draft = draftWith({ answers, name: words, description: words });
        expectFits(questionPage({ draft, page, soFar: soFar(answers), saved: '3 minutes ago', ...manner }));
        expectFits(questionPage({ draft, page, soFar: soFar(answers), again: words, ...manner }));
      },
    ),
  );
});

test.each(questions.map(({ key }) => key))('%s can be changed by itself', (key) => {
  const view = changeView({ draft: draftWith(), question: key, soFar: soFar({}) });
  expectFits(view);
  expect(inputsOf(view).map(({ block_id }) => block_id)).toEqual([blockId(key, draftWith())]);
});

test('every input reports what is chosen at once, may stay empty, and says why it asks', () => {
  for (const page of pages) {
    for (const input of inputsOf(questionPage(screen(page.id, {})))) {
      expect(input).toMatchObject({
        optional: true,
        dispatch_action: true,
        hint: { text: expect.any(String) },
      });
    }
  }
});

describe('the buttons of a page', () => {
  const labels = (view: ReturnType<typeof questionPage>) =>
    view.blocks.flatMap((block) =>
      block.type === 'actions' && 'elements' in block
        ? block.elements.map((element) => ('text' in element ? element.text?.text : undefined))
        : [],
    );

  test('on the first there is a verdict to have, and nowhere to go back to', () => {
    expect(labels(questionPage(screen('essentials', {})))).toEqual(['Verdict now']);
  });

  test('on every later one there is the way back and the way to the end', () => {
    expect(labels(questionPage(screen('running', {})))).toEqual([
      'Back',
      'Skip to your answers',
      'Verdict now',
    ]);
  });

  test('who resumes may start over or elsewhere', () => {
    const view = questionPage(screen('running', { volume: 'under_10k' }, { saved: '2 days ago' }));
    expect(labels(view)).toContain('Start over');
    expect(labels(view)).toContain('Start another project');
  });
});

test('a page without a button to offer has no row of them', () => {
  const view = questionPage(screen('essentials', {}, { quick: true }));
  expectFits(view);
  expect(view.blocks.map(({ type }) => type)).not.toContain('actions');
});

test('the submit button says where it leads', () => {
  const label = (page: PageId, quick = false) => questionPage(screen(page, {}, { quick })).submit?.text;
  expect([label('essentials'), label('essentials', true), label('time-and-money')]).toEqual([
    'Next',
    'Verdict',
    'To your answers',
  ]);
});

describe('a touch', () => {
  const { key } = questionOf('change_rate');

  test('carries what was chosen', () => {
    const action = {
      type: 'static_select',
      block_id: `${key}.7.d1`,
      action_id: 'answer.v1',
      selected_option: { value: 'daily' },
    };
    expect(readTouch(action)).toEqual({ field: key, epoch: 7, value: 'daily' });
  });

  test('with nothing in it was emptied by hand', () => {
    const action = { type: 'multi_static_select', block_id: 'behaviour_gaps.7.d1', selected_options: [] };
    expect(readTouch(action)).toEqual({ field: 'behaviour_gaps', epoch: 7, value: undefined });
  });

  test.each([null, {}, { block_id: 'ways' }, { block_id: 'x.y.z' }, { block_id: 'x.7' }, { block_id: 7 }])(
    '%j is none of ours',
    (action) => {
      expect(readTouch(action)).toBeUndefined();
    },
  );
});

test.each([null, undefined, 'text', { state: 1 }, { state: { values: { a: { b: null } } } }])(
  'a view like %j holds nothing',
  (view) => {
    expect(readFormState(view)).toEqual({ epoch: undefined, fields: [], values: {}, drawn: {} });
  },
);
