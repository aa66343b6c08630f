import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decisionRecord } from '#blocks/decision-record';
import { projectJson } from '#blocks/project-json';
import { spreadsheetHead, spreadsheetRows } from '#blocks/spreadsheet';
import { personas } from '#sandbox/personas';
import { ragft } from '#tests/ragft';
import { recommended } from '#tests/recommended';
import { ben, dossierOf } from './dossiers.ts';

const nameOf = (id: string): string =>
  ({ U0ANA0000000: 'Ana Sousa', U0BEN0000000: 'Ben Carter' })[id] ?? '#ai-projects';

/** One of each kind is read as a whole; of the others the shape is enough. */
const readWhole = ['Billing help desk', 'Clause finder', 'Bid screener', 'Recipe chat', 'Where is my parcel'];

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

test('the record of a superseded revision leads to the one that took its place, and back', () => {
  const file = dossierOf(personas[0]);
  const [second, first] = file.revisions;
  if (!first || !second) throw new Error('It has two revisions.');
  const old = decisionRecord({ ...file, assessment: first, nameOf });
  expect(old).toMatch(/^---\nstatus: "superseded by revision 2"\n/);
  expect(old).toContain('Superseded by revision 2 of Billing help desk.');
  expect(decisionRecord({ ...file, nameOf })).toContain('Supersedes revision 1 of Billing help desk.');

  const third = { ...second, revision: 3, status: 'proposed' as const };
  const waiting = { ...file, assessment: third, revisions: [third, second, first], nameOf };
  expect(decisionRecord(waiting)).toContain('Until this is decided, revision 2 of Billing help desk holds.');
});

test('it says how far the decision is carried out, by whom, and what came of it', () => {
  const file = dossierOf(personas[0]);
  const [one, two, ...others] = file.steps;
  if (!one || !two) throw new Error('It has first steps.');
  const at = new Date('2027-01-12T09:00:00Z');
  const steps = [{ ...one, done: { by: ben, at } }, { ...two, owner: ben, due: '2027-02-01' }, ...others];
  const record = decisionRecord({ ...file, steps, nameOf });
  expect(record).toMatch(/^\* \[x\] .* \(Ben Carter, 2027-01-12\)$/m);
  expect(record).toMatch(/^\* \[ \] .* \(Ben Carter, by 2027-02-01\)$/m);
  expect(record).toContain(`1 of ${file.steps.length} are done`);
  expect(record).toContain('The advice held in part. “It took twice as long.”');
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
    ...JSON.parse(JSON.stringify(recommended(personas[1].answers))),
  });
});
