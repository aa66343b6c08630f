import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answers, type KeyedPage, pages, questions } from '#scoping/questionnaire';
import { isComplete, nextPage, positionOf, previousPage, questionsOn, unanswered } from '#scoping/route';
import { visibleAnswers } from '#scoping/visible';
import { arbitraryAnswers, arbitraryCompleteAnswers } from './arbitrary-answers.ts';

const asked = (answers: Answers) => pages.flatMap((page) => questionsOn(page, answers)).map(({ key }) => key);

test.each<[string, number, Answers]>([
  ['everything', 25, { needs_knowledge: 'yes', behaviour_gaps: ['tone'] }],
  ['plain retrieval', 23, { needs_knowledge: 'yes', behaviour_gaps: [], cost_pressure: [] }],
  ['neither need', 19, { needs_knowledge: 'no', behaviour_gaps: [], cost_pressure: [] }],
])('%s asks %i questions', (_, count, answers) => {
  expect(asked(answers)).toHaveLength(count);
});

test('the quick verdict takes six', () => {
  expect(questionsOn(pages[0], {})).toHaveLength(6);
});

test.each<[string, Answers, readonly string[]]>([
  [
    'no knowledge',
    { needs_knowledge: 'no', behaviour_gaps: ['tone'] },
    ['change_rate', 'knowledge_source', 'knowledge_size', 'kb_quality'],
  ],
  [
    'live systems',
    { knowledge_source: 'live_systems', behaviour_gaps: ['tone'] },
    ['knowledge_size', 'kb_quality'],
  ],
  ['no gap', { behaviour_gaps: [], cost_pressure: [] }, ['label_supply', 'train_target']],
  ['a hard time limit', { behaviour_gaps: [], latency: 'subsecond_hard' }, ['label_supply']],
  ['offline use', { behaviour_gaps: [], deployment: 'offline_edge' }, ['label_supply']],
  ['cost pressure', { cost_pressure: ['narrow_task'] }, []],
  ['a gap', { behaviour_gaps: ['tone'] }, []],
])('%s hides what no longer matters', (_, answers, hidden) => {
  const keys = asked(answers);
  expect(questions.map(({ key }) => key).filter((key) => !keys.includes(key))).toEqual(hidden);
});

const walk = (step: (from?: KeyedPage['id']) => KeyedPage | undefined) => {
  const seen: KeyedPage[] = [];
  for (let page = step(); page !== undefined && seen.length <= pages.length; page = step(page.id))
    seen.push(page);
  return seen.map(({ id }) => id);
};

test('the way back is the way there', () => {
  fc.assert(
    fc.property(arbitraryAnswers, (answers) => {
      const there = walk((after) => nextPage(answers, after));
      expect(there).toEqual(pages.map(({ id }) => id));
      expect(walk((before) => previousPage(answers, before))).toEqual(there.toReversed());
    }),
  );
});

test('a page without a visible question is passed over, both ways, and not counted', () => {
  const [essentials, knowledge, ...rest] = pages;
  const onlyIfItKnows = { ...knowledge, questions: knowledge.questions.slice(0, 3) };
  const route = [essentials, onlyIfItKnows, ...rest];
  const answers: Answers = { needs_knowledge: 'no' };
  expect(nextPage(answers, 'essentials', route)?.id).toBe('running');
  expect(previousPage(answers, 'running', route)?.id).toBe('essentials');
  expect(positionOf('running', answers, route)).toEqual({ at: 2, of: 4 });
  expect(nextPage({ needs_knowledge: 'yes' }, 'essentials', route)?.id).toBe('knowledge');
  expect(positionOf('running', {}, route)).toEqual({ at: 3, of: 5 });
});

test('a page shows each of its visible questions and no hidden one', () => {
  fc.assert(
    fc.property(arbitraryAnswers, arbitraryCompleteAnswers, (answers, filler) => {
      const answerable = visibleAnswers({ ...filler, ...visibleAnswers(answers) });
      expect(asked(answerable)).toEqual(Object.keys(answerable));
    }),
  );
});

test('complete means that every visible question has an answer, and not knowing is one', () => {
  const dontKnow = Object.fromEntries(questions.map(({ key }) => [key, 'unknown'])) as Answers;
  expect(isComplete({})).toBe(false);
  expect(isComplete(dontKnow)).toBe(true);
  const { volume, ...rest } = dontKnow;
  expect(volume).toBe('unknown');
  expect(unanswered(rest).map(({ key }) => key)).toEqual(['volume']);
  const { change_rate, ...noKnowledge } = { ...dontKnow, needs_knowledge: 'no' } as const;
  expect(change_rate).toBe('unknown');
  expect(isComplete(noKnowledge)).toBe(true);
});
