import { expect, test } from 'vitest';
import type { ReviewStatus } from '#scoping/assessment';
import { chainOf, inForce } from '#scoping/chain';

/** Revisions with these statuses, the newest first. */
const revisions = (...statuses: readonly ReviewStatus[]) =>
  statuses.map((status, index) => ({ revision: statuses.length - index, status }));

test('a decision and the one that took its place name each other, whatever was tried in between', () => {
  const all = revisions('approved', 'changes_requested', 'superseded', 'open', 'superseded');
  const links = all.map((each) => {
    const { supersedes, supersededBy } = chainOf(each, all);
    return [each.revision, supersedes?.revision, supersededBy?.revision];
  });
  expect(links).toEqual([
    [5, 3, undefined],
    [4, undefined, undefined],
    [3, 1, 5],
    [2, undefined, undefined],
    [1, undefined, 3],
  ]);
});

test('what was approved holds until a later one is', () => {
  expect(inForce(revisions('proposed', 'approved', 'superseded'))?.revision).toBe(2);
  expect(inForce(revisions('open', 'changes_requested'))).toBeUndefined();
});
