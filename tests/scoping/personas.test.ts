import { expect, test } from 'vitest';
import { type Persona, personas } from '#sandbox/personas';
import { questions } from '#scoping/questionnaire';
import { visibleAnswers } from '#scoping/visible';

test.each<Persona>(personas)('$name answers only what is asked, in order', ({ answers }) => {
  expect(JSON.stringify(visibleAnswers(answers))).toBe(JSON.stringify(answers));
});

test('names tell personas apart, and a line stays a line', () => {
  expect(new Set(personas.map(({ name }) => name)).size).toBe(personas.length);
  for (const { line } of personas) expect(line.length).toBeLessThanOrEqual(150);
});

test('every choice of every question is somebody’s answer', () => {
  const given = new Set(
    personas.flatMap(({ answers }) =>
      Object.entries(answers).flatMap(([key, answer]) => [answer].flat().map((choice) => `${key}=${choice}`)),
    ),
  );
  const offered = questions.flatMap(({ key, choices }) => choices.map((choice) => `${key}=${choice.key}`));
  expect(offered.filter((answer) => !given.has(answer))).toEqual([]);
});
