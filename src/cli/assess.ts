import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { recommend } from '#scoping/recommend';
import { visibleAnswers } from '#scoping/visible';
import { linesOf, readInput } from './assess-input.ts';
import { report } from './assess-report.ts';
import { misused, readCommandLine } from './command-line.ts';
import { print } from './print.ts';

const usage =
  'usage: ragft assess <file|-> [--json | --jsonl]\n' +
  '  The file, or standard input for -, holds {"answers": {…}}; with --jsonl one such object a line.\n' +
  '  “ragft questions” lists the keys and what each may be.';

/** `ragft assess`: a set of answers in, the recommendation out; many of them, line by line, with `--jsonl`. */
export async function assess(argv: readonly string[]): Promise<number> {
  const line = readCommandLine(argv, ['json', 'jsonl']);
  if (line.kind === 'misused') return misused(usage, line.why);
  const [file, ...more] = line.rest;
  if (file === undefined || more.length > 0)
    return misused(usage, 'assess takes one file, or - to read input.');

  const input = file === '-' ? process.stdin : createReadStream(file);
  input.setEncoding('utf8');
  try {
    if (line.flags.has('jsonl')) return await assessLines(input);
    return await assessOne(await text(input), line.flags.has('json'));
  } catch (fault) {
    if (!(fault instanceof Error && 'syscall' in fault)) throw fault;
    process.stderr.write(`ragft: cannot read ${file}: ${fault.message}\n`);
    return 2;
  }
}

async function assessOne(given: string, asJson: boolean): Promise<number> {
  const input = readInput(given);
  if (input.kind === 'faults') {
    for (const fault of input.faults) process.stderr.write(`${fault}\n`);
    return 2;
  }
  const recommendation = recommend(input.answers);
  await print(
    asJson
      ? `${JSON.stringify({ ...passedOn(input), ...recommendation }, null, 2)}\n`
      : report(visibleAnswers(input.answers), recommendation),
  );
  return 0;
}

/** One result a line, in the order they came. A line that cannot be read says so in its place, and the rest go on. */
async function assessLines(input: AsyncIterable<string>): Promise<number> {
  let number = 0;
  let faulty = 0;
  for await (const line of linesOf(input)) {
    number += 1;
    if (line.trim() === '') continue;
    const read = readInput(line);
    if (read.kind === 'faults') faulty += 1;
    const result =
      read.kind === 'faults'
        ? { line: number, ...passedOn(read), faults: read.faults }
        : { ...passedOn(read), ...recommend(read.answers) };
    await print(`${JSON.stringify(result)}\n`);
  }
  if (faulty === 0) return 0;
  process.stderr.write(`ragft: ${faulty} of ${number} lines could not be read.\n`);
  return 2;
}

const passedOn = (input: { readonly id?: unknown }) => ('id' in input ? { id: input.id } : {});
