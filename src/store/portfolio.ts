import type { SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import type { Approach } from '#scoping/approaches';
import type { FirstStepProgress, Project, ReviewStatus } from '#scoping/assessment';
import { brand, type ChannelId, type PersonId, type TeamId } from '#scoping/ids';
import type { Access, Db } from './access.ts';
import { builtForEach, builtOnce } from './built-once.ts';
import { toStep } from './checklists.ts';
import { after, wordsOf } from './folded.ts';
import { hasWord, rarestFirst, walkedFirst } from './project-words.ts';
import { toProject } from './projects.ts';
import { type Report, readable, reading } from './reading.ts';
import type { Tables } from './tables.ts';
import { type TallyKind, tallyKinds } from './tally.ts';

export interface Filter {
  readonly status?: ReviewStatus | 'archived';
  readonly destination?: Approach;
  readonly owner?: PersonId;
  readonly channel?: ChannelId;
  /** Words that begin words of the name. */
  readonly text?: string;
}

/** With words to look for, the list is in the order of the words that were found. */
export const orders = ['newest', 'oldest', 'name'] as const;
export type Order = (typeof orders)[number];

/** The last row that was looked at, wherever it fell in the order. */
export interface Cursor {
  readonly key: string;
  readonly id: string;
}

export interface Listed {
  readonly project: Project;
  /** Where it stands in the order, to go on from. */
  readonly at: Cursor;
}

export interface Stretch {
  readonly rows: readonly Listed[];
  /** Undefined at the end of the list. A short stretch need not be the end. */
  readonly next?: Cursor;
}

export interface Tally {
  readonly channel: ChannelId;
  readonly kind: TallyKind;
  readonly word: string;
  readonly projects: number;
}

/** Made once: there are thousands of rows to read. */
const tallyKind = z.enum(tallyKinds);
const known: ReadonlySet<string> = new Set(tallyKinds);

const kindOf = ({ kind, word }: { readonly kind: string; readonly word: string }): TallyKind =>
  known.has(kind) ? (kind as TallyKind) : reading('tallies', word).value(tallyKind, 'kind', kind);

const talliesOf = builtOnce(['team'], (db, { team }) =>
  db
    .selectFrom('tallies')
    .select(['channel_id', 'kind', 'word', 'projects'])
    .where('team_id', '=', team)
    .where('projects', '>', 0),
);

const dueSteps = builtForEach(['team', 'person', 'day'], (db, { team, person, day }, limit: number) =>
  db
    .selectFrom('first_steps')
    .selectAll()
    .where('team_id', '=', team)
    .where('owner_id', '=', person)
    .where('due', '<=', day)
    .where('done_at', 'is', null)
    .where('not_needed_at', 'is', null)
    .where('dropped_at', 'is', null)
    .orderBy('due')
    .limit(limit),
);

/** A common word leads to very many names: so many of them are looked at in one stretch. */
const WORDS_AT_ONCE = 400;
/** First only so many for each row that is wanted, which is enough unless the filters leave most of them out. */
const WORDS_A_ROW = 8;

export function portfolioStore({ read }: Access, report: Report) {
  return {
    /** One stretch of a list; the time it takes does not depend on how long the list is. */
    list: (team: TeamId, filter: Filter, order: Order, limit: number, from?: Cursor): Promise<Stretch> =>
      read(async (db) => {
        const typed = wordsOf(filter.text ?? '');
        const words = from
          ? walkedFirst(typed, from.key)
          : await rarestFirst(db, { team, channel: filter.channel }, typed);
        return words.length > 0
          ? found(db, { team, words, filter, limit, ...(from ? { from } : {}) }, report)
          : listed(db, team, filter, order, limit, report, from);
      }),

    tallies: (team: TeamId): Promise<Tally[]> =>
      read(async (db) => {
        const { rows } = await talliesOf(db, { team });
        return rows.map((row) => ({
          channel: brand<'channel'>(row.channel_id),
          kind: kindOf(row),
          word: row.word,
          projects: row.projects,
        }));
      }),

    /** Steps of this person, not done and due on or before that day, the most overdue first. */
    stepsDue: (team: TeamId, person: PersonId, day: string, limit: number): Promise<FirstStepProgress[]> =>
      read(async (db) => {
        const { rows } = await dueSteps(limit)(db, { team, person, day });
        return readable(rows, toStep, report);
      }),
  };
}

export type PortfolioStore = ReturnType<typeof portfolioStore>;

type Projects<O = Record<never, never>> = SelectQueryBuilder<Tables, 'projects', O>;

function narrowed<O>(query: Projects<O>, { status, destination, owner, channel }: Filter): Projects<O> {
  let narrow = query.where('archived_at', status === 'archived' ? 'is not' : 'is', null);
  if (status && status !== 'archived') narrow = narrow.where('status', '=', status);
  if (destination) narrow = narrow.where('destination', '=', destination);
  if (owner) narrow = narrow.where('owner_id', '=', owner);
  if (channel) narrow = narrow.where('projects.channel_id', '=', channel);
  return narrow;
}

const narrowing = ['status', 'destination', 'owner', 'channel'] as const;

interface ListShape {
  /** The filters that are set, whatever they are set to. */
  readonly by: readonly (typeof narrowing)[number][];
  readonly archived: boolean;
  readonly order: Order;
  readonly limit: number;
  readonly goesOn: boolean;
}

const columnOf = (order: Order) => (order === 'name' ? 'folded_name' : 'changed_at');

const listOf = builtForEach(
  ['team', ...narrowing, 'key', 'id'],
  (db, { team, key, id, ...values }, { by, archived, order, limit, goesOn }: ListShape) => {
    // A blank stands for something that is set, and is no status that narrowing looks for.
    const filter: Filter = {
      ...Object.fromEntries(by.map((name) => [name, values[name]])),
      ...(archived ? { status: 'archived' } : {}),
    };
    const column = columnOf(order);
    const down = order === 'newest';
    let query = narrowed(db.selectFrom('projects').selectAll().where('team_id', '=', team), filter);
    if (goesOn)
      query = query.where((row) => row(row.refTuple(column, 'id'), down ? '<' : '>', row.tuple(key, id)));
    const direction = down ? 'desc' : 'asc';
    return query.orderBy(column, direction).orderBy('id', direction).limit(limit);
  },
);

async function listed(
  db: Db,
  team: TeamId,
  filter: Filter,
  order: Order,
  limit: number,
  report: Report,
  from?: Cursor,
): Promise<Stretch> {
  const { status, destination, owner, channel } = filter;
  const by = narrowing.filter((name) => filter[name]);
  const shape = { by, archived: status === 'archived', order, limit, goesOn: from !== undefined };
  const values = { team, status, destination, owner, channel, key: from?.key, id: from?.id };
  const { rows } = await listOf(shape)(db, values);
  const column = columnOf(order);
  const at = (row: (typeof rows)[number]): Cursor => ({ key: row[column], id: row.id });
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    rows: readable(rows, (row) => ({ project: toProject(row), at: at(row) }), report),
    ...(last ? { next: at(last) } : {}),
  };
}

