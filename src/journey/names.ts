const LONGEST = 80;
/** As much as the inputs take; Slack refuses to draw one that is filled with more. */
const MOST_TYPED = { name: 300, line: 600 };

/** What people typed, without the spaces around it and with one wherever there were several. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** What was typed as a name or as the one line about a project, as far as its input can show it. */
export const typed = (what: keyof typeof MOST_TYPED, text: string): string =>
  oneLine(text)
    .slice(0, MOST_TYPED[what])
    .replace(/\p{Cs}$/u, '');

/** What is wrong with a name, in words; counted as people count, not in bytes. */
export function problemWithName(name: string): string | undefined {
  const length = [...oneLine(name)].length;
  if (/^[\p{Cf}\s]*$/u.test(name))
    return 'Give the project a name: the card carries it, and people find it by it.';
  if (length > LONGEST) return `This name has ${length} characters; ${LONGEST} is the most.`;
  return undefined;
}
