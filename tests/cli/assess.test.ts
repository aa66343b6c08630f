import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personas } from '#sandbox/personas';
import { approachNames } from '#scoping/approaches';
import { recommend } from '#scoping/recommend';
import { bare, menu, ragft } from '#tests/ragft';

const assess = (input: string, ...flags: readonly string[]) => ragft(['assess', '-', ...flags], {}, input);
const [first, second] = personas;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ragft-assess-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('one set of answers', () => {
  test('comes from a file, and its recommendation goes out as JSON with its id', async () => {
    const file = join(folder, 'answers.json');
    await writeFile(file, JSON.stringify({ id: ['any', 'id'], answers: first.answers }));
    const { code, stdout, stderr } = await ragft(['assess', file, '--json']);
    expect(JSON.parse(stdout)).toEqual({ id: ['any', 'id'], ...recommend(first.answers) });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('comes from standard input as well, with or without a byte order mark', async () => {
    const input = JSON.stringify({ answers: second.answers });
    const plain = await assess(input, '--json');
    expect(JSON.parse(plain.stdout)).toEqual(recommend(second.answers));
    expect((await assess(`\uFEFF${input}`, '--json')).stdout).toBe(plain.stdout);
  });

  test('is answered in words unless asked otherwise, without colours where nobody sees them', async () => {
    const { code, stdout } = await assess(JSON.stringify({ answers: first.answers }));
    const { destination, rationale, first_steps } = recommend(first.answers);
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe(approachNames[destination]);
    const unfolded = stdout.replace(/\s+/g, ' ');
    for (const { text, claims } of rationale) expect(unfolded).toContain(`${text} [${claims.join(', ')}]`);
    for (const { text } of first_steps) expect(unfolded).toContain(text);
    for (const source of ['S1', 'S2', 'S3', 'S4', 'S5'])
      expect(stdout).toMatch(new RegExp(`^ {2}${source} `, 'm'));
    expect(stdout).not.toContain('\u001b');
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(120);
  });

  test('one row is one row', async () => {
    const ticks = async (change_rate: string) =>
      (await assess(JSON.stringify({ answers: { change_rate } }))).stdout;
    expect(await ticks('daily')).toContain('ticks 1 row for retrieval, 0 for training.');
    expect(await ticks('unknown')).toContain('ticks 0 rows for retrieval, 0 for training.');
  });

  test('ignores answers to hidden questions', async () => {
    const answers = { needs_knowledge: 'no', behaviour_gaps: ['tone'] } as const;
    const { stdout } = await assess(
      JSON.stringify({ answers: { ...answers, change_rate: 'daily' } }),
      '--json',
    );
    expect(JSON.parse(stdout)).toEqual(recommend(answers));
  });

  test.each<[string, string, RegExp[]]>([
    ['is no JSON', '{"answers":\n oops}', [/^input: is not JSON: .*$/]],
    ['has no answers', '{"answer": {}}', [/^answers: must be an object/]],
    [
      'has several faults',
      '{"answers": {"volume": "lots", "colour\\nof hair": "red", "behaviour_gaps": ["none", "tone"]}}',
      [
        /^behaviour_gaps: .*stand alone\. Allowed: a list of format, /,
        /^volume: cannot be "lots"\. Allowed: under_10k, ge10k, unknown$/,
        /^colour\\nof hair: is not a question\. Allowed: product_type, /,
      ],
    ],
  ])('that %s is refused, one line per fault', async (_, input, faults) => {
    const { code, stdout, stderr } = await assess(input, '--json');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(faults.length);
    for (const [n, fault] of faults.entries()) expect(lines[n]).toMatch(fault);
  });

  test('that cannot be read is named', async () => {
    const { code, stderr } = await ragft(['assess', join(folder, 'nowhere.json')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^ragft: cannot read .*nowhere\.json: ENOENT.*\n$/);
    expect((await ragft(['assess', folder])).code).toBe(2);
  });

  test.each([[[]], [['a', 'b']], [['-', '--xml']]])(
    'asked for with %j, it says how it goes',
    async (args) => {
      const { code, stdout, stderr } = await ragft(['assess', ...args]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('usage: ragft assess <file|-> [--json | --jsonl]');
    },
  );
});

describe('many sets, a line each', () => {
  test('every line has its result in its place, and a bad one does not stop the rest', async () => {
    const lines = [
      JSON.stringify({ id: 'a', answers: first.answers }),
      'no JSON',
      '',
      JSON.stringify({ id: 4, answers: { team: 'two' } }),
      JSON.stringify({ answers: second.answers }),
    ];
    const { code, stdout, stderr } = await assess(lines.join('\r\n'), '--jsonl');
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 'a', ...recommend(first.answers) },
      { line: 2, faults: [expect.stringMatching(/^input: is not JSON/)] },
      {
        line: 4,
        id: 4,
        faults: ['team: cannot be "two". Allowed: minimal, software_only, ml_one, ml_both, unknown'],
      },
      recommend(second.answers),
    ]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'ragft: 2 of 5 lines could not be read.\n' });
  });

  test('what nests too deep to be written again stops only its own line', async () => {
    const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const lines = [
      `{"answers": {"team": ${deep(40_000)}}}`,
      `{"id": ${deep(40_000)}, "answers": {}}`,
      `{"id": ${deep(100)}, "answers": {}}`,
      `{"id": ${deep(99)}, "answers": {}}`,
    ];
    const { code, stdout } = await assess(lines.join('\n'), '--jsonl');
    const results = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const faults = ['input: nests deeper than 100 lists or objects'];
    expect(results.slice(0, 3)).toEqual([1, 2, 3].map((line) => ({ line, faults })));
    expect(results[3]).toMatchObject(recommend({}));
    expect(code).toBe(2);
  });

  test('good lines alone end well', async () => {
    const { code, stdout, stderr } = await assess(
      `${JSON.stringify({ answers: first.answers })}\n`,
      '--jsonl',
    );
    expect({ code, stderr, lines: stdout.split('\n').length }).toEqual({ code: 0, stderr: '', lines: 2 });
  });

  const inSmallHeap = () =>
    spawn(process.execPath, ['--max-old-space-size=32', menu, 'assess', '-', '--jsonl'], {
      env: bare({}),
      stdio: ['pipe', 'pipe', 'inherit'],
    });

  test('memory does not grow with the number of lines', async () => {
    const child = inSmallHeap();
    const exited = once(child, 'exit');
    const bad = `${JSON.stringify({ id: 'x'.repeat(600), answers: { volume: 'lots' } })}\n`.repeat(100);
    const good = `${JSON.stringify({ answers: first.answers })}\n`;
    const rounds = 600;
    const fed = pipeline(
      Readable.from(Array.from({ length: rounds }, (_, n) => (n % 20 === 0 ? good : '') + bad)),
      child.stdin,
    );
    let results = 0;
    for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('{')) results += 1;
    await fed;
    expect(results).toBe(rounds * 100 + rounds / 20);
    expect(await exited).toEqual([2, null]);
  }, 60_000);

  test('nor with the length of one', async () => {
    const child = inSmallHeap();
    const fed = pipeline(
      Readable.from(Array.from({ length: 100 }, () => 'x'.repeat(1_000_000))),
      child.stdin,
    );
    const result = await text(child.stdout);
    await fed;
    expect(JSON.parse(result)).toEqual({
      line: 1,
      faults: ['input: is longer than 1000000 characters'],
    });
  });

  test('a reader that has seen enough ends it quietly', async () => {
    const child = spawn(process.execPath, [menu, 'assess', '-', '--jsonl'], { env: bare({}) });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (words: string) => {
      said += words;
    });
    child.stdin.on('error', () => undefined);
    const feeding = setInterval(() => child.stdin.write('{"answers": {"volume": "lots"}}\n'.repeat(100)), 5);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code] = await once(child, 'exit');
    clearInterval(feeding);
    expect({ code, said }).toEqual({ code: 0, said: '' });
  });
});
