import { brand, type ChannelId, type TeamId } from '#scoping/ids';
import type { Access } from './access.ts';
import { iso } from './reading.ts';

/** What was known of a channel, or of the bot’s own place in a workspace, and holds no more. */
export interface SlackChange {
  /** Growing, but seen in another order: a transaction may end after one that began later. */
  readonly seq: number;
  readonly team: TeamId;
  readonly channel: ChannelId | null;
}

/** What Slack tells one replica, so that all of them hear of it. */
export function slackChangeStore({ read, write, writeAcross }: Access) {
  return {
    add: (team: TeamId, channel: ChannelId | null, now: Date): Promise<void> =>
      write(team, async (db) => {
        await db
          .insertInto('slack_changes')
          .values({ team_id: team, channel_id: channel, at: iso(now) })
          .execute();
      }),

    /** Of all workspaces. */
    after: (seq: number): Promise<SlackChange[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('slack_changes')
          .select(['seq', 'team_id', 'channel_id'])
          .where('seq', '>', seq)
          .orderBy('seq')
          .execute();
        return rows.map(({ seq, team_id, channel_id }) => ({
          seq,
          team: brand<'team'>(team_id),
          channel: channel_id === null ? null : brand<'channel'>(channel_id),
        }));
      }),

    /** Of all workspaces: whoever remembers something for a few minutes has forgotten it by itself. */
    forget: (before: Date): Promise<void> =>
      writeAcross(async (db) => {
        await db.deleteFrom('slack_changes').where('at', '<', iso(before)).execute();
      }),
  };
}

export type SlackChangeStore = ReturnType<typeof slackChangeStore>;
