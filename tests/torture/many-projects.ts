import { personas } from '#sandbox/personas';
import { brand } from '#scoping/ids';
import { recommend } from '#scoping/recommend';
import type { Store } from '#store/index';
import { acme, minute } from '#tests/store/samples';

/** As many however many projects there are, since a workspace has so many whatever its projects are. */
export const CHANNELS = 200;
export const PEOPLE = 500;

const kinds = ['assistant', 'search', 'extraction', 'classifier', 'summary', 'routing', 'help desk'] as const;
const advised = personas.map(({ answers }) => ({ answers, recommendation: recommend(answers) }));

/** One workspace with so many projects, each of them submitted, some of them old. */
export async function fill(store: Store, projects: number): Promise<void> {
  const batch = 500;
  for (let from = 0; from < projects; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, projects - from) }, (_, index) => from + index);
    // Writes of one turn share one commit; awaited one by one they would take a disk's sync each.
    await Promise.all(numbers.map((number) => scope(store, number)));
    await Promise.all(numbers.map((number) => age(store, number)));
  }
}

export const idOf = (number: number) => brand<'project'>(`p${number}`);

export const nameOf = (number: number): string =>
  `Team ${number % 997} ${kinds[number % kinds.length]} ${number}`;

async function scope(store: Store, number: number): Promise<void> {
  const { answers, recommendation } = advised[number % advised.length] ?? {
    answers: {},
    recommendation: recommend({}),
  };
  const at = new Date(minute(0).getTime() + number * 1_000);
  const draft = brand<'draft'>(`d${number}`);
  await store.drafts.resumeOrBegin(
    acme,
    {
      id: draft,
      person: brand<'person'>(`U${number % PEOPLE}`),
      channel: brand<'channel'>(`C${number % CHANNELS}`),
      project: null,
      name: nameOf(number),
      answers,
    },
    at,
  );
  const done = await store.assessments.submit(
    acme,
    {
      draft,
      draftVersion: 1,
      assessment: brand<'assessment'>(`a${number}`),
      project: idOf(number),
      recommendation,
      provisional: false,
      basis: 0,
      messages: () => [],
    },
    at,
  );
  if (done.kind !== 'submitted') throw new Error(`Project ${number} was not submitted: ${done.kind}`);
}

/** One in three was proposed, one in six approved, one in fifty archived: rare things have to be found among many. */
async function age(store: Store, number: number): Promise<void> {
  const at = minute(number);
  const review = {
    project: idOf(number),
    assessment: brand<'assessment'>(`a${number}`),
    by: brand<'person'>('U1'),
    comment: '',
    at,
  };
  if (number % 3 === 0)
    await store.reviews.record(
      acme,
      { ...review, id: brand<'review'>(`p${number}`), act: 'propose' },
      'open',
    );
  if (number % 6 === 0)
    await store.reviews.record(
      acme,
      { ...review, id: brand<'review'>(`r${number}`), act: 'approve' },
      'proposed',
    );
  if (number % 50 === 1) await store.projects.archive(acme, idOf(number), at, at);
}
