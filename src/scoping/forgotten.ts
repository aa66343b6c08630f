import { brand } from './ids.ts';

/** Stands wherever a person stood whose name was to be forgotten; what was decided stays. */
export const forgotten = brand<'person'>('FORGOTTEN');
