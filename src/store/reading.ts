import { z } from 'zod';
import { UnreadableRow } from './faults.ts';
import type { Tables } from './tables.ts';

/** Told of every row that a list had to leave out. */
export type Report = (row: UnreadableRow) => void;

/** Where a row meets the domain: what does not parse is named by table and id. */
export function reading(table: keyof Tables, id: string) {
  const check = <T>(schema: z.ZodType<T>, column: string, value: unknown): T => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new UnreadableRow(table, id, `${column}: ${z.prettifyError(parsed.error)}`);
  };
  return {
    value: check,
    json: <T>(schema: z.ZodType<T>, column: string, text: string): T => {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch (fault) {
        throw new UnreadableRow(table, id, `${column}: ${(fault as Error).message}`);
      }
      return check(schema, column, value);
    },
  };
}

/** A list is worth reading without the one row that is broken; that row is reported. */
export function readable<Row, T>(rows: readonly Row[], toDomain: (row: Row) => T, report: Report): T[] {
  return rows.flatMap((row) => {
    try {
      return [toDomain(row)];
    } catch (fault) {
      if (!(fault instanceof UnreadableRow)) throw fault;
      report(fault);
      return [];
    }
  });
}

export const iso = (at: Date): string => at.toISOString();

export const instant = (text: string): Date => new Date(text);

export const maybeInstant = (text: string | null): Date | null => (text === null ? null : new Date(text));
