import { historyView, readComparison } from '#blocks/history-view';
import { noteView } from '#blocks/note';
import { outcomeForm } from '#blocks/outcome-form';
import { readProjectMark } from '#blocks/portfolio-ids';
import { projectView } from '#blocks/project-view';
import { removeForm } from '#blocks/removal-forms';
import { reviewForm } from '#blocks/review-form';
import { archiveProject, handOver, type Kept } from '#journey/archive-project';
import { mayBeDeleted, wordFor } from '#journey/delete-project';
import type { Deps } from '#journey/deps';
import type { Person } from '#journey/person';
import { compareRevisions, readDossier } from '#journey/read-dossier';
import { refused } from '#journey/refusal';
import { brand } from '#scoping/ids';
import { redrawOwnHome } from '../draw-home.ts';
import { type Click, onChange, onClick } from '../project-click.ts';

const idOf = (value: string) => brand<'project'>(value);

/** The project as a person may see it. */
export async function dossierFor(deps: Deps, who: Person, id: ReturnType<typeof idOf>) {
  const dossier = await readDossier(deps, who, id);
  return dossier.kind === 'refused' ? dossier : projectView(dossier);
}

/** *Open*, in a list, in Home, in a message. */
export const projectOpened = onClick(({ deps, who, value }) => dossierFor(deps, who, idOf(value)));

/** *Review*: what this person may decide now. */
export const reviewWanted = onClick(async ({ deps, who, value }) => {
  const dossier = await readDossier(deps, who, idOf(value));
  if (dossier.kind === 'refused') return dossier;
  const acts = dossier.choices.reviews;
  if (acts.length > 0) return reviewForm({ ...dossier, acts });
  return refused(
    'There is nothing for you to decide here: it waits for no decision, or for somebody else’s.',
  );
});

export const historyWanted = onClick(async ({ deps, who, value }) => {
  const pair = await compareRevisions(deps, who, idOf(value));
  return pair.kind === 'refused' ? pair : historyView(pair);
});

/** Another revision chosen in the comparison. */
export const comparisonChanged = onClick(async ({ deps, who, args, value }) => {
  const mark = readProjectMark(args.body.view?.private_metadata ?? '');
  const { block_id, action_id } = args.action;
  const chosen = readComparison(block_id, action_id, value);
  if (!mark || !chosen) return noteView('No longer here', 'This view is out of date. Open it again.');
  const pair = await compareRevisions(deps, who, mark.project, chosen);
  return pair.kind === 'refused' ? pair : historyView(pair);
});

export const outcomeWanted = onClick(async ({ deps, who, value }) => {
  const dossier = await readDossier(deps, who, idOf(value));
  if (dossier.kind === 'refused') return dossier;
  return dossier.choices.edits
    ? outcomeForm(dossier.project, dossier.assessment)
    : refused('Only members of the project’s channel can say what was built.');
});

const archiving = (archived: boolean) =>
  onChange(
    ({ deps, who, value, awaited }) => archiveProject(deps, who, idOf(value), archived, awaited),
    showChanged,
  );

export const archiveWanted = archiving(true);
export const restoreWanted = archiving(false);

/** Somebody else chosen to look after it. */
export const handedOver = onChange(
  ({ deps, who, args, value, awaited }) =>
    handOver(deps, who, idOf(args.action.block_id), brand<'person'>(value), awaited),
  showChanged,
);

async function showChanged({ deps, who, args }: Click, { project }: Kept) {
  await redrawOwnHome(deps, args.client, who);
  return dossierFor(deps, who, project.id);
}

export const removalWanted = onClick(async ({ deps, who, value }) => {
  const doomed = await mayBeDeleted(deps, who, idOf(value));
  return doomed.kind === 'refused' ? doomed : removeForm({ ...doomed, word: wordFor(doomed) });
});
