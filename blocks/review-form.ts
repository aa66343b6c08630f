import type { types } from '@slack/bolt';
import { z } from 'zod';
import { approachNames } from '#scoping/approaches';
import type { Assessment, Project } from '#scoping/assessment';
import { type ReviewAct, reviewActs } from '#scoping/review';
import { mention } from './mention.ts';
import { portfolioCallbacks, writeProjectMark } from './portfolio-ids.ts';
import { context, section } from './sections.ts';
import { statusOf } from './status-words.ts';
import { escapedWithin, plain, slackDate } from './text.ts';
import { firmnessInWords } from './verdict-words.ts';

const fields = { act: 'act', comment: 'comment' } as const;

const choices: Readonly<Record<ReviewAct, { readonly text: string; readonly means: string }>> = {
  propose: { text: 'Propose it', means: 'Reviewers are asked to decide' },
  approve: { text: 'Approve', means: 'An earlier approved revision is superseded' },
  request_changes: { text: 'Ask for changes', means: 'The comment says which; the author is told' },
  withdraw: { text: 'Withdraw', means: 'It waits for no decision any more' },
};

export interface ReviewForm {
  readonly project: Project;
  readonly assessment: Assessment;
  /** What this person may do about it now; a form without choices is not shown. */
  readonly acts: readonly ReviewAct[];
}

/** What is decided about a revision, and why. */
export function reviewForm({ project, assessment, acts }: ReviewForm): types.ModalView {
  const { recommendation, author, submittedAt, revision } = assessment;
  const options = acts.map((act) => ({
    value: act,
    text: plain(choices[act].text, 75),
    description: plain(choices[act].means, 75),
  }));
  return {
    type: 'modal',
    callback_id: portfolioCallbacks.review,
    private_metadata: writeProjectMark({ project: project.id, revision }),
    title: plain('Review', 24),
    submit: plain('Send', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(`*${escapedWithin(project.name, 200)}*: ${approachNames[recommendation.destination]}`),
      context(
        firmnessInWords(recommendation.firmness),
        `Revision ${revision} by ${mention(author)}, ${slackDate(submittedAt)}. ${statusOf(project)}.`,
      ),
      {
        type: 'input',
        block_id: fields.act,
        label: plain('What do you decide?'),
        element: {
          type: 'radio_buttons',
          action_id: fields.act,
          options,
          ...(options.length === 1 && options[0] ? { initial_option: options[0] } : {}),
        },
      },
      {
        type: 'input',
        block_id: fields.comment,
        label: plain('Comment'),
        hint: plain('Stays with the revision. Needed when you ask for changes.'),
        optional: true,
        element: { type: 'plain_text_input', action_id: fields.comment, multiline: true, max_length: 2000 },
      },
    ],
  };
}

const state = z.object({
  [fields.act]: z.object({
    [fields.act]: z.object({ selected_option: z.object({ value: z.enum(reviewActs) }) }),
  }),
  [fields.comment]: z.object({ [fields.comment]: z.object({ value: z.string().nullish() }) }),
});

/** The inverse of reviewForm; undefined where it was not filled in as it was drawn. */
export function readReviewForm(
  values: unknown,
): { readonly act: ReviewAct; readonly comment: string } | undefined {
  const { data } = state.safeParse(values);
  return data && { act: data.act.act.selected_option.value, comment: data.comment.comment.value ?? '' };
}

/** Where a complaint about the review belongs. */
export const reviewComplaint = (act: ReviewAct, why: string): Record<string, string> => ({
  [act === 'request_changes' ? fields.comment : fields.act]: why,
});
