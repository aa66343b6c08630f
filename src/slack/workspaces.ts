import type { webApi } from '@slack/bolt';
import type { TeamId } from '#scoping/ids';
import type { Clients } from './clients.ts';

/** One workspace that installed the bot: who it is there, and how to speak to Slack for it. */
export interface Workspace extends Clients {
  readonly botId: string;
  readonly botUserId: string;
}

export interface Workspaces {
  /** Undefined where the bot is not installed, or no longer. */
  readonly find: (team: TeamId) => Promise<Workspace | undefined>;
  /** It was installed or removed just now: what was known of it does not hold any more. */
  readonly changed: (team: TeamId) => void;
}

/** A client that speaks for that workspace, and for no other. */
export type ClientOf = (team: TeamId) => Promise<webApi.WebClient>;

/** Slack is not asked at all: there is no token to ask with. */
export class NotInstalled extends Error {
  constructor(team: TeamId) {
    super(`the bot is not installed in ${team}`);
    this.name = 'NotInstalled';
  }
}

export const clientOf =
  ({ find }: Workspaces, kind: keyof Clients): ClientOf =>
  async (team) => {
    const workspace = await find(team);
    if (!workspace) throw new NotInstalled(team);
    return workspace[kind];
  };
