import { readFileSync } from 'node:fs';
import type { Approach } from '#scoping/approaches';
import type { Answers } from '#scoping/questionnaire';

interface PublishedCase {
  readonly id: string;
  readonly verdict: Approach;
  readonly publisher: string;
  readonly description: string;
  readonly answers: Answers;
}

/** Projects that other publishers wrote about: what was known before, and what the author decided. */
export const publishedCases: readonly PublishedCase[] = readFileSync(
  new URL('published-cases.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** Where we say something else than the author, and on what ground. */
export const departures: Record<string, { ours: Approach; ground: string }> = {
  P08: {
    ours: 'hybrid',
    ground:
      'It must know the products, so we keep retrieval beside the trained voice; the author trains alone.',
  },
  P18: {
    ours: 'rag',
    ground:
      'No gap in behaviour, cost or time was stated; we add training only once retrieval was measured short.',
  },
  P25: {
    ours: 'rag',
    ground:
      'Its own schema is knowledge, and some hundred pairs do not yet carry a replacement of the large model.',
  },
  P34: {
    ours: 'rag',
    ground:
      '1.8 million tokens are more than fits comfortably into a prompt; the author bets on a two-million window.',
  },
};
