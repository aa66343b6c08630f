import type { ChannelId } from './ids.ts';

/** One message in Slack. */
export interface MessagePlace {
  readonly channel: ChannelId;
  readonly ts: string;
}
