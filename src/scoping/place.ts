import type { ChannelId } from './ids.ts';

/** Where a card will be seen, as far as Slack has told. */
export type Place =
  | { readonly kind: 'channel'; readonly channel: ChannelId; readonly open: boolean }
  /** Private, and nobody has invited the bot. */
  | { readonly kind: 'uninvited'; readonly channel: ChannelId }
  | { readonly kind: 'archived'; readonly channel: ChannelId }
  /** A direct message between people: the bot cannot post there, so it writes to the person. */
  | { readonly kind: 'to-person' }
  /** The conversation with the bot itself. */
  | { readonly kind: 'here' }
  | { readonly kind: 'not-known-yet'; readonly channel: ChannelId };
