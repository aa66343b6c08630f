/** What columns of one row hold, as it stands in the database. */
type Stored = readonly (string | number)[];

export interface ParsedOnce<Columns extends Stored, T> {
  readonly read: (id: string, ...columns: Columns) => T;
  /** `value` is what parsing these columns would give. */
  readonly wrote: (id: string, value: T, ...columns: Columns) => void;
}

/**
 * For what is read again and again: the latest that were parsed or written are given again, as long as their columns
 * hold the same. They are shared, so their types must be readonly through and through.
 */
export function parsedOnce<Columns extends Stored, T>(
  most: number,
  parse: (id: string, ...columns: Columns) => T,
): ParsedOnce<Columns, T> {
  const kept = new Map<string, { readonly columns: Columns; readonly value: T }>();
  const wrote: ParsedOnce<Columns, T>['wrote'] = (id, value, ...columns) => {
    kept.delete(id);
    kept.set(id, { columns, value });
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  };
  return {
    read: (id, ...columns) => {
      const known = kept.get(id);
      const same = known?.columns.every((text, n) => text === columns[n]);
      const value = known && same ? known.value : parse(id, ...columns);
      wrote(id, value, ...columns);
      return value;
    },
    wrote,
  };
}
