import type { Middleware, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Deps } from '#journey/deps';
import { forgetChannel } from '#journey/forget-channel';
import { postHeldCards } from '#journey/post-card';
import { brand } from '#scoping/ids';

/** Somebody joined a channel, perhaps the bot itself: what was known of it is asked again, what waited for it goes. */
export const channelJoined =
  (deps: Deps): Middleware<SlackEventMiddlewareArgs<'member_joined_channel'>> =>
  async ({ event, body, context }) => {
    const team = brand<'team'>(body.team_id);
    const channel = brand<'channel'>(event.channel);
    await forgetChannel(deps, team, channel);
    if (event.user === context.botUserId) await postHeldCards(deps, team, channel);
  };

type Left = 'member_left_channel' | 'channel_left' | 'group_left';

/** Somebody went or was removed; of its own going the bot hears in two other ways. */
export const channelLeft =
  (deps: Deps): Middleware<SlackEventMiddlewareArgs<Left>> =>
  async ({ event, body }) =>
    forgetChannel(deps, brand<'team'>(body.team_id), brand<'channel'>(event.channel));
