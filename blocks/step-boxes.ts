import type { types } from '@slack/bolt';
import type { FirstStepProgress } from '#scoping/assessment';
import { shownSteps, stepGroups } from '#scoping/checklist';
import type { ProjectId } from '#scoping/ids';
import { cardActions, stepsBlockId } from './card-ids.ts';
import { limits } from './limits.ts';
import { mention } from './mention.ts';
import type { Message } from './message.ts';
import { context, section } from './sections.ts';
import { escapedWithin, mrkdwn } from './text.ts';

interface Checklist {
  readonly project: { readonly id: ProjectId };
  readonly steps: readonly FirstStepProgress[];
  readonly version: number;
}

export function stepsInWords(steps: readonly FirstStepProgress[]): string {
  const shown = shownSteps(steps);
  const done = shown.filter((step) => step.done !== null).length;
  return `First steps: ${done} of ${shown.length} done.`;
}

export function stepBlocks({ project, steps, version }: Checklist): Message['blocks'] {
  const groups = stepGroups(steps);
  const ruledOut = steps.filter(({ notNeeded }) => notNeeded !== null);
  if (steps.length === 0) return [];
  return [
    ...(groups.length === 0 ? [] : [section(`*${stepsInWords(steps)}*`)]),
    ...groups.map((group, index) =>
      stepGroup(group, stepsBlockId({ project: project.id, version, group: index })),
    ),
    ...(ruledOut.length === 0 ? [] : [notNeeded(ruledOut)]),
  ];
}

/** A checkbox as Slack takes it: its description may be mrkdwn, which @slack/types 3.2 does not know. */
interface Box {
  readonly text: types.MrkdwnElement;
  readonly value: string;
  readonly description?: types.MrkdwnElement;
}

interface StepGroup extends types.Block {
  readonly type: 'actions';
  readonly elements: readonly [
    {
      readonly type: 'checkboxes';
      readonly action_id: string;
      readonly options: readonly Box[];
      readonly initial_options?: readonly Box[];
    },
  ];
}

function stepGroup(steps: readonly FirstStepProgress[], id: string): StepGroup {
  const options = steps.map(box);
  const ticked = options.filter((_, index) => steps[index]?.done);
  return {
    type: 'actions',
    block_id: id,
    elements: [
      {
        type: 'checkboxes',
        action_id: cardActions.step,
        options,
        ...(ticked.length > 0 ? { initial_options: ticked } : {}),
      },
    ],
  };
}

function box(step: FirstStepProgress): Box {
  const description = standing(step);
  return {
    text: mrkdwn(escapedWithin(step.text, limits.option.text)),
    value: step.key,
    ...(description === '' ? {} : { description: mrkdwn(description) }),
  };
}

/** Who ticked it and when, or who is to do it by when; with Slack's longest ids it stays within 75 characters. */
function standing({ done, owner, due }: FirstStepProgress): string {
  if (done) return `${mention(done.by)}, ${shortDate(done.at)}`;
  return [owner ? mention(owner) : '', due ? `due ${dayInWords(due)}` : ''].filter(Boolean).join(', ');
}

const shortDate = (moment: Date): string =>
  `<!date^${Math.floor(moment.getTime() / 1000)}^{date_short}|${moment.toISOString().slice(0, 10)}>`;

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A calendar day has no time zone: “31 Mar 2026” everywhere. */
export const dayInWords = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));

function notNeeded(steps: readonly FirstStepProgress[]): types.ContextBlock {
  const each = steps.flatMap(({ text, notNeeded: ruledOut }) =>
    ruledOut
      ? [`${escapedWithin(text, 80)} (${escapedWithin(ruledOut.reason, 120)}, ${mention(ruledOut.by)})`]
      : [],
  );
  return context(`Not needed: ${each.slice(0, 8).join(' · ')}`);
}
