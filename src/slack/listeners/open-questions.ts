import type { Middleware, SlackViewMiddlewareArgs, types, ViewSubmitAction } from '@slack/bolt';
import { readProject as readId } from '#blocks/card-ids';
import { goneView } from '#blocks/note';
import {
  answerView,
  askView,
  type OneQuestion,
  passView,
  readAnswer,
  readPerson,
  readQuestionMenu,
  readQuestionValue,
} from '#blocks/open-question';
import { answerQuestion } from '#journey/answer-open-question';
import { askQuestion, passOn } from '#journey/ask-open-question';
import type { Deps } from '#journey/deps';
import { reviseNow } from '#journey/revise-from-answers';
import { GONE, type OnClick, onCard } from '../card-click.ts';
import { personOf } from '../form.ts';
import { noteRefusal } from '../note-refusal.ts';

const oneQuestion = (action: object) => readQuestionValue('value' in action ? action.value : undefined);

const opens = (draw: (one: OneQuestion) => types.ModalView): OnClick =>
  onCard(
    (action) => oneQuestion(action)?.project,
    async ({ action, show }) => {
      const one = oneQuestion(action);
      if (!one) return GONE;
      await show(draw(one));
      return undefined;
    },
  );

/** *Answer*, in the thread or where it was asked. */
export const answerWanted = opens(answerView);

/** *Ask someone* */
export const askingWanted = opens(askView);

/** Both, from the menu beside a question further down. */
export const questionMenuUsed: OnClick = onCard(
  (action) => readQuestionMenu(action)?.one.project,
  async ({ action, show }) => {
    const chosen = readQuestionMenu(action);
    if (!chosen) return GONE;
    await show((chosen.wanted === 'answer' ? answerView : askView)(chosen.one));
    return undefined;
  },
);

/** *I don’t know either* */
export const passingWanted = opens(passView);

/** *Make the revision now* */
export const revisionWanted: OnClick = onCard(
  (action) => readId('value' in action ? action.value : undefined),
  ({ deps, who, project }) => reviseNow(deps, who, project),
);

type OnSubmission = (deps: Deps) => Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>>;

export const questionAnswered: OnSubmission = (deps) => async (args) => {
  const { ack, body, view } = args;
  const one = readQuestionValue(view.private_metadata);
  if (!one) return ack({ response_action: 'update', view: goneView });
  const { answer, block } = readAnswer(view, one.key);
  const done = await answerQuestion(deps, personOf(body), { ...one, answer });
  noteRefusal(args, done.kind === 'refused' ? done.why : undefined);
  return done.kind === 'answered' ? ack() : ack({ response_action: 'errors', errors: { [block]: done.why } });
};

export const someoneAsked: OnSubmission = (deps) => async (args) => {
  const { ack, body, view } = args;
  const one = readQuestionValue(view.private_metadata);
  if (!one) return ack({ response_action: 'update', view: goneView });
  const of = readPerson(view);
  const done = of
    ? await askQuestion(deps, personOf(body), { ...one, of })
    : { kind: 'refused' as const, why: 'Choose a person, or close this.' };
  noteRefusal(args, done.kind === 'refused' ? done.why : undefined);
  return done.kind === 'asked' ? ack() : ack({ response_action: 'errors', errors: { person: done.why } });
};

export const questionPassedOn: OnSubmission = (deps) => async (args) => {
  const { ack, body, view } = args;
  const ask = readQuestionValue(view.private_metadata)?.ask;
  if (!ask) return ack({ response_action: 'update', view: goneView });
  const done = await passOn(deps, personOf(body), ask, readPerson(view));
  noteRefusal(args, done.kind === 'refused' ? done.why : undefined);
  return done.kind === 'asked' ? ack() : ack({ response_action: 'errors', errors: { person: done.why } });
};
