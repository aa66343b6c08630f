import { expect, test } from 'vitest';
import { claim, claims } from '#scoping/claims';
import { questions } from '#scoping/questionnaire';
import { sources } from '#scoping/recommendation';
import { articles } from '#scoping/sources';

const numbersIn = (text: string) => text.match(/\d+(?:,\d{3})*/g) ?? [];

test('each article keeps all its claims, numbered without a gap', () => {
  const counts = sources.map((source) => claims.filter((each) => each.source === source).length);
  expect(counts).toEqual([69, 92, 42, 110, 80]);

  for (const source of sources) {
    const ids = claims.filter((each) => each.source === source).map(({ id }) => id);
    expect(ids).toEqual(ids.map((_, at) => `${source}-${String(at + 1).padStart(2, '0')}`));
  }
});

test('a claim is found by its id, and a wrong id is a fault', () => {
  expect(claim('S4-60').says).toContain('quarterly');
  expect(claim('S4-110').source).toBe('S4');
  expect(() => claim('S4-111')).toThrow('S4-111');
});

test.each(claims)('$id reads as one sentence that stands by itself', ({ says }) => {
  expect(says).toMatch(/^[A-Z0-9“].*[.?]$/);
  expect(says.length).toBeLessThanOrEqual(200);
  expect(says).not.toMatch(/\b(?:FT|Q\d)\b|\bS[1-5]-\d/);
});

test.each(claims.filter(({ figures }) => figures))(
  '$id says the figure it carries',
  ({ says, figures = '' }) => {
    expect(numbersIn(says)).toEqual(expect.arrayContaining(numbersIn(figures)));
  },
);

test('no two claims say the same thing in the same words', () => {
  expect(new Set(claims.map(({ says }) => says)).size).toBe(claims.length);
});

test.each(questions)('the claims that “$key” serves exist', ({ claims: ids }) => {
  expect(ids.length).toBeGreaterThan(0);
  expect(() => ids.map(claim)).not.toThrow();
});

test('a reader can tell the five articles apart', () => {
  expect(Object.keys(articles)).toEqual([...sources]);
  expect(new Set(Object.values(articles).map(({ title }) => title)).size).toBe(5);
});
