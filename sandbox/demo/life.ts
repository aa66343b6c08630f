import { randomUUID } from 'node:crypto';
import { webApi } from '@slack/bolt';
import { REDRAW_EVERY_MS } from '#journey/announce';
import { claimDue, deliver } from '#journey/deliver-outbox';
import type { Deps } from '#journey/deps';
import type { Messenger, Telling } from '#journey/messenger';
import type { Person } from '#journey/person';
import { brand, type ChannelId } from '#scoping/ids';
import { createMessenger } from '#slack/messenger';
import { rememberedFacts, slackFacts } from '#slack/slack-facts';
import { actsUnasked } from '#src/acts-unasked';
import type { Store } from '#store/index';
import { createDice } from '../dice.ts';
import type { Sandbox } from '../index.ts';

export const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const AT_ONCE = 16;

/** What the deeds of people are made of: who and where they are, and all that the journey asks of the outside. */
export interface Scene {
  readonly deps: Deps;
  /** From 0 to 1, the same in every demo. */
  readonly chance: () => number;
  readonly person: (handle: string) => Person;
  readonly channel: (name: string) => ChannelId;
  /** The calendar day so many days from now. */
  readonly day: (away: number) => string;
}

export interface Life extends Scene {
  /** To be done at that time, or before the weekend it lies in. */
  readonly plan: (at: number, deed: () => Promise<void>) => void;
  /** Whatever is waiting to be told is told now, not on the next afternoon. */
  readonly tellSlack: () => Promise<void>;
  /** Plays all that is planned until then, and what the bot does by itself in between. */
  readonly until: (end: Date) => Promise<void>;
}

/**
 * People at work, and the bot with them, as fast as they can be played: the clock jumps from deed to deed, and on some
 * afternoons Slack is told what the days have brought. `heard` is given each message that Slack took.
 */
export function createLife(
  workspace: Sandbox,
  store: Store,
  heard: (life: Life, telling: Telling) => void,
): Life {
  const { clock } = workspace;
  const { people, channels, workspaces } = workspace.snapshot();
  const team = brand<'team'>(workspaces[0]?.id ?? '');
  const client = new webApi.WebClient(workspace.botToken, { slackApiUrl: workspace.apiUrl });
  const began = clock.now();
  const deps: Deps = {
    store,
    now: () => clock.now(),
    newId: randomUUID,
    // Nobody comes or goes meanwhile, so each thing is asked of Slack once.
    slack: slackFacts(
      async () => client,
      rememberedFacts(() => began),
    ),
  };

  const slack = createMessenger({ clientOf: async () => client, now: deps.now });
  const messenger: Messenger = {
    // A year of messages at Slack’s pace would take a quarter of an hour.
    turn: () => clock.now(),
    tell: async (entry, telling, plainBlocks) => {
      const told = await slack.tell(entry, telling, plainBlocks);
      if (told.kind !== 'told') throw new Error(`Slack did not take a ${telling.kind}: ${told.kind}.`);
      heard(life, telling);
      return told;
    },
  };

  /** Until nothing is left that is due within a minute, such as a card that was redrawn just now. */
  async function tellSlack(): Promise<void> {
    const outgoing = { ...deps, chance: () => 0 };
    while (await store.outbox.anyDue(new Date(clock.now().getTime() + MINUTE))) {
      const entries = await claimDue(outgoing, AT_ONCE);
      if (entries.length === 0) clock.advance(REDRAW_EVERY_MS);
      await Promise.all(entries.map((entry) => deliver(outgoing, messenger, entry)));
    }
  }

  const diary: { readonly at: number; readonly deed: () => Promise<void> }[] = [];

  async function playUntil(end: number): Promise<void> {
    for (;;) {
      const [next] = diary;
      if (!next || next.at > end) return;
      diary.shift();
      jumpTo(next.at);
      await next.deed();
    }
  }

  function jumpTo(at: number): void {
    const ahead = at - clock.now().getTime();
    if (ahead > 0) clock.advance(ahead);
  }

  const chance = createDice(2027).roll;
  const life: Life = {
    deps,
    chance,
    person: (handle) => ({ team, id: brand<'person'>(idOf(people, 'handle', handle)) }),
    channel: (name) => brand<'channel'>(idOf(channels, 'name', name)),
    day: (away) => new Date(clock.now().getTime() + away * DAY).toISOString().slice(0, 10),
    plan(at, deed) {
      const when = workday(at);
      const after = diary.findIndex((entry) => entry.at > when);
      diary.splice(after < 0 ? diary.length : after, 0, { at: when, deed });
    },
    tellSlack,
    async until(end) {
      const acts = actsUnasked(deps);
      for (let day = began.getTime(); day < end.getTime(); day += DAY) {
        const at = new Date(day).setUTCHours(OFFICE_HOUR, 90 * chance());
        if (at > end.getTime() || !AFTERNOONS.includes(new Date(at).getUTCDay())) continue;
        await playUntil(at);
        jumpTo(at);
        for (const { run } of acts) await run();
        await tellSlack();
      }
      await playUntil(end.getTime());
      await tellSlack();
    },
  };
  return life;
}

/** Tuesday and Friday, when everybody from Lagos to New York is at work: often enough for what can wait. */
const AFTERNOONS = [2, 5];
const OFFICE_HOUR = 15;

const idOf = <Key extends string>(
  all: readonly ({ readonly id: string } & { readonly [key in Key]: string })[],
  key: Key,
  wanted: string,
): string => {
  const found = all.find((each) => each[key] === wanted);
  if (!found) throw new Error(`There is no ${wanted} in this workspace.`);
  return found.id;
};

/** The time itself, or the same hour of the Friday before. */
export function workday(at: number): number {
  const day = new Date(at).getUTCDay();
  return at - (day === 6 ? 1 : day === 0 ? 2 : 0) * DAY;
}
