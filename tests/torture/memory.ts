import { isDeepStrictEqual } from 'node:util';
import type { Answers, QuestionKey } from '#scoping/questionnaire';
import { questionOf } from '#scoping/questionnaire';

/** What was put into a question: one option, or all that stand in it now. */
export interface Picked {
  readonly key: QuestionKey;
  readonly picked: string | readonly string[];
  /** What stood in it before. */
  readonly stood: readonly string[];
}

/** What a person knows they have picked; kept apart from the bot’s own reckoning, to be compared with it. */
export class Memory {
  #picked: Partial<Record<QuestionKey, string | readonly string[]>>;
  readonly #cutOff = new Map<QuestionKey, (string | readonly string[] | undefined)[]>();

  constructor(before: Answers = {}) {
    this.#picked = { ...before };
  }

  get answers(): Answers {
    return this.#picked as Answers;
  }

  /** Another’s account of it is taken over. */
  become(answers: Answers): void {
    this.#picked = { ...answers };
  }

  /** What they picked, of which nobody told them that it is kept; it may come to be until they pick something else there. */
  maybe(choice: Picked): void {
    const also = new Memory(this.answers);
    also.pick(choice);
    this.#cutOff.set(choice.key, [...(this.#cutOff.get(choice.key) ?? []), also.#picked[choice.key]]);
  }

  /** What they know to have picked; of what was cut off, whatever became of it. */
  answersLike(found: Answers): Answers {
    const likely: Record<string, unknown> = { ...this.#picked };
    for (const [key, picked] of this.#cutOff) {
      if (!picked.some((one) => isDeepStrictEqual(one, found[key]))) continue;
      if (found[key] === undefined) delete likely[key];
      else likely[key] = found[key];
    }
    return likely;
  }

  /** What stands in the input of a question, as option values. */
  shown(key: QuestionKey): readonly string[] {
    const picked = this.#picked[key];
    if (picked === undefined) return [];
    if (typeof picked === 'string') return [picked];
    return picked.length === 0 ? ['none'] : picked;
  }

  /** Of several, the whole selection as it stands after a change by hand; empty where everything was taken out. */
  pick({ key, picked, stood }: Picked): void {
    this.#cutOff.delete(key);
    if (typeof picked === 'string') this.#picked[key] = picked;
    else this.#pickMany(key, picked, stood);
  }

  #pickMany(key: QuestionKey, selection: readonly string[], stood: readonly string[]): void {
    if (selection.length === 0) {
      delete this.#picked[key];
      return;
    }
    const added = selection.filter((option) => !stood.includes(option));
    const latest = added.length > 0 ? added : selection;
    if (latest.includes('unknown')) this.#picked[key] = 'unknown';
    else if (latest.includes('none')) this.#picked[key] = [];
    else {
      const chosen = selection.filter((option) => option !== 'none' && option !== 'unknown');
      this.#picked[key] = questionOf(key)
        .choices.map((choice) => choice.key)
        .filter((option) => chosen.includes(option));
    }
  }
}
