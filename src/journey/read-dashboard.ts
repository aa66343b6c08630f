import { z } from 'zod';
import { type Approach, approaches } from '#scoping/approaches';
import { type Draft, reviewStatuses } from '#scoping/assessment';
import { blockerIds } from '#scoping/blockers';
import { brand, type ChannelId } from '#scoping/ids';
import { adviceHelds } from '#scoping/outcome';
import { type Filter, orders, type Tally } from '#store/portfolio';
import type { Deps } from './deps.ts';
import { listProjects } from './list-projects.ts';
import { maySee } from './may.ts';
import { overdueSteps } from './overdue-steps.ts';
import type { Person } from './person.ts';
import { remindersDue, remindersOverdue } from './reminders-due.ts';

const cursor = z.object({ key: z.string(), id: z.string() });

/** What somebody looks at in their Home; kept in the store, because Home is redrawn without them. */
const looking = z.object({
  status: z.enum([...reviewStatuses, 'archived']).optional(),
  destination: z.enum(approaches).optional(),
  owner: z
    .string()
    .transform((id) => brand<'person'>(id))
    .optional(),
  channel: z
    .string()
    .transform((id) => brand<'channel'>(id))
    .optional(),
  text: z.string().max(80).optional(),
  order: z.enum(orders).default('newest'),
  /** Where each page began that was leafed through, the first one left out. */
  pages: z.array(cursor).default([]),
});

export type Looking = z.infer<typeof looking>;

export const fromTheStart: Looking = { order: 'newest', pages: [] };

/** What an older Ragft wrote, or nobody yet, is the whole list from its start. */
export function readLooking(text: string): Looking {
  try {
    return looking.parse(JSON.parse(text));
  } catch {
    return fromTheStart;
  }
}

const PAGE = 8;
const MINE = 8;

export async function readDashboard(deps: Deps, who: Person, at: Looking) {
  const { drafts, settings } = deps.store;
  const { reviewers } = await settings.of(who.team);
  const reviews = reviewers.length === 0 || reviewers.includes(who.id);
  const mine = await listProjects(deps, who, { filter: { owner: who.id }, order: 'newest' }, MINE);
  return {
    now: deps.now(),
    drafts: (await drafts.openOf(who.team, who.id)) as readonly Draft[],
    mine: { projects: mine.projects, more: mine.next !== undefined },
    steps: await overdueSteps(deps, who, deps.now().toISOString().slice(0, 10)),
    reminders: await remindersDue(deps, who),
    portfolio: reviews ? await portfolioOf(deps, who, at) : null,
  };
}

const filterOf = ({ status, destination, owner, channel, text }: Looking): Filter => ({
  ...(status ? { status } : {}),
  ...(destination ? { destination } : {}),
  ...(owner ? { owner } : {}),
  ...(channel ? { channel } : {}),
  ...(text ? { text } : {}),
});

export const listingOf = (at: Looking) => ({ filter: filterOf(at), order: at.order, from: at.pages.at(-1) });

async function portfolioOf(deps: Deps, who: Person, at: Looking) {
  const page = await listProjects(deps, who, listingOf(at), PAGE);
  return {
    ...counted(await visibleTallies(deps, who)),
    overdue: await remindersOverdue(deps, who),
    looking: at,
    page: {
      projects: page.projects,
      number: at.pages.length + 1,
      more: page.next !== undefined,
      next: page.next,
    },
  };
}

/** Counts reach as far as their reader sees: a channel that is not theirs counts for nothing. */
async function visibleTallies(deps: Deps, who: Person): Promise<readonly Tally[]> {
  const tallies = await deps.store.portfolio.tallies(who.team);
  const channels = [...new Set(tallies.map(({ channel }) => channel))];
  await deps.slack.learn(who.team, who.id, channels);
  const visible = new Set<ChannelId>();
  const nobody = brand<'person'>('');
  await Promise.all(
    channels.map(async (channel) => {
      if ((await maySee(deps, who, { channel, owner: nobody })) === undefined) visible.add(channel);
    }),
  );
  return tallies.filter(({ channel }) => visible.has(channel));
}

function counted(tallies: readonly Tally[]) {
  const sums = new Map<string, number>();
  for (const { kind, word, projects } of tallies) {
    const key = `${kind} ${word}`;
    sums.set(key, (sums.get(key) ?? 0) + projects);
  }
  const sum = (kind: string, word: string) => sums.get(`${kind} ${word}`) ?? 0;
  const each = <K extends string>(keys: readonly K[], kind: string, prefix = '') =>
    Object.fromEntries(keys.map((key) => [key, sum(kind, `${prefix}${key}`)])) as Record<K, number>;
  return {
    total: sum('all', ''),
    destinations: each(approaches, 'destination'),
    statuses: each(reviewStatuses, 'status'),
    blockers: each(blockerIds, 'blocker'),
    outcomes: Object.fromEntries(
      approaches.map((approach) => [approach, each(adviceHelds, 'outcome', `${approach} `)]),
    ) as Record<Approach, Record<(typeof adviceHelds)[number], number>>,
  };
}
