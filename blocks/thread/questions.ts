import type { types } from '@slack/bolt';
import { revisionDue } from '#scoping/open-questions';
import { inWords } from '#scoping/question';
import { type QuestionKey, questionOf } from '#scoping/questionnaire';
import { button } from '../buttons.ts';
import { cardActions } from '../card-ids.ts';
import { limits } from '../limits.ts';
import { mention } from '../mention.ts';
import type { Message } from '../message.ts';
import { questionValue } from '../open-question.ts';
import { context, section } from '../sections.ts';
import { plain, slackDate } from '../text.ts';
import type { Details } from './detail.ts';

/** The open questions, the one whose answer could move the verdict most first; each to answer or to ask somebody. */
export function questionsMessage(details: Details): Message {
  const open = details.assessment.recommendation.open_questions;
  if (open.length === 0) {
    const text = 'No question is open any more.';
    return { text, blocks: [section(text)] };
  }
  const title = 'Open questions, the one whose answer could move the verdict most first';
  return {
    text: [title, ...open.map((key) => questionOf(key).ask)].join('\n'),
    blocks: [
      section(`*${title}*`),
      ...open.flatMap((key, index) => questionBlocks(details, key, index)),
      ...nextRevision(details),
    ],
  };
}

/** The rest have the same in a menu: a message holds 50 blocks, and nobody settles twenty questions at once. */
const WITH_BUTTONS = 8;

function questionBlocks(details: Details, key: QuestionKey, index: number): types.KnownBlock[] {
  const { ask, findOut } = questionOf(key);
  const value = questionValue({ project: details.project.id, key });
  const known = standing(details, key).map((line) => `     ${line}`);
  const words = section([`${index + 1}. *${ask}*`, `     ${findOut}`, ...known].join('\n'));
  if (index >= WITH_BUTTONS) return [{ ...words, accessory: questionMenu(value) }];
  return [
    words,
    {
      type: 'actions',
      elements: [button('Answer', cardActions.answer, value), button('Ask someone', cardActions.ask, value)],
    },
  ];
}

const questionMenu = (value: string): types.Overflow => ({
  type: 'overflow',
  action_id: cardActions.question,
  options: [
    { text: plain('Answer', limits.option.text), value: `answer:${value}` },
    { text: plain('Ask someone', limits.option.text), value: `ask:${value}` },
  ],
});

/** Who was asked, who answered; many may have been asked, the latest few tell enough. */
function standing({ asked, pending }: Details, key: QuestionKey): string[] {
  const given = pending.find((each) => each.key === key);
  if (given)
    return [
      `_Answered by ${mention(given.by)}:_ *${inWords(questionOf(key), given.answer)}*, for the next revision`,
    ];
  return asked
    .filter((each) => each.key === key && each.state !== 'answered')
    .slice(0, 3)
    .map(({ of, by, at, state }) =>
      state === 'passed'
        ? `_${mention(of)} does not know_`
        : `_${mention(of)} was asked by ${mention(by)}, ${slackDate(at)}_`,
    );
}

function nextRevision({ pending, project }: Details): types.KnownBlock[] {
  const due = revisionDue(pending);
  if (!due) return [];
  return [
    context(
      `What was answered becomes the next revision, ${slackDate(due)}, with whatever comes until then.`,
    ),
    { type: 'actions', elements: [button('Make the revision now', cardActions.revise, project.id)] },
  ];
}
