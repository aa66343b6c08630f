import type { types } from '@slack/bolt';
import { type Approach, approachNames } from '#scoping/approaches';
import type { Assessment, FirstStepProgress, Project } from '#scoping/assessment';
import { dayIn, dayInWords } from '#scoping/calendar';
import type { ProjectId } from '#scoping/ids';
import type { Recommendation } from '#scoping/recommendation';
import type { CheckMade } from '#scoping/reminder-face';
import { reminderLines } from '#scoping/reminder-lines';
import { noModels, type ReminderPlan } from '#scoping/reminders';
import { button } from './buttons.ts';
import { type CardMenuChoice, cardActions, cardMenu, cardRowId, menuValue } from './card-ids.ts';
import { limits } from './limits.ts';
import { mention } from './mention.ts';
import type { Message } from './message.ts';
import { portfolioActions } from './portfolio-ids.ts';
import { rangeInWords } from './range-words.ts';
import { eventInWords } from './reminder.ts';
import { bullets, context, section, sections } from './sections.ts';
import { statusOf } from './status-words.ts';
import { stepBlocks, stepsInWords } from './step-boxes.ts';
import { escapedWithin, plain, slackDate } from './text.ts';
import { firmnessInWords } from './verdict-words.ts';

export interface CardFace {
  readonly project: Project;
  readonly assessment: Assessment;
  readonly steps: readonly FirstStepProgress[];
  readonly lastCheck?: CheckMade;
  readonly plan?: Pick<ReminderPlan, 'person' | 'place' | 'muted'>;
  /** Of this drawing. */
  readonly version: number;
}

/** True whatever was answered: the grounds of this very verdict stand below it. */
const verdicts: Readonly<Record<Approach, string>> = {
  prompting: 'Put the work into a measured prompt; retrieval and training have to earn their place.',
  rag: 'Let the model look the facts up when it answers, instead of training them in.',
  finetune: 'Train the model on examples of how it should answer.',
  hybrid: 'Let the model look the facts up, and train how it answers.',
};

/** The message the channel sees: short enough to be read without scrolling, everything else is in its thread. */
export function recommendationCard(face: CardFace): Message {
  const { project, assessment } = face;
  const { recommendation } = assessment;
  const { destination, rationale } = recommendation;
  return {
    text: inOneText(face),
    blocks: [
      { type: 'header', text: plain(project.name, limits.header.text) },
      section(`*${approachNames[destination]}.* ${verdicts[destination]}`),
      context(standing(face), origin(face), ...reviewed(face), ...checked(face), ...comingBack(face)),
      section(wayThere(recommendation).join('\n')),
      ...list(
        'Why',
        rationale.slice(0, 3).map(({ text }) => text),
      ),
      ...list('Against it', inTheWay(recommendation)),
      ...stepBlocks(face),
      {
        type: 'actions',
        block_id: cardRowId(project.id),
        elements: [
          button('Why', cardActions.why, project.id),
          button('What would change it', cardActions.whatIf, project.id),
          button('Assign & dates', cardActions.assign, project.id),
          ...(project.status === 'proposed' && !project.archivedAt
            ? [button('Review', portfolioActions.review, project.id)]
            : []),
          menu(project.id),
        ],
      },
    ],
  };
}

/** Where it stands in its review, once it is in one. */
const reviewed = ({ project }: CardFace): string[] =>
  project.status === 'open' && !project.archivedAt ? [] : [`${statusOf(project)}.`];

const menu = (project: ProjectId): types.Overflow => ({
  type: 'overflow',
  action_id: cardActions.more,
  options: (Object.keys(cardMenu) as CardMenuChoice[]).map((choice) => ({
    text: plain(cardMenu[choice], limits.option.text),
    value: menuValue(choice, project),
  })),
});

