import { expect, test } from 'vitest';
import { landing } from '#sandbox/page/rooms/landing';

const friday = new Date('2026-11-20T22:36:00Z');
const at = (moment: Date) => moment.toISOString();

test.each([
  ['a day from a Friday night', 'P1D', 'Europe/Lisbon', '2026-11-23T12:00:00.000Z'],
  ['a week', 'P1W', 'Europe/Lisbon', '2026-11-27T12:00:00.000Z'],
  ['three months, onto a Saturday', 'P3M', 'Europe/Lisbon', '2027-02-22T12:00:00.000Z'],
  ['a day where it is Saturday already', 'P1D', 'Asia/Tokyo', '2026-11-23T03:00:00.000Z'],
  ['six months, across a change of clocks', 'P6M', 'America/New_York', '2027-05-20T16:00:00.000Z'],
])('%s lands on a working day at noon', (_words, jump, zone, expected) => {
  expect(at(landing(friday, jump, zone))).toBe(expected);
});
