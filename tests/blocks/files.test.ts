import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decisionRecord } from '#blocks/decision-record';
import { projectJson } from '#blocks/project-json';
import { spreadsheetHead, spreadsheetRows } from '#blocks/spreadsheet';
import { personas } from '#sandbox/personas';
import { recommend } from '#scoping/recommend';
import { ragft } from '#tests/ragft';
import { dossierOf } from './dossiers.ts';

const nameOf = (id: string): string =>
  ({ U0ANA0000000: 'Ana Sousa', U0BEN0000000: 'Ben Carter' })[id] ?? '#ai-projects';

/** One of each kind is read as a whole; of the others the shape is enough. */
const readWhole = ['Billing help desk', 'Clause finder', 'Bid screener'];

test.each(personas.filter(({ name }) => readWhole.includes(name)))(
  'the decision record of $name',
  async (persona) => {
    const record = decisionRecord({ ...dossierOf(persona), nameOf });
    const name = persona.name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
    await expect(record).toMatchFileSnapshot(`../golden/decisions/${name}.md`);
  },
);

test.each(personas)('that of $name has the chapters of MADR’s template, in its order', (persona) => {
  const record = decisionRecord({ ...dossierOf(persona), nameOf });
  expect(record.match(/^##? .*$/gm)?.slice(1)).toEqual([
    '## Context and Problem Statement',
    '## Decision Drivers',
    '## Considered Options',
    '## Decision Outcome',
    '## Pros and Cons of the Options',
    '## More Information',
  ]);
  expect(record).toMatch(/^---\nstatus: accepted\ndate: 2027-01-11\n/);
  expect(record).toContain('Supersedes revision 1');
  expect(record.match(/^### (Prompting only|RAG|Fine-tuning|Hybrid)/gm)).toHaveLength(4);
});

test('nobody’s words mean anything in the Markdown around them', () => {
  const file = dossierOf(personas[0]);
  const project = { ...file.project, name: '# [x](javascript:1) <b>*bold*</b> | `code`\n## Injected' };
  const record = decisionRecord({ ...file, project, nameOf: () => 'a: b\n---\nstatus: accepted' });
  expect(record).not.toMatch(/^## Injected/m);
  expect(record).not.toContain('<b>');
  expect(record).not.toMatch(/[^\\]\]\(javascript/);
  expect(record.match(/^---$/gm)).toHaveLength(2);
});

/** As a spreadsheet reads it: quoted cells, doubled quotes, rows by line ends outside of quotes. */
function read(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, comma, quoted, bare = ''] of csv.matchAll(/(,|\r\n|^)(?:"((?:[^"]|"")*)"|([^,\r\n"]*))/g)) {
    if (comma === '\r\n') rows.push([]);
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
  }
  return rows;
}

test('whatever is in a cell comes out of the CSV again, and none begins like a formula', () => {
  const { project } = dossierOf(personas[0]);
  const signs = fc.string({
    minLength: 1,
    unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\n', '\r', '\t', ' ', 'a', '|'),
  });
  fc.assert(
    fc.property(fc.array(signs, { minLength: 1, maxLength: 4 }), (names) => {
      const rows = read(
        spreadsheetRows(
          names.map((name) => ({ ...project, name })),
          (id) => id,
        ),
      ).filter((row) => row.length > 1);
      expect(rows).toHaveLength(names.length);
      for (const [index, [cell = '']] of rows.entries()) {
        expect(cell).not.toMatch(/^\s*[=+\-@\t\r]/);
        expect(cell.replace(/^'/, '')).toBe(names[index]?.replace(/^'/, ''));
      }
    }),
  );
  expect(spreadsheetHead).toMatch(/^\uFEFFProject,/);
});

test('a project’s JSON is accepted by `ragft assess`, and gives the same recommendation', async () => {
  const file = dossierOf(personas[1]);
  const { stdout, code } = await ragft(['assess', '-', '--json'], {}, projectJson(file));
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    ...JSON.parse(JSON.stringify(recommend(personas[1].answers))),
  });
});
