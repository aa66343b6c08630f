import type { types, ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { approachNames } from '#scoping/approaches';
import type { Assessment, Project } from '#scoping/assessment';
import { brand, type PersonId, type ProjectId } from '#scoping/ids';
import type { Ask, AskId } from '#scoping/open-questions';
import { type QuestionKey, questionOf, questions } from '#scoping/questionnaire';
import { button } from './buttons.ts';
import { cardActions, cardCallbacks } from './card-ids.ts';
import { readFormState } from './form-state.ts';
import { mention } from './mention.ts';
import type { Message } from './message.ts';
import { questionInput } from './question-input.ts';
import { context, section } from './sections.ts';
import { escapedWithin, plain } from './text.ts';

/** One question of one project; with `ask`, as it was put to somebody. */
export interface OneQuestion {
  readonly project: ProjectId;
  readonly key: QuestionKey;
  readonly ask?: AskId;
}

export const questionValue = ({ project, key, ask }: OneQuestion): string =>
  [project, key, ...(ask ? [ask] : [])].join(':');

/** The inverse; undefined for what no button of ours carries. */
export function readQuestionValue(value: unknown): OneQuestion | undefined {
  const [project = '', word = '', ask] = typeof value === 'string' ? value.split(':') : [];
  const question = questions.find(({ key }) => key === word);
  if (project === '' || !question) return undefined;
  return {
    project: brand<'project'>(project),
    key: question.key,
    ...(ask ? { ask: brand<'ask'>(ask) } : {}),
  };
}

const menuAction = z.object({ selected_option: z.object({ value: z.string() }) });

/** What was chosen from the menu beside a question. */
export function readQuestionMenu(
  action: unknown,
): { readonly wanted: 'answer' | 'ask'; readonly one: OneQuestion } | undefined {
  const value = menuAction.safeParse(action).data?.selected_option.value ?? '';
  const [wanted, ...rest] = value.split(':');
  const one = readQuestionValue(rest.join(':'));
  return one && (wanted === 'answer' || wanted === 'ask') ? { wanted, one } : undefined;
}

interface Asking {
  readonly ask: Ask;
  readonly project: Project;
  readonly assessment: Assessment;
}

/** The direct message with that one question: who asks, for what, and why it matters. */
export function questionAsked({ ask, project, assessment }: Asking): Message {
  const question = questionOf(ask.key);
  const name = escapedWithin(project.name, 400);
  const verdict = approachNames[assessment.recommendation.destination];
  const intro = `${mention(ask.by)} has one question for you about *${name}*, an AI project that is being scoped:`;
  const why = `${question.why} So far the verdict is ${verdict}; ${whatItMoves(assessment, ask.key)}`;
  const value = questionValue({ project: project.id, key: ask.key, ask: ask.id });
  return {
    text: [intro.replaceAll('*', ''), question.ask, why].join('\n'),
    blocks: [
      section(intro),
      section(`*${question.ask}*\n${question.findOut}`),
      context(why),
      ask.state === 'open'
        ? {
            type: 'actions',
            elements: [
              { ...button('Answer', cardActions.answer, value), style: 'primary' },
              button('I don’t know either', cardActions.dontKnow, value),
            ],
          }
        : context(ask.state === 'answered' ? 'Answered, thank you.' : 'Passed on.'),
    ],
  };
}

function whatItMoves({ recommendation }: Assessment, key: QuestionKey): string {
  const elsewhere = recommendation.tipping_points.filter(({ changes }) => key in changes);
  const where = [...new Set(elsewhere.map(({ destination }) => approachNames[destination]))];
  return where.length === 0
    ? 'your answer makes it firmer.'
    : `your answer alone could turn it into ${where.join(' or ')}.`;
}

export function questionNudge({ ask }: Asking): Message {
  const text = `${mention(ask.by)} still waits for this answer. If you do not know it, say so above and name somebody who might; there is no further reminder.`;
  return { text, blocks: [section(text)] };
}

const notKept = brand<'draft'>('answer');

/** *Answer*: that one question. */
export function answerView(one: OneQuestion): types.ModalView {
  const question = questionOf(one.key);
  const input = questionInput(question, { id: notKept, epoch: 0, answers: {} });
  return {
    type: 'modal',
    callback_id: cardCallbacks.answer,
    private_metadata: questionValue(one),
    title: plain('One question', 24),
    submit: plain('Answer', 24),
    close: plain('Close', 24),
    blocks: [
      { ...input, dispatch_action: false },
      context(question.findOut),
      context(
        'Answers that come within ten minutes make one new revision, and the thread says what they changed.',
      ),
    ],
  };
}

/** *Ask someone*: whom. */
export const askView = (one: OneQuestion): types.ModalView => ({
  type: 'modal',
  callback_id: cardCallbacks.ask,
  private_metadata: questionValue(one),
  title: plain('Ask someone', 24),
  submit: plain('Ask', 24),
  close: plain('Close', 24),
  blocks: [
    section(`*${questionOf(one.key).ask}*`),
    personInput('Who might know?', false),
    context(
      'They get this one question by direct message, with your name and the project’s; also somebody who is not in this channel. They are reminded once, after two days.',
    ),
  ],
});

/** *I don’t know either* */
export const passView = (one: OneQuestion): types.ModalView => ({
  type: 'modal',
  callback_id: cardCallbacks.pass,
  private_metadata: questionValue(one),
  title: plain('Who might know?', 24),
  submit: plain('Pass it on', 24),
  close: plain('Close', 24),
  blocks: [
    section(`*${questionOf(one.key).ask}*`),
    personInput('Somebody who might know', true),
    context('Left empty, whoever asked is told that you do not know.'),
  ],
});

const personInput = (label: string, optional: boolean): types.InputBlock => ({
  type: 'input',
  block_id: 'person',
  label: plain(label),
  optional,
  element: { type: 'users_select', action_id: 'person', placeholder: plain('Choose a person') },
});

const personValue = z.object({
  person: z.object({ person: z.object({ selected_user: z.string().nullish() }) }),
});

export function readPerson({ state }: ViewOutput): PersonId | null {
  const picked = personValue.safeParse(state.values).data?.person.person.selected_user;
  return picked ? brand<'person'>(picked) : null;
}

/** The answer in `answerView`, and the block that a complaint belongs to. */
export function readAnswer(
  view: ViewOutput,
  key: QuestionKey,
): { readonly answer: unknown; readonly block: string } {
  const [block = key] = view.blocks.flatMap(({ type, block_id }) =>
    type === 'input' ? (block_id ?? []) : [],
  );
  return { answer: readFormState(view).values[key], block };
}
