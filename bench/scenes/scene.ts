import { brand } from '#scoping/ids';
import type { Store } from '#store/index';
import type { Load } from '../load/load.ts';
import type { Stub } from '../servers/started.ts';

/** Something people do in Slack, as it is measured. */
export interface Scene {
  readonly name: string;
  /** What the tables call it. */
  readonly title: string;
  /** What it is to reach, against a bare app. */
  readonly bound: string;
  /** What has to be in the store before; `requests`: no more than so many will come, for what uses something up. */
  readonly load: (store: Store, requests: number, stub: Stub) => Promise<Load>;
  /** It opens a modal: what that takes a bare app is measured beside it. */
  readonly opens?: true;
  /** Where each request uses something up, so many at most in a round. */
  readonly mostInRound?: number;
}

export const team = brand<'team'>('T0');
export const PEOPLE = 20;
const CHANNELS = 20;
export const personAt = (n: number) => brand<'person'>(`U${n % PEOPLE}`);
export const channelAt = (n: number) => brand<'channel'>(`C${n % CHANNELS}`);

/** What Slack says of the one who did it, whatever it was. */
export const who = (n: number, of: string = team) => ({
  team: { id: of, domain: 'bench' },
  user: { id: personAt(n), username: 'ana', name: 'ana', team_id: of },
  api_app_id: 'A0BENCH',
  token: 'verification-token',
  enterprise: null,
  is_enterprise_install: false,
});

export const commandFields = (n: number, text: string, of: string = team) => ({
  token: 'verification-token',
  team_id: of,
  team_domain: 'bench',
  channel_id: channelAt(n),
  channel_name: 'room',
  user_id: personAt(n),
  user_name: 'ana',
  command: '/ragft',
  text,
  api_app_id: 'A0BENCH',
  is_enterprise_install: 'false',
  response_url: 'https://hooks.slack.com/commands/T0/1/x',
  trigger_id: triggerAt(n),
});

export const triggerAt = (n: number): string => `trigger.${n}`;
