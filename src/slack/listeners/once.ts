import type { Middleware, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Deps } from '#journey/deps';
import { brand } from '#scoping/ids';
import type { EventType } from './listener.ts';

type OnEvent<Type extends EventType> = Middleware<SlackEventMiddlewareArgs<Type>>;

/** Slack delivers an event again until it is acknowledged, and sometimes although it was. */
export const once =
  <Type extends EventType>({ store, now }: Deps, handler: OnEvent<Type>): OnEvent<Type> =>
  async (args) => {
    const { team_id, event_id } = args.body;
    const team = brand<'team'>(team_id);
    if (!(await store.events.firstSeen(team, event_id, now()))) return;
    try {
      await handler(args);
    } catch (error) {
      await store.events.unsee(team, event_id);
      throw error;
    }
  };
