import type { Middleware, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { goneView } from '#blocks/note';
import { answerPage } from '#journey/answer-page';
import type { Deps } from '#journey/deps';
import { submitDraft } from '#journey/submit-draft';
import type { Turn } from '#journey/turn';
import { answerTo } from '../answer-to.ts';
import { type Form, personOf, readForm } from '../form.ts';
import { isAwaited } from '../intake.ts';
import { type Scene, unlessBusy } from '../show.ts';

type OnSubmission = (deps: Deps) => Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>>;

const answersWith =
  (verb: (scene: Scene, form: Form, awaited: () => boolean) => Promise<Turn>): OnSubmission =>
  (deps) =>
  async ({ ack, body, view, client, context }) => {
    const form = readForm(view);
    if (!form) return ack({ response_action: 'update', view: goneView });
    const scene = { deps, client, who: personOf(body) };
    const turn = await unlessBusy(verb(scene, form, () => isAwaited(context)));
    await ack(answerTo(view, turn, deps.now()));
  };

/** *Next*, or *To your answers* from a page or from a single question. */
export const pageSubmitted = answersWith(({ deps, who }, { reply, at }, awaited) =>
  answerPage(deps, who, { ...reply, awaited }, at),
);

/** *Submit*; also *Submit as revision n* beside what somebody else submitted meanwhile. */
export const answersSubmitted = answersWith(({ deps, who }, { reply, at, seen }) =>
  submitDraft(deps, who, reply, {
    provisional: at.quick === true,
    ...(seen === undefined ? {} : { seen }),
  }),
);
