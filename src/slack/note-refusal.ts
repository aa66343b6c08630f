import type { Logger } from '@slack/bolt';
import { NOT_VISIBLE } from '#journey/may';
import { personOf } from './form.ts';

interface Reached {
  readonly logger: Logger;
  readonly body: Parameters<typeof personOf>[0] & {
    readonly view?: { readonly callback_id: string };
    readonly actions?: readonly { readonly action_id: string }[];
  };
}

/** Somebody reached for what they may not even know of, by a stale button or a forged one: one line in the log. */
export function noteRefusal({ logger, body }: Reached, why: string | undefined): void {
  if (why !== NOT_VISIBLE) return;
  const { team, id } = personOf(body);
  const what = body.actions?.[0]?.action_id ?? body.view?.callback_id;
  logger.warn(`refused ${what} to ${id} of ${team}: not theirs to see`);
}
