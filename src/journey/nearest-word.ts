/**
 * The word at most two slips of the finger away (a letter added, lost, changed, or two swapped). Slips hardly ever hit
 * the first letter, and many a project begins with one: “Redelivered” is no slip for “undelivered”.
 */
export function nearestWord(typed: string, words: readonly string[]): string | undefined {
  const near = words
    .filter((word) => beginAlike(typed, word))
    .map((word) => ({ word, slips: slipsBetween(typed, word) }))
    .filter(({ word, slips }) => slips <= 2 && slips < word.length)
    .sort((a, b) => a.slips - b.slips);
  return near[0]?.word;
}

const beginAlike = (typed: string, word: string): boolean =>
  typed[0] === word[0] || (typed[0] === word[1] && typed[1] === word[0]);

/** Damerau-Levenshtein distance, restricted: a swapped pair is not edited again. */
function slipsBetween(from: string, to: string): number {
  const [a, b] = [[...from], [...to]];
  // Words further apart in length than the limit can never be near; long texts are not worth the table.
  if (Math.abs(a.length - b.length) > 2) return Number.POSITIVE_INFINITY;

  const rows: number[][] = [b.map((_, j) => j).concat(b.length)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        at(rows, i - 1, j) + 1,
        (row[j - 1] ?? 0) + 1,
        at(rows, i - 1, j - 1) + (same ? 0 : 1),
        swapped ? at(rows, i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows.push(row);
  }
  return at(rows, a.length, b.length);
}

const at = (rows: readonly number[][], i: number, j: number): number => rows[i]?.[j] ?? 0;
