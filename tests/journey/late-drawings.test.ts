import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepAnswers, type Reply } from '#journey/keep-answers';
import type { Draft } from '#scoping/assessment';
import { noneOfThese } from '#scoping/question';
import { questionOf } from '#scoping/questionnaire';
import type { Values } from '#scoping/reply';
import type { Store } from '#store/index';
import { freshStore } from '../store/fresh-store.ts';
import { Memory } from '../torture/memory.ts';
import { deps, showAnew, shownIn, touching, who } from './one-draft.ts';

describe('a drawing that comes late shows what is no longer so', () => {
  const inOld = (at: string, field: string, value: string | readonly string[], drawn: Values): Reply => ({
    ...touching('desk', 1, at, field, undefined),
    values: { ...drawn, [field]: value },
    drawn,
    touch: { field, value },
  });

  test('“None of these” put beside what it shows is what they mean, whatever was said since', async () => {
    const store = await shownIn('desk');
    const keep = (reply: Reply) => keepAnswers(deps(store), who, reply);
    await keep(inOld('10.1', 'behaviour_gaps', ['tone', 'none'], { behaviour_gaps: ['tone'] }));
    const again = await keep(
      inOld('10.2', 'behaviour_gaps', ['format', 'tone', 'none'], { behaviour_gaps: ['format', 'tone'] }),
    );
    expect(again?.draft.answers).toEqual({ behaviour_gaps: [] });
  });

  test('what was emptied since is not put back', async () => {
    const store = await shownIn('desk');
    const keep = (reply: Reply) => keepAnswers(deps(store), who, reply);
    await keep(inOld('10.1', 'behaviour_gaps', ['tone', 'none'], {}));
    await keep(touching('desk', 1, '10.2', 'behaviour_gaps', undefined));
    const later = await keep(inOld('10.3', 'stage', 'early', { behaviour_gaps: ['tone'] }));
    expect(later?.draft.answers).toEqual({ stage: 'early' });
  });

  test('they may go on in it: each field holds what they last made of it', async () => {
    const click = fc
      .constantFrom(...fields)
      .chain((key) => fc.record({ key: fc.constant(key), option: fc.constantFrom(...optionsOf(key)) }));
    const drawing = fc.record({ howOld: fc.nat({ max: 2 }) });
    const acts = fc.array(fc.oneof(click, drawing), { minLength: 3, maxLength: 14 });
    const store = await freshStore();
    const holds = (made: readonly Act[]) => holdsWhatWasMade(store, made);
    await fc.assert(fc.asyncProperty(acts, holds), { numRuns: 200, examples: [[pickedAgain]] });
  }, 60_000);
});

const fields = ['behaviour_gaps', 'data_rules'] as const;
type Field = (typeof fields)[number];

/** Few, so that they meet often; with nothing, what stood there is taken out. */
const optionsOf = (key: Field): (string | undefined)[] => [
  ...questionOf(key)
    .choices.slice(0, 2)
    .map((choice) => choice.key),
  noneOfThese.key,
  undefined,
];

type Act = { readonly key: Field; readonly option: string | undefined } | { readonly howOld: number };

/** What was taken out of an old form and picked there once more comes after what was picked meanwhile. */
const pickedAgain: Act[] = [
  { key: 'behaviour_gaps', option: 'none' },
  { key: 'behaviour_gaps', option: 'format' },
  { howOld: 1 },
  { key: 'behaviour_gaps', option: undefined },
  { key: 'behaviour_gaps', option: 'format' },
  { key: 'behaviour_gaps', option: 'none' },
];

/** One person clicks, and now and then a drawing arrives that shows the draft as it was some clicks ago. */
async function holdsWhatWasMade(store: Store, acts: readonly Act[]): Promise<void> {
  await showAnew(store, 'desk');
  const [memory, screen, drafts] = [new Memory(), new Screen(), [] as Draft[]];
  // Late as it may be, what is drawn arrives once.
  const arrived = new Set<Draft>();
  for (const [n, act] of acts.entries()) {
    if ('howOld' in act) {
      const drawn = drafts.at(-1 - act.howOld);
      if (drawn && !arrived.has(drawn)) screen.draw(drawn);
      if (drawn) arrived.add(drawn);
      continue;
    }
    const { key, option } = act;
    const stood = screen.shown[key] ?? [];
    if (option === undefined ? stood.length === 0 : stood.includes(option)) continue;
    const picked = option === undefined ? [] : [...stood, option];
    screen.put(key, picked);
    memory.pick({ key, stood, picked });
    const at = `10.${String(n).padStart(2, '0')}`;
    const kept = await keepAnswers(deps(store), who, screen.reply(at, key));
    if (kept) drafts.push(kept.draft);
    expect(kept?.draft.answers).toEqual(memory.answers);
  }
}

/** A modal as Slack keeps it: where block ids stay the same a new drawing leaves what stands there. */
class Screen {
  shown: Readonly<Record<string, readonly string[]>> = {};
  #drawn: Screen['shown'] = {};
  #epoch = 1;

  draw({ answers, epoch }: Draft): void {
    this.#drawn = Object.fromEntries(
      Object.entries(answers).map(([key, answer]) => [
        key,
        answer.length === 0 ? [noneOfThese.key] : [answer].flat(),
      ]),
    );
    if (epoch !== this.#epoch) this.shown = this.#drawn;
    this.#epoch = epoch;
  }

  put(key: Field, picked: readonly string[]): void {
    const { [key]: _, ...others } = this.shown;
    this.shown = picked.length > 0 ? { ...others, [key]: picked } : others;
  }

  reply(at: string, field: Field): Reply {
    const touch = { field, value: this.shown[field] };
    return {
      ...touching('desk', this.#epoch, at, field, undefined),
      values: this.shown,
      drawn: this.#drawn,
      touch,
    };
  }
}
