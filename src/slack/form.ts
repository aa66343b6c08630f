import type { BlockAction, ViewOutput } from '@slack/bolt';
import { readFormState, readTouch } from '#blocks/form-state';
import { readBookmark } from '#blocks/ids';
import type { Standing } from '#journey/answer-page';
import { isPage, isSpot } from '#journey/draw-turn';
import type { Reply } from '#journey/keep-answers';
import type { Person } from '#journey/person';
import { brand } from '#scoping/ids';

interface Body {
  readonly team: { readonly id: string } | null;
  readonly user: { readonly id: string };
}

/** Whatever Slack sent, by the time it is read here `team` is the workspace whose installation it is about. */
export const personOf = ({ team, user }: Body): Person => ({
  team: brand<'team'>(team?.id ?? ''),
  id: brand<'person'>(user.id),
});

/** A view of the conversation as it came back: what stands in it, and where in the conversation it is. */
export interface Form {
  readonly reply: Reply;
  readonly at: Standing;
  /** The other person’s revision it showed. */
  readonly seen?: number;
}

/** Undefined for a view that is not ours, or is an older version’s. */
export function readForm(view: ViewOutput, action?: BlockAction['actions'][number]): Form | undefined {
  const mark = readBookmark(view.private_metadata);
  if (!mark) return undefined;
  const { at = '', quick = false, from = '', seen } = mark;
  const touch = readTouch(action);
  return {
    reply: {
      draft: brand<'draft'>(mark.draft),
      view: view.id,
      ...readFormState(view),
      ...(touch ? { touch } : {}),
      ...(action ? { at: action.action_ts } : {}),
    },
    at: {
      // Side by side with somebody else’s, one stands at one’s own answers.
      spot: isSpot(at) ? at : 'your-answers',
      quick,
      ...(isPage(from) ? { from } : {}),
    },
    ...(seen === undefined ? {} : { seen }),
  };
}
