import { expect, test } from 'vitest';
import { type KeyedPage, pages, questions } from '#scoping/questionnaire';

const unique = (list: readonly string[]) => expect(list).toEqual([...new Set(list)]);

test('keys are told apart', () => {
  unique(pages.map(({ id }) => id));
  unique(questions.map(({ key }) => key));
  for (const { choices } of questions) unique(choices.map(({ key }) => key));
});

test('no choice is called what every question offers anyway', () => {
  for (const { kind, choices } of questions) {
    const keys = choices.map(({ key }) => key);
    expect(keys).not.toContain('unknown');
    if (kind === 'many') expect(keys).not.toContain('none');
  }
});

test('titles, labels and explanations fit where Slack puts them', () => {
  for (const { title } of pages as readonly KeyedPage[]) expect(title.length).toBeLessThanOrEqual(24);
  for (const { choices } of questions)
    for (const { label, means = '' } of choices) {
      expect(label.length, label).toBeLessThanOrEqual(75);
      expect(means.length, means).toBeLessThanOrEqual(75);
    }
});

test('a question takes a line, and so does why it is asked and what to find out', () => {
  for (const { ask, why, findOut } of questions) {
    expect(ask).toMatch(/^[^\n]{10,75}\?$/);
    expect(why).toMatch(/^[^\n]{20,110}\.$/);
    expect(findOut).toMatch(/^[^\n]{20,110}\.$/);
  }
});

test('every question serves claims, each named once', () => {
  for (const { claims } of questions) {
    expect(claims.length).toBeGreaterThan(0);
    unique(claims);
  }
});
