/** Words that people wrote, on one line and without a meaning of their own in Markdown. */
export const line = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|]/g, (sign) => `\\${sign}`);

export const chapter = (title: string, ...texts: readonly string[]): string =>
  [`## ${title}`, ...texts.filter(Boolean)].join('\n\n');

export const section3 = (title: string, ...texts: readonly string[]): string =>
  [`### ${title}`, ...texts.filter(Boolean)].join('\n\n');

/** Empty where there is nothing to list. */
export const list = (items: readonly string[]): string => items.map((item) => `* ${item}`).join('\n');

/** A sentence that goes on after “because”. */
export const lowerFirst = (text: string): string =>
  /^[A-Z](?:[a-z]|\s)/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;

export const day = (moment: Date): string => moment.toISOString().slice(0, 10);
