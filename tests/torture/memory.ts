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

  /** What stands in the input of a question, as option values. */
  shown(key: QuestionKey): readonly string[] {
    const picked = this.#picked[key];
    if (picked === undefined) return [];
    if (typeof picked === 'string') return [picked];
    return picked.length === 0 ? ['none'] : picked;
  }

  /** Of several, the whole selection as it stands after a change by hand; empty where everything was taken out. */
  pick({ key, picked, stood }: Picked): void {
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
