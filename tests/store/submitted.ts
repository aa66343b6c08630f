import type { Store } from '#store/index';
import { freshStore } from './fresh-store.ts';
import { acme, minute, newDraft, submission } from './samples.ts';

/** A store with one submitted project; a fresh one, unless there is one. */
export async function submitted(there?: Store) {
  const store = there ?? (await freshStore());
  await store.drafts.resumeOrBegin(acme, newDraft('d1'), minute(0));
  const done = await store.assessments.submit(acme, submission('d1'), minute(1));
  if (done.kind !== 'submitted') throw new Error(done.kind);
  return { store, assessment: done.assessment, project: done.assessment.project };
}

/** Its second revision. */
export async function resubmitted({
  store,
  project,
}: Pick<Awaited<ReturnType<typeof submitted>>, 'store' | 'project'>) {
  await store.drafts.resumeOrBegin(acme, newDraft('d2', { project, basis: 1 }), minute(2));
  const done = await store.assessments.submit(acme, submission('d2', { basis: 1 }), minute(3));
  if (done.kind !== 'submitted') throw new Error(done.kind);
  return done.assessment;
}
