import type { types } from '@slack/bolt';
import { z } from 'zod';
import { type Approach, approachNames } from '#scoping/approaches';
import type { Assessment, Project } from '#scoping/assessment';
import { brand, type ProjectId } from '#scoping/ids';
import { inWords } from '#scoping/question';
import { type Answers, pages, type QuestionKey, questionOf, questions } from '#scoping/questionnaire';
import type { Recommendation } from '#scoping/recommendation';
import type { SoFar } from '#scoping/so-far';
import { isAsked } from '#scoping/visible';
import { button } from './buttons.ts';
import { cardActions, cardCallbacks } from './card-ids.ts';
import { questionInput } from './question-input.ts';
import { bullets, context, section, sections } from './sections.ts';
import { escapedWithin, plain } from './text.ts';
import { firmnessInWords, soFarLine } from './verdict-words.ts';

/** Which single answers would lead elsewhere, and which open question to settle first. */
export function whatWouldChangeIt(
  project: Project,
  { recommendation, answers }: Assessment,
): types.ModalView {
  const { destination, firmness } = recommendation;
  const tipping = tippingInWords(recommendation, answers);
  const open = openInWords(recommendation);
  return {
    type: 'modal',
    title: plain('What would change it', 24),
    close: plain('Close', 24),
    blocks: [
      section(`*${escapedWithin(project.name, 400)}:* ${approachNames[destination]}`),
      context(firmnessInWords(firmness)),
      ...sections(
        tipping.length === 0
          ? ['*No single answer would change it.*']
          : ['*Any one of these answers alone would change it*', ...bullets(tipping)],
      ),
      ...(open.length === 0
        ? []
        : sections(['*Open questions, the one that could move it most first*', ...bullets(open)])),
      {
        type: 'actions',
        elements: [{ ...button('Try other answers', cardActions.tryOut, project.id), style: 'primary' }],
      },
      context('Trying other answers changes nothing that is saved.'),
    ],
  };
}

/** One line for each question and where it would lead, with the answers that lead there. */
function tippingInWords({ tipping_points }: Recommendation, answers: Answers): string[] {
  const lines = new Map<string, { ask: string; now: string; to: Approach; instead: string[] }>();
  for (const { changes, destination } of tipping_points) {
    for (const key of Object.keys(changes) as QuestionKey[]) {
      const question = questionOf(key);
      const answer = changes[key];
      if (answer === undefined) continue;
      const before = answers[key];
      const line = lines.get(`${key} ${destination}`) ?? {
        ask: question.ask,
        now: before === undefined ? 'not answered' : inWords(question, before),
        to: destination,
        instead: [],
      };
      line.instead.push(inWords(question, answer));
      lines.set(`${key} ${destination}`, line);
    }
  }
  return [...lines.values()].map(
    ({ ask, now, to, instead }) =>
      `${ask} ${instead.map((each) => `*${each}*`).join(' or ')} (now: ${now}) → ${approachNames[to]}`,
  );
}

const openInWords = ({ open_questions }: Recommendation): string[] =>
  open_questions.map((key) => `${questionOf(key).ask} ${questionOf(key).findOut}`);

export interface Tried {
  /** Raised when the answers are set back, so that Slack draws the inputs afresh. */
  readonly epoch: number;
  readonly project: ProjectId;
  /** What differs from what was submitted; it stands in the view and is kept nowhere else. */
  readonly changes: Answers;
  readonly name: string;
  /** As submitted, with the changes over them. */
  readonly answers: Answers;
  readonly destination: Approach;
  readonly soFar: SoFar;
  readonly because: readonly string[];
}

/** Inputs are called after the draft they belong to, and here there is none. */
const notKept = brand<'draft'>('try-out');

/** All answers as inputs, and on top the verdict they would have. */
export const tryOutView = (tried: Tried): types.ModalView => ({
  type: 'modal',
  callback_id: cardCallbacks.tryOut,
  private_metadata: JSON.stringify({
    project: tried.project,
    epoch: tried.epoch,
    changes: tried.changes,
  } satisfies TryOut),
  title: plain('What if', 24),
  submit: plain('Set the answers back', 24),
  close: plain('Close', 24),
  blocks: [
    section(`*${escapedWithin(tried.name, 400)}*\n${verdictTried(tried)}`),
    ...sections(bullets(tried.because)),
    context('Change any answer below and look up here again. Nothing of it is saved.'),
    { type: 'divider' },
    ...pages.flatMap((page) => [
      { type: 'header' as const, text: plain(page.title, 150) },
      ...questions
        .filter(({ key }) => page.questions.some((own) => own.key === key))
        .filter((question) => isAsked(question, tried.answers))
        .map((question) => tryInput(questionInput(question, { ...tried, id: notKept }))),
    ]),
  ],
});

function verdictTried({ destination, soFar, changes }: Tried): string {
  if (Object.keys(changes).length === 0) return soFarLine(soFar);
  const moved = destination !== soFar.destination;
  const line = soFarLine(soFar).replace('Verdict so far', 'Then');
  return moved ? `${line} The card says ${approachNames[destination]}.` : `${line} The same as on the card.`;
}

const tryInput = (block: types.InputBlock): types.InputBlock => ({
  ...block,
  element: { ...block.element, action_id: cardActions.tried },
});

const tryOut = z.object({
  project: z.string().transform((id) => brand<'project'>(id)),
  epoch: z.number().int().nonnegative(),
  changes: z.record(z.string(), z.unknown()),
});

/** What a try-out carries along. */
export type TryOut = z.infer<typeof tryOut>;

/** Undefined where the text was not written by `tryOutView`. */
export function readTryOut(text: string): TryOut | undefined {
  try {
    return tryOut.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
