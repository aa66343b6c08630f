import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completions, isOpen, openQuestions, waysToAnswer } from '#scoping/completions';
import { outlook } from '#scoping/firmness';
import { type Answers, questions } from '#scoping/questionnaire';
import { verdict } from '#scoping/verdict';
import { isAsked, visibleAnswers } from '#scoping/visible';
import { arbitraryAnswers, arbitraryCompleteAnswers } from './arbitrary-answers.ts';

/** Complete answers of which a few are taken back: few enough that everything can be tried. */
const fewOpen = fc
  .tuple(
    arbitraryCompleteAnswers,
    fc.subarray(
      questions.map(({ key }) => key),
      { maxLength: 4 },
    ),
  )
  .map(([answers, taken]) =>
    visibleAnswers(
      Object.fromEntries(
        Object.entries(answers).filter(([key]) => !taken.some((one) => one === key)),
      ) as Answers,
    ),
  );

/** Another way to the same set: fill every open question at every place, keep what is consistent and distinct. */
function bruteForce(answers: Answers): Answers[] {
  let all: Answers[] = [answers];
  for (const question of questions) {
    all = all.flatMap((soFar) =>
      isAsked(question, visibleAnswers(soFar)) && isOpen(question, soFar)
        ? waysToAnswer(question).map((way) => ({ ...soFar, [question.key]: way }) as Answers)
        : [soFar],
    );
  }
  return [...new Map(all.map((one) => [JSON.stringify(visibleAnswers(one)), visibleAnswers(one)])).values()];
}

describe('exact firmness', () => {
  test('equals brute force', () => {
    fc.assert(
      fc.property(fewOpen, (answers) => {
        const { destination } = verdict(answers);
        const all = bruteForce(answers);
        fc.pre(all.length <= 2000);
        expect(outlook(answers, destination)).toMatchObject({
          same: all.filter((one) => verdict(one).destination === destination).length,
          of: all.length,
          exact: true,
        });
      }),
    );
  });

  test('of one open question’s answers adds up to the whole', () => {
    fc.assert(
      fc.property(fewOpen, (answers) => {
        const { destination } = verdict(answers);
        const whole = outlook(answers, destination);
        const question = questions.find((one) => isAsked(one, answers) && isOpen(one, answers));
        fc.pre(whole.exact && question !== undefined && question.when === undefined);
        if (!question) return;
        const parts = waysToAnswer(question).map((way) =>
          outlook({ ...answers, [question.key]: way } as Answers, destination),
        );
        expect(parts.reduce((sum, part) => sum + part.same, 0)).toBe(whole.same);
        expect(parts.reduce((sum, part) => sum + part.of, 0)).toBe(whole.of);
      }),
    );
  });

  test('of complete answers is certain', () => {
    fc.assert(
      fc.property(arbitraryCompleteAnswers, (given) => {
        const answers = visibleAnswers(given);
        const { destination } = verdict(answers);
        expect(outlook(answers, destination)).toEqual({ same: 1, of: 1, exact: true, openQuestions: [] });
      }),
    );
  });
});

describe('drawn firmness', () => {
  test('is the same every time, and says that it was drawn', () => {
    const first = outlook({}, 'prompting');
    expect(first).toMatchObject({ of: 2000, exact: false });
    expect(outlook({}, 'prompting')).toEqual(first);
  });

  test('comes close to the exact share where both can be had', () => {
    // Two gates and what they hide are open: draws that ignored hidden questions would be far off.
    const answers: Answers = visibleAnswers({
      ...complete,
      needs_knowledge: 'unknown',
      knowledge_source: 'unknown',
      knowledge_size: 'unknown',
      kb_quality: 'unknown',
      change_rate: 'unknown',
      behaviour_gaps: 'unknown',
      label_supply: 'unknown',
    });
    const { destination } = verdict(answers);
    let same = 0;
    let all = 0;
    for (const one of completions(answers)) {
      all += 1;
      if (verdict(one).destination === destination) same += 1;
    }
    expect(all).toBeGreaterThan(2000);
    const drawn = outlook(answers, destination);
    expect(drawn.exact).toBe(false);
    // Four standard errors of a share estimated from 2,000 draws.
    expect(Math.abs(drawn.same / drawn.of - same / all)).toBeLessThan(0.045);
  });
});

describe('open questions', () => {
  test('are those that some completion asks and nobody answered', () => {
    fc.assert(
      fc.property(fewOpen, (answers) => {
        const all = bruteForce(answers);
        const open = questions.filter(
          (question) => isOpen(question, answers) && all.some((one) => one[question.key] !== undefined),
        );
        expect(openQuestions(answers).map(({ key }) => key)).toEqual(open.map(({ key }) => key));
      }),
    );
  });

  test('each stands once in the ranking, whatever is known', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (given) => {
        const answers = visibleAnswers(given);
        const ranked = outlook(answers, verdict(answers).destination).openQuestions;
        expect([...ranked].sort()).toEqual(
          openQuestions(answers)
            .map(({ key }) => key)
            .sort(),
        );
      }),
      { numRuns: 30 },
    );
  });

  test('the one that decides comes first', () => {
    const answers: Answers = { ...complete, failure_cost: 'unknown', knowledge_size: 'unknown' };
    expect(outlook(answers, verdict(answers).destination).openQuestions).toEqual([
      'knowledge_size',
      'failure_cost',
    ]);
  });
});

const complete: Answers = {
  product_type: 'qa_support',
  needs_knowledge: 'yes',
  change_rate: 'weekly',
  behaviour_gaps: [],
  prompt_result: 'under_80',
  labelled_examples: '0',
  knowledge_source: 'documents',
  knowledge_size: 'too_big',
  kb_quality: 'clean',
  attribution: 'useful',
  data_rules: [],
  deployment: 'online',
  failure_cost: 'business',
  priority_metric: 'accuracy',
  latency: 'interactive',
  volume: 'under_10k',
  cost_pressure: [],
  eval_state: 'none',
  team: 'software_only',
  stage: 'early',
  deadline: '8_12w',
  budget_setup: '5000_29999',
  budget_month: '500_3000',
};
