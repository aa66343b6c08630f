import type { Project } from '#scoping/assessment';
import type { Cursor, Filter, Listed, Order } from '#store/portfolio';
import type { Deps } from './deps.ts';
import { maySee } from './may.ts';
import type { Person } from './person.ts';

export interface Listing {
  readonly filter: Filter;
  readonly order: Order;
  readonly from?: Cursor | undefined;
}

export interface ListPage {
  readonly projects: readonly Project[];
  readonly next?: Cursor;
}

/** Where next to nothing is for this person to see, a page ends after so many looks rather than never. */
const MOST_STRETCHES = 12;

/** One page of the projects this person may see, in the order asked for. */
export async function listProjects(
  deps: Deps,
  who: Person,
  { filter, order, from }: Listing,
  size: number,
): Promise<ListPage> {
  const seen: Listed[] = [];
  const page = (next?: Cursor): ListPage => ({
    projects: seen.map(({ project }) => project),
    ...(next ? { next } : {}),
  });
  let cursor = from;
  for (let stretch = 0; stretch < MOST_STRETCHES; stretch += 1) {
    const { rows, next } = await deps.store.portfolio.list(who.team, filter, order, size + 1, cursor);
    for (const row of rows) {
      if (await maySee(deps, who, row.project)) continue;
      if (seen.length === size) return page(seen.at(-1)?.at);
      seen.push(row);
    }
    if (!next) return page();
    cursor = next;
  }
  return page(cursor);
}

const AT_ONCE = 100;

/** All of them, handed over so many at a time; an export may be long. */
export async function* everyProject(
  deps: Deps,
  who: Person,
  listing: Listing,
): AsyncGenerator<readonly Project[]> {
  let from = listing.from;
  do {
    const { projects, next } = await listProjects(deps, who, { ...listing, from }, AT_ONCE);
    yield projects;
    from = next;
  } while (from);
}
