import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { answerPage } from '#journey/answer-page';
import type { Deps } from '#journey/deps';
import { brand } from '#scoping/ids';
import type { Answers } from '#scoping/questionnaire';
import type { Store } from '#store/index';
import type { Place } from '#store/place';
import { acme, minute } from '#tests/store/samples';
import { known } from '#tests/torture/commands';
import { fill, idOf } from '#tests/torture/many-projects';
import { questions } from '#tests/torture/rows';
import { type Ask, type Grown, sideBySide } from '#tests/torture/side-by-side';
import type { TrialOptions } from '#tests/trials';
import { openPlaces, type Places, withStore } from './places.ts';
import { ms, report, table, whole } from './report.ts';

const FEW = 1_000;
const MANY = 100_000;

/**
 * The same questions to a store of a thousand assessments and to one of a hundred thousand, or a million with
 * `--scale 10`, which takes a while to fill.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  const places = await openPlaces();
  const projects = Math.max(FEW, Math.round(MANY * scale));
  try {
    const small = await filled(places, FEW, log);
    const large = await filled(places, projects, log);
    const figures = await withStore(small, (few) =>
      withStore(large, async (many) => grown(await asked(few, FEW), await asked(many, projects))),
    );
    const bytes = 'path' in large ? statSync(large.path).size / projects : Number.NaN;
    const most = Math.max(...[...figures.values()].map(({ times }) => times));
    report(
      'growth',
      [
        [
          'growth from 1,000 assessments, where it takes a millisecond',
          '2x to 100,000',
          `${most.toFixed(2)}x to ${whole(projects)}`,
        ],
      ],
      [
        `### From ${whole(FEW)} assessments to ${whole(projects)}`,
        '',
        `An assessment takes ${(bytes / 1024).toFixed(1)} KiB of the file, with its project, steps, words and history.`,
        '',
        ...table(
          [
            '',
            'grows',
            `p50 at ${whole(FEW)}`,
            `at ${whole(projects)}`,
            `p99 at ${whole(FEW)}`,
            `at ${whole(projects)}`,
          ],
          [...figures].map(([name, { small, large }]) => {
            const grows = `${(large.p50 / small.p50).toFixed(2)}x`;
            return [name, grows, ms(small.p50), ms(large.p50), ms(small.p99), ms(large.p99)];
          }),
        ),
      ],
    );
  } finally {
    await places.close();
  }
}

type Asks = Readonly<Record<string, Ask>>;

/** Nobody waits for the disk meanwhile: a million take half an hour as it is. */
async function filled(places: Places, projects: number, log: (line: string) => void): Promise<Place> {
  const place = await places.empty('SQLite');
  const since = performance.now();
  await withStore({ ...place, throwaway: true }, (store) => fill(store, projects));
  log(`${whole(projects)} projects submitted in ${((performance.now() - since) / 1_000).toFixed(0)} s`);
  return place;
}

const asked = async (store: Store, projects: number): Promise<Asks> => ({
  ...questions(store),
  ...(await writes(store, projects)),
});

async function grown(few: Asks, many: Asks): Promise<Map<string, Grown>> {
  const figures = new Map<string, Grown>();
  for (const [name, ask] of Object.entries(few)) figures.set(name, await sideBySide(ask, many[name] as Ask));
  return figures;
}

/** What claims, and a page submit from its arrival to what it draws; half of all projects have a card to be told of. */
async function writes(store: Store, projects: number): Promise<Asks> {
  const now = minute(0);
  for (let from = 0; from < projects / 2; from += 500) {
    const some = Array.from({ length: Math.min(500, projects / 2 - from) }, (_, n) => idOf(from + n));
    await Promise.all(
      some.map((project) => {
        const id = brand<'outbox entry'>(randomUUID());
        return store.outbox.add(
          acme,
          [{ id, lane: `card:${project}`, message: { kind: 'card', project } }],
          now,
        );
      }),
    );
  }
  const who = { team: acme, id: brand<'person'>('U-asks') };
  const draft = brand<'draft'>('a draft in progress');
  const channel = brand<'channel'>('C0');
  await store.drafts.begin(
    acme,
    { id: draft, person: who.id, channel, project: null, name: 'In progress' },
    now,
  );
  const deps: Deps = { store, slack: known, now: () => new Date(), newId: randomUUID };
  const sets: readonly Answers[] = [
    { needs_knowledge: 'yes', change_rate: 'daily', prompt_result: 'under_80' },
    { needs_knowledge: 'yes', change_rate: 'weekly', prompt_result: '80_89' },
  ];
  const lease = new Date(now.getTime() + 60_000);
  return {
    'a claim, half of the projects waiting to be told of': () => store.outbox.claim(now, lease, 1),
    'a page submit': (turn) =>
      answerPage(
        deps,
        who,
        {
          draft,
          view: 'V1',
          epoch: 1,
          fields: [],
          values: { name: 'In progress', ...sets[turn % 2] },
          drawn: {},
        },
        { spot: 'essentials' },
      ),
  };
}
