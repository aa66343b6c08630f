/**
 * For what is written once and read again and again: the latest that were parsed are given again, as long as their text
 * is the same. They are shared, so their types must be readonly through and through.
 */
export function parsedOnce<T>(
  most: number,
  parse: (id: string, text: string) => T,
): (id: string, text: string) => T {
  const kept = new Map<string, { readonly text: string; readonly value: T }>();
  return (id, text) => {
    const known = kept.get(id);
    kept.delete(id);
    const one = known?.text === text ? known : { text, value: parse(id, text) };
    kept.set(id, one);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return one.value;
  };
}
