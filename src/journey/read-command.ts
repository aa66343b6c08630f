import { nearestWord } from './nearest-word.ts';

export type Command =
  | { readonly kind: 'start' }
  | { readonly kind: 'word'; readonly word: string; readonly rest: string }
  /** No command: a project's name, old or new, unless it is a slip for the word it is near to. */
  | { readonly kind: 'name'; readonly name: string; readonly near: string | undefined };

interface KnownWord {
  readonly word: string;
  readonly takes: 'nothing' | 'words';
}

/**
 * Reads what follows `/ragft`. An exact command comes first; whether a name belongs to an existing project only
 * the store knows, so the caller asks that before it offers `near`.
 */
export function readCommand(text: string, words: readonly KnownWord[]): Command {
  const said = text.trim().replace(/\s+/gu, ' ');
  if (said === '') return { kind: 'start' };

  const [first = '', ...others] = said.split(' ');
  const rest = others.join(' ');
  const exact = words.find(({ word }) => word === first.toLowerCase());
  if (exact && (exact.takes === 'words' || rest === '')) return { kind: 'word', word: exact.word, rest };

  const near =
    rest === ''
      ? nearestWord(
          first.toLowerCase(),
          words.map(({ word }) => word),
        )
      : undefined;
  return { kind: 'name', name: said, near };
}
