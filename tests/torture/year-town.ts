import type { SlackFacts } from '#journey/slack-facts';
import { brand, type PersonId } from '#scoping/ids';

export const team = brand<'team'>('T_YEAR');

/** A dozen zones: both hemispheres, three that never change their clocks, quarter hours, both sides of the date line. */
export const zones = [
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'America/Santiago',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
  'Africa/Cairo',
] as const;

/** What Slack says of a town where everybody is a member of everything, and people move. */
export const townFacts = (zoneOf: (person: PersonId) => string): SlackFacts => {
  const everywhere = { name: 'town', kind: 'public', archived: false, joined: true, shared: false } as const;
  return {
    channel: async () => everywhere,
    learn: async () => {},
    channelKnown: () => everywhere,
    person: async (_, id) => ({ name: id, zone: zoneOf(id), guest: false, admin: false, ours: true }),
    isMember: async () => true,
    forget: () => undefined,
  };
};

/** What the trial tells its workers, and hears of them. */
export type Order =
  /** Before all else. `zones`: where people are, where they are not in UTC. */
  | { readonly kind: 'begin'; readonly path: string; readonly zones: readonly Whereabouts[] }
  /** `both`: it reminds, then it delivers. */
  | {
      readonly kind: 'remind' | 'both';
      readonly now: number;
      /** Of those who moved since the last order. */
      readonly moved: readonly Whereabouts[];
    };

export type Whereabouts = readonly [person: string, zone: string];

export type Report =
  | { readonly kind: 'loaded' | 'begun' }
  /** `busy`: the other process held the database, so it is tried again half an hour later. */
  | { readonly kind: 'done'; readonly busy: boolean; readonly told: readonly Told[] };

/** A message that Slack would have been given. */
export interface Told {
  readonly reminder: string;
  readonly what: 'asked' | 'nudge' | 'reviewer' | 'again';
  readonly project: string;
  readonly to: string;
  /** Those of its lines that were shown as open. */
  readonly lines: readonly { readonly key: string; readonly due: string }[];
}