/** Everything the blocks say that matters without being looked at. */
function inOneText(face: CardFace): string {
  const { project, assessment, steps } = face;
  const { recommendation } = assessment;
  const { destination, rationale } = recommendation;
  return [
    `${escapedWithin(project.name, 200)}: ${approachNames[destination]}. ${verdicts[destination]}`,
    standing(face),
    ...wayThere(recommendation).map((line) => line.replaceAll('*', '')),
    ...rationale.slice(0, 3).map(({ text }) => text),
    stepsInWords(steps),
  ].join('\n');
}

const standing = ({ assessment }: CardFace): string => firmnessInWords(assessment.recommendation.firmness);

function origin({ project, assessment }: CardFace): string {
  const { revision, author, submittedAt, provisional } = assessment;
  const line = project.description === '' ? '' : `${escapedWithin(project.description, 300)}\n`;
  const short = provisional ? 'Provisional: only the first page was answered. ' : '';
  return `${line}${short}Revision ${revision} by ${mention(author)}, ${slackDate(submittedAt)}`;
}

/** “Last check on 12 February 2027: Run the eval set again …: held, 0.91, by @Ana”. */
const checked = ({ lastCheck }: CardFace): string[] =>
  lastCheck === undefined
    ? []
    : [
        `Last check on ${dayInWords(lastCheck.event.at.toISOString().slice(0, 10))}: ${lastCheck.title}: ` +
          eventInWords(lastCheck.event),
      ];

/** The cadence, proposed until somebody says yes. */
function comingBack({ plan, project, assessment }: CardFace): string[] {
  if (project.archivedAt) return [];
  if (plan?.muted) return ['Reminders are paused.'];
  if (plan) return [`Reminders come to ${plan.place === 'dm' ? mention(plan.person) : 'this channel'}.`];
  const since = dayIn('UTC', assessment.submittedAt);
  const lines = reminderLines(assessment, { launch: null, models: noModels, since });
  const [first, ...more] = lines.filter(({ rhythm }) => rhythm.kind !== 'event');
  if (first === undefined) return [];
  const rest = more.length === 0 ? '' : ` and ${more.length} more`;
  return [
    `Reminders proposed: “${first.words.title}”${rest}. Nothing is sent until somebody says yes to them, under *${cardMenu.reminders}* in the menu.`,
  ];
}

function wayThere({ destination, start, later }: Recommendation): string[] {
  const first =
    start === destination ? `*Start:* ${approachNames[start]}, now` : `*Start:* ${approachNames[start]}`;
  return [first, ...later.map(({ approach, gate }) => `*Later:* ${approachNames[approach]}, ${gate}`)];
}

const beyond = {
  time: 'The deadline leaves too little time',
  setup: 'Setting it up costs more than the budget',
  monthly: 'Running it costs more a month than the budget',
} as const;

/** What the deadline or the budget rules out, then what a sceptical reader would hold against it. */
function inTheWay({ destination, estimate, case_against }: Recommendation): string[] {
  const range = estimate[destination];
  const ruledOut = (['time', 'setup', 'monthly'] as const)
    .filter((line) => range[line].fit === 'no')
    .map((line) => `${beyond[line]}: ${rangeInWords(range[line])}.`);
  return [...ruledOut, ...case_against.map(({ text }) => text)].slice(0, 3);
}

const list = (title: string, texts: readonly string[]): types.SectionBlock[] =>
  texts.length === 0 ? [] : [section([`*${title}*`, ...bullets(texts)].join('\n'))];

/** There is no such project, or several; names are offered that may have been meant. */
export function didYouMeanProject(asked: string, near: readonly string[]): Message {
  const names = near.map((name) => `\`/ragft show ${escapedWithin(name, 200)}\``);
  const lines =
    asked === ''
      ? ['Say which project: `/ragft show` and its name.']
      : near.length === 0
        ? [
            `There is no project “${escapedWithin(asked, 200)}” that you can see.`,
            'Names are found by how their words begin.',
          ]
        : ['Several projects have names like that. Which one?', ...bullets(names)];
  return { text: lines.join('\n'), blocks: sections(lines) };
}
