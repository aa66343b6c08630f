import type { Middleware, SlackViewMiddlewareArgs, ViewClosedAction } from '@slack/bolt';
import { readBookmark } from '#blocks/ids';
import { closeDraft, tellDirectly } from '#journey/close-draft';
import type { Deps } from '#journey/deps';
import { brand } from '#scoping/ids';
import { personOf } from '../form.ts';
import { sayPrivately } from '../say-privately.ts';

/** The modal was closed with something begun in it. */
export const draftClosed =
  (deps: Deps): Middleware<SlackViewMiddlewareArgs<ViewClosedAction>> =>
  async ({ ack, body, view }) => {
    await ack();
    const mark = readBookmark(view.private_metadata);
    if (!mark) return;
    const who = personOf(body);
    const closing = await closeDraft(deps, who, brand<'draft'>(mark.draft));
    if (closing.kind === 'quiet') return;
    // Slack may have forgotten the address before its time: a restart of the workspace's app, five uses.
    await sayPrivately(closing.url, closing.text).catch(() => tellDirectly(deps, who, closing.text));
  };
