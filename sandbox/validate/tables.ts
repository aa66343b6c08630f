import { limits } from '#blocks/limits';
import {
  byType,
  type Check,
  fault,
  inTurn,
  integer,
  isObject,
  list,
  number,
  object,
  oneOf,
  string,
} from './check.ts';
import { richText } from './rich-text.ts';

const rawText = object({ type: oneOf('raw_text'), text: string() });
const rawNumber = object({ type: oneOf('raw_number'), value: number }, { text: string() });
const cell = byType({ raw_text: rawText, raw_number: rawNumber, rich_text: richText });
const headerCell = byType({ raw_text: rawText, raw_number: rawNumber });

const rowsOf = (block: unknown): readonly (readonly unknown[])[] =>
  isObject(block) && Array.isArray(block.rows) ? block.rows.filter(Array.isArray) : [];

/** Every text and number in a cell, however deep rich text nests it. */
function charactersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + charactersIn(item), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce((sum, [name, field]) => {
    if (name === 'text' && typeof field === 'string') return sum + field.length;
    if (name === 'value' && typeof field === 'number' && value.text === undefined)
      return sum + String(field).length;
    return sum + charactersIn(field);
  }, 0);
}

const notTooLong =
  (max: number): Check =>
  (value, at) =>
    charactersIn(rowsOf(value)) > max
      ? fault(`must be less than ${max + 1} characters across all cells`, `${at}/rows`)
      : [];

const sameWidth: Check = (value, at) => {
  const widths = new Set(rowsOf(value).map((row) => row.length));
  return widths.size > 1 ? fault('all rows must have the same number of cells', `${at}/rows`) : [];
};

const columnSettings = list(
  object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: oneOf(true, false) }),
  limits.table.columns,
);

export const table: Check = inTurn(
  object(
    {
      type: oneOf('table'),
      rows: list(list(cell, limits.table.columns), limits.table.rows),
    },
    { block_id: string(limits.blockId), column_settings: columnSettings },
  ),
  notTooLong(limits.table.characters),
);

const headerIsPlain: Check = (value, at) =>
  (rowsOf(value)[0] ?? []).flatMap((first, index) => headerCell(first, `${at}/rows/0/${index}`));

export const dataTable: Check = inTurn(
  object(
    {
      type: oneOf('data_table'),
      caption: string(),
      rows: list(list(cell, limits.dataTable.columns), limits.dataTable.rows + 1, 2),
    },
    {
      block_id: string(limits.blockId),
      page_size: integer(1, limits.dataTable.pageSize),
      row_header_column_index: integer(0),
    },
  ),
  headerIsPlain,
  sameWidth,
  notTooLong(limits.dataTable.characters),
);
