/** The three kinds of thing Slack tells an app. */
export type DeliveryKind = 'slash_commands' | 'interactive' | 'events_api';

export interface Parcel {
  readonly kind: DeliveryKind;
  readonly payload: Readonly<Record<string, unknown>>;
  /** For an event that was not acknowledged before: how often, and why it is sent again. */
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

/** `body` is what came along with the acknowledgement, undefined when it was empty. */
export type Receipt =
  | { readonly kind: 'acknowledged'; readonly body: unknown; readonly noRetry?: boolean }
  | {
      readonly kind: 'failed';
      /** In the words of the retry header. */
      readonly reason: 'http_timeout' | 'http_error' | 'connection_failed' | 'timeout' | 'not_connected';
      readonly status?: number;
      readonly noRetry?: boolean;
    };

export interface Transport {
  send(parcel: Parcel): Promise<Receipt>;
}

/** Slack waits three seconds for an acknowledgement. */
export const ACK_MS = 3_000;
