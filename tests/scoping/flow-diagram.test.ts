import { expect, test } from 'vitest';
import { conditions } from '#scoping/conditions';
import { flowDiagram } from '#scoping/flow-diagram';
import { questions } from '#scoping/questionnaire';
import { expectGolden } from '#tests/golden';

test('the diagram is the one that was read and approved', async () => {
  await expectGolden('flow.md', `# The questionnaire\n\n\`\`\`mermaid\n${flowDiagram()}\`\`\`\n`);
});

test('every link joins nodes that are drawn', () => {
  const drawn = new Set(
    [...flowDiagram().matchAll(/^\s*(?:subgraph )?(\w+)[[({]/gm)].map(([, node]) => node),
  );
  const linked = [...flowDiagram().matchAll(/^ {2}\w+(?: (?:-->|-\.->) \w+)+$/gm)].flatMap(([line]) =>
    line.trim().split(/ -->| -\.->/),
  );
  expect(linked.length).toBeGreaterThan(questions.length);
  for (const node of linked) expect(drawn).toContain(node.trim());
});

test('what a condition reads comes before what it opens', () => {
  const keys = questions.map(({ key }) => key);
  for (const { key, when } of questions)
    for (const read of when === undefined ? [] : conditions[when].reads)
      expect(keys.indexOf(read), `${key} is opened by ${read}`).toBeLessThan(keys.indexOf(key));
});
