import { channel } from 'node:diagnostics_channel';

/** Something Slack told us, and how long it had to wait for its answer. */
export interface Acknowledged {
  /** As Slack calls it: `block_actions`, `view_submission`, `app_mention`; `command` for a command. */
  readonly kind: string;
  /** From the first byte read to the last one written. */
  readonly ms: number;
  /** Slack was told that it went wrong, or nothing at all. */
  readonly failed: boolean;
}

/** Whoever measures subscribes to this; without a subscriber it costs nothing. */
export const acknowledgements = channel('ragft:acknowledged');
