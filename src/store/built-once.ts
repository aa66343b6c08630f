import type { CompiledQuery, QueryResult } from 'kysely';
import type { Db } from './access.ts';

/** Whatever stands for a value while a query is built; it never reaches the database. */
class Blank {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

type Filled<Names extends string> = Readonly<Record<Names, unknown>>;

/**
 * A query that is built and compiled once for each kind of database and from then on only filled in: for what every request
 * asks, building it anew takes longer than SQLite takes to answer. `build` gets blanks in place of values, so it must
 * not look at them.
 */
export function builtOnce<Names extends string, Row>(
  names: readonly Names[],
  build: (db: Db, blanks: Readonly<Record<Names, never>>) => { readonly compile: () => CompiledQuery<Row> },
): (db: Db, values: Filled<Names>) => Promise<QueryResult<Row>> {
  const built = new Map<unknown, CompiledQuery<Row>>();
  const blanks = Object.fromEntries(names.map((name) => [name, new Blank(name)])) as never;

  return (db, values) => {
    const { constructor: database } = db.getExecutor().adapter;
    const query = built.get(database) ?? build(db, blanks).compile();
    built.set(database, query);
    const parameters = query.parameters.map((value) =>
      value instanceof Blank ? values[value.name as Names] : value,
    );
    return db.executeQuery({ ...query, parameters });
  };
}

/**
 * One such query for each shape that is asked for, and of these there must be few: which filters are set, and how many
 * rows are wanted, since SQLite plans a query anew each time whose limit is filled in.
 */
export function builtForEach<Shape, Names extends string, Row>(
  names: readonly Names[],
  build: (
    db: Db,
    blanks: Readonly<Record<Names, never>>,
    shape: Shape,
  ) => { readonly compile: () => CompiledQuery<Row> },
): (shape: Shape) => (db: Db, values: Filled<Names>) => Promise<QueryResult<Row>> {
  const queries = new Map<string, ReturnType<typeof builtOnce<Names, Row>>>();
  return (shape) => {
    const key = JSON.stringify(shape);
    const query = queries.get(key) ?? builtOnce(names, (db, blanks) => build(db, blanks, shape));
    queries.set(key, query);
    return query;
  };
}

const MOST_ROWS_KEPT = 32;

/** The same for an insert of rows: built once for each number of them. Of no rows nothing is asked. */
export function rowsBuiltOnce<Name extends string>(
  names: readonly Name[],
  build: (
    db: Db,
    rows: readonly Readonly<Record<Name, never>>[],
  ) => { readonly compile: () => CompiledQuery },
): (db: Db, rows: readonly Filled<Name>[]) => Promise<void> {
  const built = new Map<number, ReturnType<typeof builtOnce<string, unknown>>>();
  const inRow = (name: Name, row: number) => `${name} ${row}`;

  return async (db, rows) => {
    if (rows.length === 0) return;
    const places = rows.map((_, row) => names.map((name) => [name, inRow(name, row)] as const));
    const insert =
      built.get(rows.length) ??
      builtOnce(
        places.flat().map(([, place]) => place),
        (on, blanks) =>
          build(
            on,
            places.map(
              (row) => Object.fromEntries(row.map(([name, place]) => [name, blanks[place]])) as never,
            ),
          ),
      );
    // Each is as long as its rows are many, and seldom are they as many again.
    if (rows.length <= MOST_ROWS_KEPT) built.set(rows.length, insert);
    const values: Record<string, unknown> = {};
    for (const [row, value] of rows.entries())
      for (const name of names) values[inRow(name, row)] = value[name];
    await insert(db, values);
  };
}
