import type { types } from '@slack/bolt';

/** What is posted: `text` is what a notification shows and a screen reader reads, so it says it all by itself. */
export interface Message {
  readonly text: string;
  readonly blocks: (types.KnownBlock | types.Block)[];
}
