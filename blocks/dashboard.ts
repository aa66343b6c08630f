import type { types } from '@slack/bolt';
import type { Draft, FirstStepProgress, Project } from '#scoping/assessment';
import { button } from './buttons.ts';
import { actions } from './ids.ts';
import { limits } from './limits.ts';
import { type Portfolio, portfolioBlocks } from './portfolio.ts';
import { portfolioActions } from './portfolio-ids.ts';
import { projectRow } from './project-row.ts';
import { context, section, sections } from './sections.ts';
import { dayInWords } from './step-boxes.ts';
import { ago, escapedWithin, plain } from './text.ts';
import { type WaitingReminder, waitingLine } from './waiting-reminder.ts';

/** What one person sees in their Home tab. */
export interface Dashboard {
  readonly now: Date;
  readonly drafts: readonly Draft[];
  /** Those this person owns, the newest first; `more` when the list goes on. */
  readonly mine: { readonly projects: readonly Project[]; readonly more: boolean };
  readonly steps: readonly { readonly step: FirstStepProgress; readonly project: Project }[];
  readonly reminders: readonly WaitingReminder[];
  /** For reviewers. */
  readonly portfolio: Portfolio | null;
}

const SHOWN = 10;

export function dashboard(sees: Dashboard): types.HomeView {
  const { drafts, mine, portfolio } = sees;
  const empty = drafts.length + mine.projects.length === 0;
  const nothingYet = empty && (portfolio === null || portfolio.total === 0);
  return {
    type: 'home',
    blocks: nothingYet
      ? firstVisit
      : [
          ...heading,
          ...draftBlocks(sees),
          ...mineBlocks(mine),
          ...stepBlocks(sees),
          ...reminderBlocks(sees),
          ...(portfolio ? portfolioBlocks(portfolio) : []),
          { type: 'divider' },
          { type: 'actions', elements: [button('Settings', portfolioActions.settings)] },
        ].slice(0, limits.view.blocks),
  };
}

const start: types.Button = { ...button('Scope an AI project', actions.start), style: 'primary' };

const firstVisit: types.KnownBlock[] = [
  section(
    'Before you build: does this AI product need prompting only, retrieval, fine-tuning, or both?\n' +
      'Answer up to 25 short questions; every choice is saved as you make it.\n' +
      'You get a recommendation with its reasons and sources, and a checklist your team ticks together.',
  ),
  { type: 'actions', elements: [start] },
];

const heading: types.KnownBlock[] = [{ type: 'actions', elements: [start] }];

const header = (text: string): types.HeaderBlock => ({
  type: 'header',
  text: plain(text, limits.header.text),
});

function draftBlocks({ drafts, now }: Dashboard): types.KnownBlock[] {
  if (drafts.length === 0) return [];
  return [
    header('My drafts'),
    ...drafts.slice(0, SHOWN).map(
      (draft): types.SectionBlock => ({
        ...section(
          `*${draft.name === '' ? 'Without a name yet' : escapedWithin(draft.name, 200)}* in <#${draft.channel}>, ` +
            `saved ${ago(draft.savedAt, now)}`,
        ),
        accessory: button('Go on', portfolioActions.homeDraft, draft.id),
      }),
    ),
    ...rest(drafts.length - SHOWN, 'older drafts: `/ragft` in their channel'),
  ];
}

function mineBlocks({ projects, more }: Dashboard['mine']): types.KnownBlock[] {
  if (projects.length === 0) return [];
  return [
    header('My projects'),
    ...projects.slice(0, SHOWN).map(projectRow),
    ...(more ? [context('There are more: `/ragft list` and a word of their name.')] : []),
  ];
}

function stepBlocks({ steps }: Dashboard): types.KnownBlock[] {
  if (steps.length === 0) return [];
  return [
    header('My overdue steps'),
    ...sections(
      steps
        .slice(0, SHOWN)
        .map(
          ({ step, project }) =>
            `• ${escapedWithin(step.text, 200)} (*${escapedWithin(project.name, 100)}*, due ${dayInWords(step.due ?? '')})`,
        ),
    ),
    ...rest(steps.length - SHOWN, 'more are overdue'),
  ];
}

function reminderBlocks({ reminders }: Dashboard): types.KnownBlock[] {
  if (reminders.length === 0) return [];
  return [
    header('Reminders that wait for an answer'),
    ...sections(reminders.slice(0, SHOWN).map(waitingLine)),
    ...rest(reminders.length - SHOWN, 'more wait: `/ragft reminders`'),
  ];
}

const rest = (count: number, words: string): types.ContextBlock[] =>
  count > 0 ? [context(`${count} ${words}`)] : [];
