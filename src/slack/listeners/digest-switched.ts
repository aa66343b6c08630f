import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import { digestSwitched } from '#blocks/digest';
import type { Deps } from '#journey/deps';
import { personOf } from '../form.ts';
import { sayPrivately } from '../say-privately.ts';

/** The weekly list of overdue steps, off or on again; everybody decides that for themselves. */
export const digestSwitch =
  (deps: Deps, on: boolean): Middleware<SlackActionMiddlewareArgs<BlockAction>> =>
  async ({ ack, body }) => {
    const { team, id } = personOf(body);
    await deps.store.settings.switchDigest(team, id, on);
    await ack();
    const { text, blocks } = digestSwitched(on);
    if (body.response_url) await sayPrivately(body.response_url, text, blocks);
  };
