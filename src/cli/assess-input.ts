import { type AnswersRead, readAnswers } from '#scoping/answers';

/** One set of answers as it came in; the id is the caller’s own and goes out with the result. */
export type Input = AnswersRead & { readonly id?: unknown };

/** Longer than any set of answers with any name; beyond it a line is not kept in memory. */
const longestLine = 1_000_000;

/** Answers nest two deep and an id a little; JSON that is read at any depth cannot be written again at any. */
const deepest = 100;

export function readInput(text: string): Input {
  if (text.length > longestLine) return faulty(`input: is longer than ${longestLine} characters`);
  let input: unknown;
  try {
    input = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return faulty(`input: is not JSON: ${fault.message.replace(/\s+/g, ' ')}`);
  }
  if (nestsDeeper(input, deepest)) return faulty(`input: nests deeper than ${deepest} lists or objects`);
  const read = readAnswers(input);
  return typeof input === 'object' && input !== null && 'id' in input ? { ...read, id: input.id } : read;
}

const faulty = (fault: string): Input => ({ kind: 'faults', faults: [fault] });

const nestsDeeper = (value: unknown, left: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some((inner) => nestsDeeper(inner, left - 1)));

/** The lines of a stream, one at a time; of an endless one no more than shows that it is too long. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let line = '';
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', from)) {
      yield line + chunk.slice(from, end);
      line = '';
      from = end + 1;
    }
    if (line.length <= longestLine) line = (line + chunk.slice(from)).slice(0, longestLine + 1);
  }
  if (line !== '') yield line;
}
