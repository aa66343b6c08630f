/** Without it Excel takes UTF-8 for the local code page. */
export const BYTE_ORDER_MARK = '\uFEFF';

export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/**
 * A cell that begins like a formula would be run by the program that opens it; an apostrophe keeps it a text. The last
 * four are = + - @ in full width, written so that the bundle holds nothing that takes two bytes a letter.
 */
function cell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r|%\uff1d\uff0b\uff0d\uff20]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}
