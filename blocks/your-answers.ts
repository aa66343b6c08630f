import type { types } from '@slack/bolt';
import type { Draft } from '#scoping/assessment';
import type { Place } from '#scoping/place';
import { inWords, type Question } from '#scoping/question';
import { type Answers, type PageId, pages, type QuestionKey, questions } from '#scoping/questionnaire';
import type { Recommendation } from '#scoping/recommendation';
import { isAsked } from '#scoping/visible';
import { button, startOverButton } from './buttons.ts';
import { actions, callbacks, writeBookmark } from './ids.ts';
import { channelSelect, placeSection } from './place-inputs.ts';
import { lineInput, nameInput, sameProject } from './project-inputs.ts';
import { mrkdwn, plain } from './text.ts';
import { firmnessInWords, verdictInWords } from './verdict-words.ts';

export interface LastLook {
  readonly draft: Draft;
  readonly recommendation: Recommendation;
  readonly place: Place;
  /** The project that is assessed again, and what was answered last time. */
  readonly again?: { readonly name: string; readonly revision: number; readonly answers: Answers };
  /** The page it was reached from. */
  readonly from?: PageId;
  /** “3 minutes ago”, where it is resumed. */
  readonly saved?: string;
}

/** The last look: the verdict, where it will be posted, and every answer with its *Change*. */
export function yourAnswers(look: LastLook): types.ModalView {
  const { draft, recommendation, place, again, from, saved } = look;
  return {
    type: 'modal',
    callback_id: callbacks.yourAnswers,
    private_metadata: writeBookmark({ draft: draft.id, at: 'your-answers', ...(from ? { from } : {}) }),
    notify_on_close: true,
    title: plain('Your answers', 24),
    submit: plain('Submit', 24),
    close: plain('Save and close', 24),
    blocks: [
      { type: 'section', block_id: 'verdict', text: mrkdwn(verdictInWords(recommendation)) },
      {
        type: 'context',
        block_id: 'firmness',
        elements: [
          mrkdwn(firmnessInWords(recommendation.firmness)),
          ...(saved === undefined ? [] : [mrkdwn(`Saved ${saved}`)]),
        ],
      },
      ...openQuestions(recommendation),
      { type: 'divider' },
      again ? sameProject(again.name) : nameInput(draft),
      lineInput(draft),
      placeSection(place),
      ...(again ? [] : [channelSelect(draft, place)]),
      ...pages.flatMap((page) => [
        { type: 'header' as const, text: plain(page.title, 150) },
        ...page.questions
          .filter((question) => isAsked(question, draft.answers))
          .map((question) => answerLine(question, draft.answers, again)),
      ]),
      { type: 'divider' },
      { type: 'actions', block_id: 'ways', elements: ways },
    ],
  };
}

function openQuestions({ open_questions: open }: Recommendation): types.KnownBlock[] {
  const [best, ...rest] = open.flatMap((key) => questions.filter((question) => question.key === key));
  if (!best) return [];
  const others =
    rest.length === 0 ? '' : ` ${rest.length} more ${rest.length === 1 ? 'is' : 'are'} open below.`;
  return [
    {
      type: 'section',
      block_id: 'open',
      text: mrkdwn(`*Best next question:* ${best.ask}\n${best.findOut}${others}`),
      accessory: changeButton(best.key, 'Answer'),
    },
  ];
}

function answerLine(
  question: Question & { readonly key: QuestionKey },
  answers: Answers,
  again: LastLook['again'],
): types.SectionBlock {
  const answer = answers[question.key];
  const words = answer === undefined ? '_Not answered yet_' : inWords(question, answer);
  return {
    type: 'section',
    block_id: `said.${question.key}`,
    text: mrkdwn([`*${question.ask}*`, words, ...change(question, answer, again)].join('\n')),
    accessory: changeButton(question.key, answer === undefined ? 'Answer' : 'Change'),
  };
}

/** What was said last time, where that is something else. */
function change(
  question: Question & { readonly key: QuestionKey },
  answer: string | readonly string[] | undefined,
  again: LastLook['again'],
): string[] {
  if (!again) return [];
  const before = again.answers[question.key];
  if (String(before) === String(answer)) return [];
  const then = before === undefined ? 'not answered' : inWords(question, before);
  return [`_Changed since revision ${again.revision}, where it was: ${then}_`];
}

const changeButton = (key: QuestionKey, text: 'Answer' | 'Change'): types.Button => ({
  ...button(text, actions.change, key),
  accessibility_label: plain(`${text}: ${key.replaceAll('_', ' ')}`, 75).text,
});

const ways: types.Button[] = [button('Back', actions.back), startOverButton];
