import type { types } from '@slack/bolt';
import { type Approach, approaches, approachNames } from '#scoping/approaches';
import { type Project, type ReviewStatus, reviewStatuses } from '#scoping/assessment';
import { type Blocker, blockerIds, blockerNames } from '#scoping/blockers';
import type { ChannelId, PersonId } from '#scoping/ids';
import { adviceHelds, type Outcome } from '#scoping/outcome';
import { button } from './buttons.ts';
import { chosenUser } from './mention.ts';
import { portfolioActions } from './portfolio-ids.ts';
import { projectRow } from './project-row.ts';
import { context, section } from './sections.ts';
import { statusNames } from './status-words.ts';
import { plain } from './text.ts';
import { type WaitingReminder, waitingLine } from './waiting-reminder.ts';

/** All the projects a reviewer may see, in numbers, and the page of them that was asked for. */
export interface Portfolio {
  readonly total: number;
  readonly destinations: Readonly<Record<Approach, number>>;
  readonly statuses: Readonly<Record<ReviewStatus, number>>;
  readonly blockers: Readonly<Record<Blocker, number>>;
  /** How often the advice held, of the projects whose outcome is known. */
  readonly outcomes: Readonly<Record<Approach, Readonly<Record<Outcome['adviceHeld'], number>>>>;
  /** Reminders that nobody has answered for two weeks, the longest waiting first. */
  readonly overdue: readonly WaitingReminder[];
  readonly page: {
    readonly projects: readonly Project[];
    readonly number: number;
    readonly more: boolean;
  };
  readonly looking: Looking;
}

export const lists = ['newest', 'oldest', 'name'] as const;

export interface Looking {
  readonly status?: ReviewStatus | 'archived' | undefined;
  readonly destination?: Approach | undefined;
  readonly owner?: PersonId | undefined;
  readonly channel?: ChannelId | undefined;
  readonly text?: string | undefined;
  readonly order: (typeof lists)[number];
}

export function portfolioBlocks(portfolio: Portfolio): types.KnownBlock[] {
  const { total, page, looking } = portfolio;
  return [
    { type: 'header', text: plain('Portfolio') },
    ...(total === 0 ? [section('No project can be seen by you yet.')] : pictures(portfolio)),
    ...overdueBlocks(portfolio),
    ...filters(looking),
    ...(page.projects.length === 0
      ? [section('No project fits these filters.')]
      : page.projects.map(projectRow)),
    ...leafing(portfolio),
  ];
}

/** Numbers first, so that read aloud the lines make sense; the bars only repeat them. */
function pictures({ total, destinations, statuses, blockers, outcomes }: Portfolio): types.KnownBlock[] {
  const lacking = blockerIds.filter((id) => blockers[id] > 0);
  const known = approaches.filter((each) => adviceHelds.some((held) => outcomes[each][held] > 0));
  return [
    section(
      [
        `*${total} ${total === 1 ? 'project' : 'projects'}, by verdict*`,
        ...approaches.map((each) => bar(destinations[each], total, approachNames[each])),
      ].join('\n'),
    ),
    section(
      [
        '*By review*',
        ...reviewStatuses
          .filter((each) => each !== 'superseded')
          .map((each) => bar(statuses[each], total, statusNames[each])),
      ].join('\n'),
    ),
    ...(lacking.length === 0
      ? []
      : [
          section(
            [
              '*What they have in common*',
              ...lacking
                .toSorted((one, other) => blockers[other] - blockers[one])
                .map((id) => bar(blockers[id], total, blockerNames[id])),
            ].join('\n'),
          ),
        ]),
    ...(known.length === 0
      ? []
      : [section(['*Did the advice hold?*', ...known.map((each) => held(each, outcomes[each]))].join('\n'))]),
  ];
}

const OVERDUE_SHOWN = 5;

