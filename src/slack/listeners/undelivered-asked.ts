import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import { undeliveredList } from '#blocks/undelivered';
import type { Deps } from '#journey/deps';
import { listUndelivered, retryAllDeliveries, retryDelivery } from '#journey/undelivered';
import { brand } from '#scoping/ids';
import { personOf } from '../form.ts';
import { sayPrivately } from '../say-privately.ts';
import type { CommandArgs } from './listener.ts';

/** `/ragft undelivered` */
export const undeliveredAsked =
  (deps: Deps) =>
  async ({ ack, command }: CommandArgs): Promise<void> => {
    const who = { team: brand<'team'>(command.team_id), id: brand<'person'>(command.user_id) };
    const found = await listUndelivered(deps, who);
    if (found.kind === 'refused') return ack(found.why);
    await ack({ response_type: 'ephemeral', ...undeliveredList(found.undelivered) });
  };

/** *Try again*, beside one of them. */
export const retryWanted =
  (deps: Deps): Middleware<SlackActionMiddlewareArgs<BlockAction>> =>
  async ({ ack, body, action }) => {
    const id = 'value' in action && typeof action.value === 'string' ? action.value : '';
    const done = await retryDelivery(deps, personOf(body), brand<'outbox entry'>(id));
    await ack();
    const text = done === 'on-its-way' ? 'It is tried again now.' : done.why;
    if (body.response_url) await sayPrivately(body.response_url, text);
  };

/** *Try all again*. */
export const allRetryWanted =
  (deps: Deps): Middleware<SlackActionMiddlewareArgs<BlockAction>> =>
  async ({ ack, body }) => {
    const done = await retryAllDeliveries(deps, personOf(body));
    await ack();
    if (body.response_url) await sayPrivately(body.response_url, wordsOf(done));
  };

function wordsOf(done: Awaited<ReturnType<typeof retryAllDeliveries>>): string {
  if (done.kind === 'refused') return done.why;
  if (done.many === 0) return 'They were tried again already, or delivered meanwhile.';
  return done.many === 1 ? 'One message is tried again now.' : `${done.many} messages are tried again now.`;
}
