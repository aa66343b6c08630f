const LONGEST = 80;

/** What people typed, without the spaces around it and with one wherever there were several. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** What is wrong with a name, in words; counted as people count, not in bytes. */
export function problemWithName(name: string): string | undefined {
  const length = [...oneLine(name)].length;
  if (length === 0) return 'Give the project a name: the card carries it, and people find it by it.';
  if (length > LONGEST) return `This name has ${length} characters; ${LONGEST} is the most.`;
  return undefined;
}
