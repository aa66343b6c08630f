import { noteView } from '#blocks/note';
import { readOutcomeForm } from '#blocks/outcome-form';
import { readWord, wordComplaint } from '#blocks/removal-forms';
import { readReviewForm, reviewComplaint } from '#blocks/review-form';
import { deleteProject } from '#journey/delete-project';
import { giveReview } from '#journey/give-review';
import { recordOutcome } from '#journey/record-outcome';
import { redrawOwnHome } from '../draw-home.ts';
import { markOf, onSubmission } from '../project-click.ts';
import { dossierFor } from './project-opened.ts';

const outdated = noteView(
  'No longer here',
  'This form is out of date. Open the project again; nothing was changed.',
);

export const reviewGiven = onSubmission(async (deps, who, args) => {
  const mark = markOf(args);
  const form = readReviewForm(args.view.state.values);
  if (!mark || !form) return { answer: outdated };
  const given = await giveReview(deps, who, { ...mark, ...form });
  if (given.kind === 'refused') return { answer: given, complain: (why) => reviewComplaint(form.act, why) };
  await redrawOwnHome(deps, args.client, who);
  return { answer: await dossierFor(deps, who, mark.project) };
});

export const outcomeRecorded = onSubmission(async (deps, who, args) => {
  const mark = markOf(args);
  const form = readOutcomeForm(args.view.state.values);
  if (!mark || !form) return { answer: outdated };
  const recorded = await recordOutcome(deps, who, mark.project, form);
  return { answer: recorded.kind === 'refused' ? recorded : await dossierFor(deps, who, mark.project) };
});

export const removalConfirmed = onSubmission(async (deps, who, args) => {
  const mark = markOf(args);
  if (!mark) return { answer: outdated };
  const deleted = await deleteProject(deps, who, mark.project, readWord(args.view.state.values));
  if (deleted.kind === 'refused') return { answer: deleted, complain: wordComplaint };
  await redrawOwnHome(deps, args.client, who);
  return { answer: noteView('Deleted', 'The project and everything that belonged to it is gone.') };
});
