import type { Assessment } from './assessment.ts';

type Link = Pick<Assessment, 'revision' | 'status'>;

/** Which decision a revision took the place of, and which one took its own; the newest stand first. */
export function chainOf<Revision extends Link>(
  { revision, status }: Link,
  revisions: readonly Revision[],
): { readonly supersedes?: Revision; readonly supersededBy?: Revision } {
  if (status !== 'approved' && status !== 'superseded') return {};
  const decided = revisions.filter((each) => each.status === 'approved' || each.status === 'superseded');
  const supersedes = decided.find((each) => each.revision < revision);
  const supersededBy = decided.findLast((each) => each.revision > revision);
  return { ...(supersedes ? { supersedes } : {}), ...(supersededBy ? { supersededBy } : {}) };
}

/** What still holds while a later revision waits to be decided. */
export const inForce = <Revision extends Link>(revisions: readonly Revision[]): Revision | undefined =>
  revisions.find(({ status }) => status === 'approved');
