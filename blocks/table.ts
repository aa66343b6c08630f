import type { types } from '@slack/bolt';

/** A table of plain texts; Slack refuses an empty cell. */
export const table = (rows: readonly (readonly string[])[]): types.TableBlock => ({
  type: 'table',
  rows: rows.map((row) => row.map((text) => ({ type: 'raw_text', text: text === '' ? '–' : text }))),
  column_settings: (rows[0] ?? []).map(() => ({ is_wrapped: true })),
});
