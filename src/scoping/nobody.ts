import { brand } from './ids.ts';

/** Stands wherever a person stood whose name was to be forgotten; what was decided stays. */
export const forgotten = brand<'person'>('FORGOTTEN');

/** What nobody did, but the bot by itself. */
export const ragft = brand<'person'>('RAGFT');

/** What those are called where a name is wanted who have none in Slack. */
export const namesOfNobody: ReadonlyMap<string, string> = new Map([
  [forgotten, 'a former member'],
  [ragft, 'ragft'],
]);