interface Search {
  readonly team: TeamId;
  readonly words: readonly string[];
  readonly filter: Filter;
  readonly limit: number;
  readonly from?: Cursor;
}

async function found(db: Db, search: Search, report: Report): Promise<Stretch> {
  const few = Math.min(WORDS_AT_ONCE, search.limit * WORDS_A_ROW);
  const { stretch, isEnough } = await foundAmong(db, few, search, report);
  return isEnough || few === WORDS_AT_ONCE
    ? stretch
    : (await foundAmong(db, WORDS_AT_ONCE, search, report)).stretch;
}

/**
 * Walks the index of words, so many at a time, in its own order: ordering by anything else would read every match of
 * a common word first.
 */
async function foundAmong(
  db: Db,
  atOnce: number,
  { team, words, filter, limit, from }: Search,
  report: Report,
): Promise<{ readonly stretch: Stretch; readonly isEnough: boolean }> {
  const [first = '', ...others] = words;
  let walk = db
    .selectFrom('project_words')
    .select(['word', 'project_id'])
    .where('team_id', '=', team)
    .where('word', '>=', first)
    .where('word', '<', after(first));
  if (from) {
    walk = walk.where((row) => row(row.refTuple('word', 'project_id'), '>', row.tuple(from.key, from.id)));
  }
  if (filter.channel) walk = walk.where('channel_id', '=', filter.channel);
  const walked = walk.orderBy('word').orderBy('project_id').limit(atOnce);

  let query = narrowed(db.selectFrom('projects').where('projects.team_id', '=', team), filter);
  for (const word of others) query = query.where((row) => hasWord(row, word));
  const rows = await query
    .innerJoin(walked.as('found'), (join) => join.onRef('found.project_id', '=', 'projects.id'))
    // A project with several such words is listed at the first of them.
    .where((row) => row.not(hasWord(row, first, row.ref('found.word'))))
    .selectAll('projects')
    .select('found.word')
    .orderBy('found.word')
    .orderBy('projects.id')
    .limit(limit)
    .execute();
  const at = (row: (typeof rows)[number]): Cursor => ({ key: row.word, id: row.id });
  const shown = readable(rows, (row) => ({ project: toProject(row), at: at(row) }), report);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  if (last) return { stretch: { rows: shown, next: at(last) }, isEnough: true };
  const end = await walked
    .clearLimit()
    .limit(1)
    .offset(atOnce - 1)
    .executeTakeFirst();
  if (!end) return { stretch: { rows: shown }, isEnough: true };
  return { stretch: { rows: shown, next: { key: end.word, id: end.project_id } }, isEnough: false };
}
