import type { Range } from '#scoping/recommendation';

/** “2–4 weeks”, “$5,000–30,000”, or that no source gives a figure. */
export function rangeInWords({ low, high, unit }: Range): string {
  if (low === null || high === null) return 'no figure';
  const span = low === high ? figure(low) : `${figure(low)}–${figure(high)}`;
  return unit === 'usd' ? `$${span}` : `${span} weeks`;
}

const figure = (number: number): string => number.toLocaleString('en-GB');

/** Said only where something stands in the way, or nearly. */
export const fitInWords: Readonly<Record<Range['fit'], string>> = {
  fits: 'fits',
  tight: 'tight',
  no: 'does not fit',
  unknown: '',
};
