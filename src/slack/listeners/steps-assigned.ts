import type { Middleware, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { assignSteps, editStep, readEditedStep, readOwnStep, readStepsProject } from '#blocks/assign-steps';
import { readProject as readId } from '#blocks/card-ids';
import { goneView, noteView } from '#blocks/note';
import { type Assigned, addOwnStep, assignStep, readChecklist } from '#journey/assign-step';
import type { Deps } from '#journey/deps';
import { GONE, type OnClick, onCard } from '../card-click.ts';
import { personOf } from '../form.ts';
import { redrawModal } from '../modal.ts';
import { noteRefusal } from '../note-refusal.ts';

type OnSubmission = (deps: Deps) => Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>>;

/** *Assign & dates* */
export const assigningWanted: OnClick = onCard(
  (action) => readId('value' in action ? action.value : undefined),
  async ({ deps, who, project, show }) => {
    const list = await readChecklist(deps, who, project);
    if (list.kind === 'checklist') await show(assignSteps(list.project, list.steps));
    return wordsFor(list);
  },
);

/** *Edit*, beside one of the steps. */
export const editWanted: OnClick = onCard(
  (_, view) => view && readStepsProject(view.private_metadata),
  async ({ deps, who, project, action, show }) => {
    const list = await readChecklist(deps, who, project);
    if (list.kind !== 'checklist') return wordsFor(list);
    const key = 'value' in action ? action.value : undefined;
    const step = list.steps.find((each) => each.key === key);
    if (!step) return GONE;
    await show(editStep(project, step));
    return undefined;
  },
);

/** *Save*: back to the list, drawn afresh. */
export const stepEdited: OnSubmission = (deps) => async (args) => {
  const { ack, body, view, client } = args;
  const edited = readEditedStep(view);
  if (!edited) return ack({ response_action: 'update', view: goneView });
  const done = await assignStep(deps, personOf(body), edited);
  noteRefusal(args, wordsFor(done));
  if (done.kind !== 'checklist') return ack({ response_action: 'update', view: refusal(done) });
  await ack();
  const below = view.root_view_id ?? view.id;
  if (below !== view.id) await redrawModal(client, { id: below }, assignSteps(done.project, done.steps));
};

/** *Add the step* */
export const ownStepAdded: OnSubmission = (deps) => async (args) => {
  const { ack, body, view } = args;
  const own = readOwnStep(view);
  if (!own) return ack({ response_action: 'update', view: goneView });
  if (own.text === null)
    return ack({ response_action: 'errors', errors: { own: 'Write what is to be done, or close.' } });
  const done = await addOwnStep(deps, personOf(body), own.project, own.text);
  noteRefusal(args, wordsFor(done));
  await ack({
    response_action: 'update',
    view: done.kind === 'checklist' ? assignSteps(done.project, done.steps) : refusal(done),
  });
};

const wordsFor = (assigned: Assigned): string | undefined =>
  assigned.kind === 'checklist' ? undefined : assigned.kind === 'refused' ? assigned.why : GONE;

const refusal = (assigned: Assigned) => noteView('Not changed', wordsFor(assigned) ?? GONE);
