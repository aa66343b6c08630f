import type { ConditionId } from './conditions.ts';

export interface Choice {
  readonly key: string;
  /** At most 75 characters: it stands in a Slack option. */
  readonly label: string;
  /** What choosing it means, where the label alone does not say it; at most 75 characters. */
  readonly means?: string;
}

export interface Question {
  readonly key: string;
  /** `one` takes one choice; `many` any number of them, or none. Both take “Don’t know”. */
  readonly kind: 'one' | 'many';
  readonly ask: string;
  /** One line: why we ask. */
  readonly why: string;
  /** What to find out while nobody knows the answer. */
  readonly findOut: string;
  readonly choices: readonly Choice[];
  /** Asked only while this holds; always, when left out. */
  readonly when?: ConditionId;
  /** The claims this question serves. */
  readonly claims: readonly string[];
}

export interface Page {
  readonly id: string;
  /** At most 24 characters: it is a modal’s title. */
  readonly title: string;
  readonly questions: readonly Question[];
}

export const noneOfThese = { key: 'none', label: 'None of these' } as const satisfies Choice;
export const dontKnow = { key: 'unknown', label: 'Don’t know' } as const satisfies Choice;

/** Everything a person may pick: the question’s own choices, and those that every question of its kind has. */
export const offered = ({ kind, choices }: Question): readonly Choice[] =>
  kind === 'many' ? [...choices, noneOfThese, dontKnow] : [...choices, dontKnow];

/** An answer as a person reads it. */
export function inWords({ choices }: Question, answer: string | readonly string[]): string {
  if (answer === dontKnow.key) return dontKnow.label;
  const chosen = typeof answer === 'string' ? [answer] : answer;
  if (chosen.length === 0) return noneOfThese.label;
  return choices
    .filter(({ key }) => chosen.includes(key))
    .map(({ label }) => label)
    .join(', ');
}
