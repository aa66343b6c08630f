import type { Act, ActResult, Channel, Person } from '../contract.ts';
import type { Receipt } from '../delivery/transport.ts';
import type { Slack } from '../slack.ts';
import { maySee, type Workspace } from '../town.ts';

/** Something this person could not have done in Slack. */
export class Impossible extends Error {}

export type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;

export interface Doer {
  readonly slack: Slack;
  readonly person: Person;
}

export function channelFor({ slack, person }: Doer, id: string): Channel {
  const channel = slack.town.channel(id);
  if (!channel || !maySee(person, channel)) throw new Impossible(`${person.handle} sees no channel ${id}.`);
  return channel;
}

/** Where the app is installed, or nobody can use it. */
export function installedIn({ slack }: Doer, team: string): Workspace {
  const workspace = slack.town.workspace(team);
  if (workspace.token === null) throw new Impossible(`The app is not installed in ${workspace.name}.`);
  return workspace;
}

export const done = { kind: 'done' } as const satisfies ActResult;

/** How Slack names a delivery that failed, and what it tells the person. */
export function failed(receipt: Extract<Receipt, { kind: 'failed' }>, shown: string): ActResult {
  const error = receipt.status === undefined ? receipt.reason : `http_${receipt.status}`;
  return { kind: 'bot-failed', error, shown };
}
