import { approachNames } from '#scoping/approaches';
import type { Assessment, Project } from '#scoping/assessment';
import type { PersonId } from '#scoping/ids';
import type { ReviewAct } from '#scoping/review';
import { button } from './buttons.ts';
import { mention } from './mention.ts';
import type { Message } from './message.ts';
import { portfolioActions } from './portfolio-ids.ts';
import { section } from './sections.ts';
import { actNames } from './status-words.ts';
import { escapedWithin } from './text.ts';

interface Proposal {
  readonly project: Project;
  readonly assessment: Assessment;
  /** Whether everybody in the review channel may know its name. */
  readonly open: boolean;
}

/** One line in the review channel. */
export const proposalMessage = ({ project, assessment, open }: Proposal): Message =>
  withButton(
    open
      ? `*${escapedWithin(project.name, 200)}* in <#${project.channel}> waits for a decision: ` +
          `${approachNames[assessment.recommendation.destination]}, revision ${project.revision}, ` +
          `by ${mention(assessment.author)}.`
      : `A project of a private channel, owner ${mention(project.owner)}, waits for a decision. ` +
          'It opens for those who may see it.',
    'Review',
    portfolioActions.review,
    project,
  );

/** To the author: what became of it. */
export function reviewNews(
  project: Project,
  { act, by, comment }: { readonly act: ReviewAct; readonly by: PersonId; readonly comment: string },
): Message {
  const said = comment === '' ? '' : `\n>${escapedWithin(comment, 2_000).replaceAll('\n', '\n>')}`;
  return withButton(
    `*${escapedWithin(project.name, 200)}*: ${mention(by)} ${actNames[act]}.${said}`,
    'Open',
    portfolioActions.open,
    project,
  );
}

/** Three months after the approval, to the owner. */
export const outcomeQuestion = (project: Project, { recommendation }: Assessment): Message =>
  withButton(
    `Three months ago *${escapedWithin(project.name, 200)}* was approved, advised: ` +
      `${approachNames[recommendation.destination]}. What was really built, and did the advice hold? ` +
      'Two clicks; it shows everybody how far such advice can be trusted.',
    'Say what was built',
    portfolioActions.outcome,
    project,
  );

const withButton = (text: string, label: string, action: string, { id }: Project): Message => ({
  text: text.replaceAll('*', ''),
  blocks: [section(text), { type: 'actions', elements: [button(label, action, id)] }],
});
