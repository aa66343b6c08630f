import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestWord } from '#journey/nearest-word';
import { readCommand } from '#journey/read-command';

const words = [
  { word: 'help', takes: 'nothing' },
  { word: 'list', takes: 'words' },
  { word: 'history', takes: 'words' },
  { word: 'settings', takes: 'nothing' },
] as const;

describe('what follows /ragft', () => {
  test.each([
    ['', { kind: 'start' }],
    ['   ', { kind: 'start' }],
    ['help', { kind: 'word', word: 'help', rest: '' }],
    [' HELP ', { kind: 'word', word: 'help', rest: '' }],
    ['list', { kind: 'word', word: 'list', rest: '' }],
    ['list  blue   bot', { kind: 'word', word: 'list', rest: 'blue bot' }],
    ['help desk bot', { kind: 'name', name: 'help desk bot', near: undefined }],
    ['histroy', { kind: 'name', name: 'histroy', near: 'history' }],
    ['histroy of art', { kind: 'name', name: 'histroy of art', near: undefined }],
    ['constructor', { kind: 'name', name: 'constructor', near: undefined }],
    ['Überblick 東京', { kind: 'name', name: 'Überblick 東京', near: undefined }],
  ])('“%s”', (text, command) => {
    expect(readCommand(text, words)).toEqual(command);
  });
});

describe('the nearest word', () => {
  const word = fc.constantFrom('history', 'reminders', 'settings', 'export');
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');

  /** One slip of the finger at a place: lost, added, changed, or swapped with the next letter. */
  const slip = fc.record({
    kind: fc.constantFrom('lost', 'added', 'changed', 'swapped'),
    at: fc.nat(6),
    letter,
  });
  const slipped = (
    text: string,
    { kind, at, letter }: { kind: string; at: number; letter: string },
  ): string => {
    const i = at % text.length;
    switch (kind) {
      case 'lost':
        return text.slice(0, i) + text.slice(i + 1);
      case 'added':
        return text.slice(0, i) + letter + text.slice(i);
      case 'changed':
        return text.slice(0, i) + letter + text.slice(i + 1);
      default:
        return text.slice(0, i) + (text[i + 1] ?? '') + text[i] + text.slice(i + 2);
    }
  };

  const afterTheFirst = slip.filter(({ at }) => at > 0).map((one) => ({ ...one, at: 1 + (one.at % 4) }));

  test('is found after any one slip behind the first letter, and after any two where no swap is edited again', () => {
    fc.assert(
      fc.property(word, afterTheFirst, (meant, one) => nearestWord(slipped(meant, one), [meant]) === meant),
    );
    const plain = afterTheFirst.filter(({ kind }) => kind !== 'swapped');
    fc.assert(
      fc.property(word, plain, plain, (meant, one, two) => {
        return nearestWord(slipped(slipped(meant, one), two), [meant]) === meant;
      }),
    );
  });

  test('is none where the lengths differ by three, nor for a word shorter than its slips', () => {
    fc.assert(fc.property(word, (meant) => nearestWord(meant.slice(3), [meant]) === undefined));
    expect(nearestWord('x', ['go'])).toBeUndefined();
    expect(nearestWord('sentinfs', ['settings'])).toBe('settings');
    expect(nearestWord('sintinfs', ['settings'])).toBeUndefined();
  });

  test('begins with the same letter, or with the first two swapped', () => {
    expect(nearestWord('esttings', ['settings'])).toBe('settings');
    expect(nearestWord('rettings', ['settings'])).toBeUndefined();
    expect(nearestWord('ettings', ['settings'])).toBeUndefined();
    expect(nearestWord('redelivered', ['undelivered'])).toBeUndefined();
  });

  test('is the nearer of two', () => {
    expect(nearestWord('shwo', ['slow', 'show'])).toBe('show');
  });
});
