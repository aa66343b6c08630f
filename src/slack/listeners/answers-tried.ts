import type {
  BlockAction,
  Middleware,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { readProject as readId } from '#blocks/card-ids';
import { readFormState } from '#blocks/form-state';
import { goneView } from '#blocks/note';
import { readTryOut, tryOutView } from '#blocks/what-if';
import type { Deps } from '#journey/deps';
import { tryAnswers } from '#journey/try-answers';
import { GONE, type OnClick, onCard } from '../card-click.ts';
import { personOf } from '../form.ts';
import { redrawModal } from '../modal.ts';

/** *Try other answers* */
export const tryOutWanted: OnClick = onCard(
  (action) => readId('value' in action ? action.value : undefined),
  async ({ deps, who, project, show }) => {
    const tried = await tryAnswers(deps, who, project);
    if (tried.kind === 'refused') return tried.why;
    if (tried.kind === 'gone') return GONE;
    await show(tryOutView({ ...tried, epoch: 0 }));
    return undefined;
  },
);

/** Another answer in the try-out: the verdict on top moves, or does not. */
export const answerTried =
  (deps: Deps): Middleware<SlackActionMiddlewareArgs<BlockAction>> =>
  async ({ ack, body, client }) => {
    await ack();
    const { view } = body;
    const mark = view && readTryOut(view.private_metadata);
    if (!view || !mark) return;
    const { values } = readFormState(view);
    const tried = await tryAnswers(deps, personOf(body), mark.project, mark.changes, values);
    if (tried.kind === 'tried') await redrawModal(client, view, tryOutView({ ...tried, epoch: mark.epoch }));
  };

/** *Set the answers back* */
export const answersSetBack =
  (deps: Deps): Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>> =>
  async ({ ack, body, view }) => {
    const mark = readTryOut(view.private_metadata);
    const tried = mark && (await tryAnswers(deps, personOf(body), mark.project));
    const next = mark && tried?.kind === 'tried' ? tryOutView({ ...tried, epoch: mark.epoch + 1 }) : goneView;
    await ack({ response_action: 'update', view: next });
  };
