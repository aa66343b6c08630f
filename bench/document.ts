import { readFileSync, writeFileSync } from 'node:fs';

const DOCUMENT = 'docs/performance.md';

/** With `--write` what was measured takes the place of what stood there before. */
const change = (by: (document: string) => string): void => {
  if (process.argv.includes('--write')) writeFileSync(DOCUMENT, by(readFileSync(DOCUMENT, 'utf8')));
};

/** Between the two lines that carry this name. */
export const putSection = (name: string, text: string): void =>
  change((document) => {
    const [from, to] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
    const [start, end] = [document.indexOf(from), document.indexOf(to)];
    if (start < 0 || end < start) throw new Error(`${DOCUMENT} has no place for ${name}.`);
    return `${document.slice(0, start)}${from}\n\n${text}\n\n${document.slice(end)}`;
  });

/** The one row of a table that begins with the same cell. */
export const putRow = (row: string): void =>
  change((document) => {
    const first = row.slice(0, row.indexOf(' | ') + 3);
    const lines = document.split('\n');
    const at = lines.findIndex((line) => line.startsWith(first));
    if (at < 0) throw new Error(`${DOCUMENT} has no row that begins with ${first}`);
    return lines.with(at, row).join('\n');
  });
