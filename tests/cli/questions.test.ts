import { expect, test } from 'vitest';
import { flowDiagram } from '#scoping/flow-diagram';
import { questionnaireVersion, questions } from '#scoping/questionnaire';
import { ragft } from '#tests/ragft';

test('the questions are listed with why they are asked and every choice', async () => {
  const { code, stdout } = await ragft(['questions']);
  const unfolded = stdout.replace(/\s+/g, ' ');
  expect(code).toBe(0);
  for (const { key, ask, why, choices } of questions) {
    expect(unfolded).toContain(`${ask} ${key}`);
    expect(unfolded).toContain(why);
    for (const choice of choices) expect(unfolded).toContain(`${choice.key} ${choice.label}`);
  }
  expect(stdout).not.toContain('\u001b');
});

test('as JSON they name every answer that is allowed, and when they are asked', async () => {
  const { code, stdout } = await ragft(['questions', '--json']);
  const { version, pages } = JSON.parse(stdout);
  expect({ code, version, pages: pages.length }).toEqual({
    code: 0,
    version: questionnaireVersion,
    pages: 5,
  });
  const listed = pages.flatMap((page: { questions: unknown[] }) => page.questions);
  expect(listed.map(({ key }: { key: string }) => key)).toEqual(questions.map(({ key }) => key));
  expect(
    listed
      .find(({ key }: { key: string }) => key === 'data_rules')
      .choices.map(({ key }: { key: string }) => key),
  ).toEqual([
    'no_training',
    'multi_tenant',
    'many_domains',
    'per_user_access',
    'self_hosted',
    'none',
    'unknown',
  ]);
  expect(listed.find(({ key }: { key: string }) => key === 'change_rate').asked).toBe(
    'unless it needs no knowledge of its own',
  );
  expect(listed.find(({ key }: { key: string }) => key === 'volume').asked).toBeNull();
});

test('the flow is printed as the diagram it is', async () => {
  expect(await ragft(['flow'])).toEqual({ code: 0, stdout: flowDiagram(), stderr: '' });
});

test.each([[['questions', '--xml']], [['questions', 'all']], [['flow', '--json']], [['flow', 'all']]])(
  '%j says how it goes',
  async (args) => {
    const { code, stdout, stderr } = await ragft(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^ragft: .*\nusage: ragft (questions \[--json\]|flow)\n$/);
  },
);