function overdueBlocks({ overdue }: Portfolio): types.KnownBlock[] {
  if (overdue.length === 0) return [];
  const more = overdue.length - OVERDUE_SHOWN;
  return [
    section(
      [
        `*Overdue: ${overdue.length === 1 ? 'a reminder that nobody has' : `${overdue.length} reminders that nobody has`} answered for two weeks*`,
        ...overdue.slice(0, OVERDUE_SHOWN).map(waitingLine),
        ...(more > 0 ? [`and ${more} more`] : []),
      ].join('\n'),
    ),
  ];
}

const BAR = 10;

function bar(count: number, of: number, words: string): string {
  const full = count === 0 ? 0 : Math.max(1, Math.round((count / of) * BAR));
  return `${count} of ${of}: ${words}  \`${'■'.repeat(full)}${'□'.repeat(BAR - full)}\``;
}

function held(approach: Approach, counts: Portfolio['outcomes'][Approach]): string {
  const all = counts.yes + counts.partly + counts.no;
  return `${bar(counts.yes, all, `${approachNames[approach]}: it held`)} (in part ${counts.partly}, not ${counts.no})`;
}

const statusChoices = [...reviewStatuses.filter((each) => each !== 'superseded'), 'archived'] as const;

const orderNames = { newest: 'Newest first', oldest: 'Oldest first', name: 'By name' } as const;

const option = (value: string, text: string) => ({ value, text: plain(text, 75) });

function select<T extends string>(
  name: string,
  placeholder: string,
  values: readonly T[],
  words: (value: T) => string,
  chosen: T | undefined,
): types.StaticSelect {
  return {
    type: 'static_select',
    action_id: `${portfolioActions.home}:${name}`,
    placeholder: plain(placeholder, 150),
    options: values.map((value) => option(value, words(value))),
    ...(chosen && values.includes(chosen) ? { initial_option: option(chosen, words(chosen)) } : {}),
  };
}

function filters(looking: Looking): types.KnownBlock[] {
  const { status, destination, owner, channel, text, order } = looking;
  const filtered = status ?? destination ?? owner ?? channel ?? text;
  return [
    {
      type: 'input',
      // Slack keeps what was typed where the id stays the same, also after the filters were cleared.
      block_id: `words:${text ?? ''}`,
      label: plain('Find by words of the name'),
      dispatch_action: true,
      optional: true,
      element: {
        type: 'plain_text_input',
        action_id: portfolioActions.homeWords,
        placeholder: plain('Words, then Enter', 150),
        max_length: 80,
        ...(text ? { initial_value: text } : {}),
      },
    },
    {
      type: 'actions',
      elements: [
        select(
          'status',
          'Any status',
          statusChoices,
          (value) => (value === 'archived' ? 'Archived' : statusNames[value]),
          status,
        ),
        select('destination', 'Any verdict', approaches, (value) => approachNames[value], destination),
        {
          type: 'users_select',
          action_id: `${portfolioActions.home}:owner`,
          placeholder: plain('Any owner', 150),
          ...chosenUser(owner),
        },
        {
          type: 'conversations_select',
          action_id: `${portfolioActions.home}:channel`,
          placeholder: plain('Any channel', 150),
          ...(channel ? { initial_conversation: channel } : {}),
        },
        select('order', 'Order', lists, (value) => orderNames[value], order),
        ...(filtered ? [button('Clear filters', `${portfolioActions.home}:clear`)] : []),
      ],
    },
  ];
}

function leafing({ page, looking }: Portfolio): types.KnownBlock[] {
  const elements = [
    ...(page.number > 1 ? [button('Back', `${portfolioActions.home}:back`)] : []),
    ...(page.more ? [button('More', `${portfolioActions.home}:more`)] : []),
    button('Export as CSV', `${portfolioActions.export}:csv`),
  ];
  const order = looking.text ? ' In the order of the words that were found.' : '';
  return [{ type: 'actions', elements }, context(`Page ${page.number}.${order}`)];
}
