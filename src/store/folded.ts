/** A name as it is compared: two that differ in case, width or spacing only are the same. */
export const folded = (name: string): string =>
  name.normalize('NFKC').toUpperCase().toLowerCase().replace(/\s+/gu, ' ').trim();

/** What a name can be found by; a name without letters or digits is one word as it is. */
export function wordsOf(name: string): readonly string[] {
  const whole = folded(name);
  const words = whole.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return [...new Set(words.length > 0 ? words : whole === '' ? [] : [whole])];
}

/** Follows every text that begins with the same letters. */
export const after = (prefix: string): string => `${prefix}\u{10FFFF}`;
