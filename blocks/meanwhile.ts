import type { types } from '@slack/bolt';
import { approachNames } from '#scoping/approaches';
import type { Assessment, Draft } from '#scoping/assessment';
import { inWords } from '#scoping/question';
import { type Answers, questions } from '#scoping/questionnaire';
import { button } from './buttons.ts';
import { actions, callbacks, writeBookmark } from './ids.ts';
import { mention } from './mention.ts';
import { escapedWithin, mrkdwn, plain, slackDate } from './text.ts';

export interface Meanwhile {
  readonly draft: Draft;
  readonly project: string;
  /** What somebody else submitted since this draft was begun. */
  readonly theirs: Pick<Assessment, 'author' | 'answers' | 'revision' | 'submittedAt' | 'recommendation'>;
  /** Of the draft; both are about the questions that count. */
  readonly yours: Pick<Assessment, 'answers' | 'recommendation'>;
  readonly provisional: boolean;
}

/** Somebody was quicker: what they said beside what this person says, and the choice what becomes of it. */
export const meanwhile = ({ draft, project, theirs, yours, provisional }: Meanwhile): types.ModalView => ({
  type: 'modal',
  callback_id: callbacks.meanwhile,
  private_metadata: writeBookmark({
    draft: draft.id,
    at: 'meanwhile',
    seen: theirs.revision,
    ...(provisional ? { quick: true } : {}),
  }),
  notify_on_close: true,
  title: plain('Submitted meanwhile', 24),
  submit: plain(`Submit as revision ${theirs.revision + 1}`, 24),
  close: plain('Save and close', 24),
  blocks: [
    {
      type: 'section',
      block_id: 'who',
      text: mrkdwn(
        `${mention(theirs.author)} submitted revision ${theirs.revision} of *${escapedWithin(project, 400)}* ` +
          `${slackDate(theirs.submittedAt)}. Yours would be the next revision; theirs stays in the history.`,
      ),
    },
    sideBySide(
      'Verdict',
      approachNames[theirs.recommendation.destination],
      approachNames[yours.recommendation.destination],
    ),
    { type: 'divider' },
    ...differences(theirs.answers, yours.answers),
    {
      type: 'actions',
      block_id: 'ways',
      elements: [
        button('Back to your answers', actions.skip),
        {
          ...button('Discard mine', actions.discard),
          style: 'danger',
          confirm: {
            title: plain('Discard your answers?', 100),
            text: plain('Revision and card stay as they are. Your answers are kept for 30 days.', 300),
            confirm: plain('Discard mine', 30),
            deny: plain('Keep them', 30),
          },
        },
      ],
    },
  ],
});

function differences(theirs: Answers, yours: Answers): types.SectionBlock[] {
  const rows = questions.flatMap((question) => {
    const [left, right] = [theirs[question.key], yours[question.key]].map((answer) =>
      answer === undefined ? 'Not answered' : inWords(question, answer),
    );
    return left === undefined || right === undefined || left === right
      ? []
      : [sideBySide(question.ask, left, right)];
  });
  return rows.length > 0
    ? rows
    : [{ type: 'section', text: mrkdwn('Both of you gave the same answers to every question.') }];
}

const sideBySide = (title: string, theirs: string, yours: string): types.SectionBlock => ({
  type: 'section',
  text: mrkdwn(`*${title}*`),
  fields: [mrkdwn(`Theirs: ${theirs}`), mrkdwn(`Yours: ${yours}`)],
});
