/**
 * The control interface of the local Slack: what its page and its tests see of it, and what people can do in it.
 *
 *   GET  /_sandbox/snapshot            → Snapshot, everything as it stands
 *   GET  /_sandbox/changes             → server-sent events, one Change each (event id = its revision)
 *   GET  /_sandbox/traffic?after=41    → { entries: TrafficEntry[] }, newest last; bounded, old ones go
 *   POST /_sandbox/acts                → body Act, answer ActResult
 *   GET  /_sandbox/files/F…            → the bytes of an uploaded file
 *
 * A page loads the snapshot, applies every Change with a greater revision, and loads the snapshot again
 * when the event stream had to be reconnected.
 */

export interface Person {
  readonly id: string;
  /** What tests and the page call them: `ana`. */
  readonly handle: string;
  readonly name: string;
  readonly title: string;
  readonly kind: 'member' | 'admin' | 'guest' | 'stranger' | 'deactivated' | 'bot';
  /** The workspace they come from; a stranger's is another one. */
  readonly team: string;
  /** IANA name, for example Europe/Lisbon. */
  readonly zone: string;
}

export interface Channel {
  readonly id: string;
  /** The workspace it belongs to. */
  readonly team: string;
  /** Without #. For a DM the other person's handle, for a group DM the handles joined. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im' | 'mpim';
  readonly archived: boolean;
  /** Shared with another workspace. */
  readonly shared: boolean;
  readonly members: readonly string[];
  readonly topic: string;
}

/** A block as the bot sent it, checked by the server, with block_id and action_ids filled in as Slack does. */
export interface Block {
  readonly type: string;
  readonly block_id: string;
  readonly [key: string]: unknown;
}

export interface SharedFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly size: number;
  /** Where its bytes are, on this server. */
  readonly url: string;
  readonly by: string;
}

export interface Message {
  readonly ts: string;
  readonly channel: string;
  /** A person's id; the bot's own user id for what the bot says, USLACKBOT for what Slack says. */
  readonly author: string;
  /** mrkdwn */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The message this one replies to; the first message of a thread carries none. */
  readonly thread?: string;
  /** Set on a message that others replied to. */
  readonly replies?: number;
  /** A reply that is also shown in the channel. */
  readonly broadcast?: boolean;
  readonly edited?: boolean;
  /** `channel_join`, `channel_leave` … : a line Slack writes, drawn quieter. */
  readonly subtype?: string;
  readonly files?: readonly SharedFile[];
  readonly metadata?: {
    readonly event_type: string;
    readonly event_payload: Readonly<Record<string, unknown>>;
  };
  /** Ephemeral: only this person sees it, and it is gone when they reload Slack. */
  readonly onlyFor?: string;
  /** Person id → what they have in the message's inputs, in Slack's shape. */
  readonly values: Readonly<Record<string, ViewValues>>;
}

/** Slack's `view.state.values`: block_id → action_id → value. */
export type ViewValues = Readonly<Record<string, Readonly<Record<string, StateValue>>>>;
export interface StateValue {
  readonly type: string;
  readonly [key: string]: unknown;
}

export interface OpenView {
  readonly id: string;
  readonly kind: 'modal' | 'home';
  readonly hash: string;
  readonly title: string;
  /** Empty when the modal has no submit button. */
  readonly submit: string;
  readonly close: string;
  readonly callbackId: string;
  readonly blocks: readonly Block[];
  /**
   * What stands in its inputs, in Slack's shape. With the fault `dropUntouched` an input may show a prefilled
   * value that is not in here: `shown` says what the person sees, `values` what Slack would send.
   */
  readonly values: ViewValues;
  readonly shown: ViewValues;
  /** Under which input (block_id) which complaint stands. */
  readonly errors: Readonly<Record<string, string>>;
  /** A line above the buttons: “We had some trouble connecting. Try again?” */
  readonly trouble: string;
}

interface Clock {
  /** What the bot takes for now. */
  readonly now: string;
  /** How far it runs ahead of real time. */
  readonly aheadMs: number;
}

export interface Faults {
  /** Every Web API call waits this long before it is answered. */
  readonly slowMs: number;
  /** Web API calls answer so instead of doing anything. */
  readonly failWith: 'nothing' | 'http_500' | 'ratelimited' | 'time_out';
  /** The call is done, then the connection is cut before the answer. */
  readonly loseAnswers: boolean;
  /** The share of calls, 0 to 1, that failWith and loseAnswers strike. */
  readonly share: number;
  /** The methods struck; none named means all but apps.connections.open and auth.test. */
  readonly methods: readonly string[];
  /** Every channel behaves as though the bot had never been invited. */
  readonly botNotInChannels: boolean;
  /** Slack's habit: prefilled values nobody touched are missing from view.state after an update of the view. */
  readonly dropUntouched: boolean;
  /** Like a workspace that knows none of the blocks added since 2025: `invalid_blocks`. */
  readonly refuseNewBlocks: boolean;
  /** Events arrive twice, the second time with the retry headers. */
  readonly repeatEvents: boolean;
  /** About one message per second and channel, else 429 with Retry-After. */
  readonly paced: boolean;
}

export interface TrafficEntry {
  readonly id: number;
  /** Real time, ISO. */
  readonly at: string;
  readonly direction: 'bot-to-slack' | 'slack-to-bot';
  /** `chat.postMessage`, `response_url`, `block_actions`, `event app_home_opened` … */
  readonly name: string;
  readonly request: unknown;
  /** Null while it is on its way. */
  readonly answer: unknown;
  /** `ok`, Slack's error word, `HTTP 500`, `no answer` … ; empty while it is on its way. */
  readonly outcome: string;
  readonly ms: number;
}

export interface AppInfo {
  readonly name: string;
  /** Its user in the first workspace. */
  readonly botUser: string;
  /** In the first workspace. */
  readonly installed: boolean;
  /** Somebody listens: a Socket Mode connection is open, or an HTTP address was given. */
  readonly connected: boolean;
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly usageHint: string;
  }[];
  readonly shortcuts: readonly {
    readonly callbackId: string;
    readonly name: string;
    readonly description: string;
    readonly kind: 'global' | 'message';
  }[];
  readonly scopes: readonly string[];
}

export interface WorkspaceInfo {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botUser: string;
  readonly installed: boolean;
}

export interface Snapshot {
  readonly revision: number;
  /** The first is where `app` speaks of; the other is a stranger's own. */
  readonly workspaces: readonly WorkspaceInfo[];
  readonly app: AppInfo;
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  /** Oldest first, all channels. */
  readonly messages: readonly Message[];
  /** Ephemeral ones: on screens, in no history. */
  readonly ephemerals: readonly Message[];
  /** Person id → their open modals, the top one last; at most three. */
  readonly modals: Readonly<Record<string, readonly OpenView[]>>;
  /** Person id → the Home the bot published for them. */
  readonly homes: Readonly<Record<string, OpenView>>;
  readonly clock: Clock;
  readonly faults: Faults;
}

export type Change = { readonly revision: number } & (
  | { readonly kind: 'app'; readonly app: AppInfo }
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'channel'; readonly channel: Channel }
  /** New or redrawn; one with `onlyFor` belongs among the ephemerals. */
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'message-gone'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'modals'; readonly person: string; readonly views: readonly OpenView[] }
  | { readonly kind: 'home'; readonly person: string; readonly view: OpenView }
  | { readonly kind: 'clock'; readonly clock: Clock }
  | { readonly kind: 'faults'; readonly faults: Faults }
  | { readonly kind: 'traffic'; readonly entry: TrafficEntry }
);

/**
 * What a person puts into an input, in plain values:
 * text, numbers, e-mail, URL, date (2026-03-01), time (14:30), one choice → string, its option's value or the id;
 * several choices, checkboxes, files → string[]; datetimepicker → seconds as a number;
 * rich text → its text, or a rich_text block; null clears.
 */
export type Filling = string | readonly string[] | number | { readonly type: 'rich_text' } | null;

/** Where an act happens: in one of their open views (modal or Home), or in a message they see. */
export type Place = { readonly view: string } | { readonly channel: string; readonly ts: string };

/** What now stands in an input; lets a page hand over what was typed along with the click that follows. */
export interface Filled {
  readonly blockId: string;
  readonly actionId: string;
  readonly value: Filling;
}

export type Act = { readonly as: string } & (
  | { readonly kind: 'open-home' }
  /** A line typed in a channel; starting with / it is a command. */
  | { readonly kind: 'say'; readonly channel: string; readonly text: string; readonly thread?: string }
  | { readonly kind: 'edit-message'; readonly channel: string; readonly ts: string; readonly text: string }
  | { readonly kind: 'delete-message'; readonly channel: string; readonly ts: string }
  /**
   * A button, an overflow choice, a select, date or checkbox that stands in an actions or section block:
   * everything that reaches the bot at once. `value` is the new choice; a button needs none.
   */
  | {
      readonly kind: 'click';
      readonly on: Place;
      readonly blockId: string;
      readonly actionId: string;
      readonly value?: Filling;
      readonly filled?: readonly Filled[];
    }
  /**
   * Something put into an input block. It reaches the bot only where the block says dispatch_action; for text
   * `entered` tells a pressed Enter from mere typing.
   */
  | ({ readonly kind: 'fill'; readonly on: Place; readonly entered?: boolean } & Filled)
  /** Typing into a select that asks the bot for its options; the answer is in ActResult. */
  | {
      readonly kind: 'look-up';
      readonly on: Place;
      readonly blockId: string;
      readonly actionId: string;
      readonly typed: string;
    }
  | { readonly kind: 'submit'; readonly view: string; readonly filled?: readonly Filled[] }
  /** The Cancel button or Escape closes the top modal, the × (`all`) every one. */
  | { readonly kind: 'close'; readonly view: string; readonly all?: boolean }
  | { readonly kind: 'open-messages-tab' }
  | { readonly kind: 'shortcut'; readonly callbackId: string }
  | {
      readonly kind: 'message-shortcut';
      readonly callbackId: string;
      readonly channel: string;
      readonly ts: string;
    }
  | { readonly kind: 'create-channel'; readonly name: string; readonly private?: boolean }
  | { readonly kind: 'open-dm'; readonly with: readonly string[] }
  | { readonly kind: 'join'; readonly channel: string }
  | { readonly kind: 'leave'; readonly channel: string }
  /** A person or the bot, by id; `/invite @ragft` typed as a line does the same. */
  | { readonly kind: 'invite'; readonly channel: string; readonly who: string }
  | { readonly kind: 'remove'; readonly channel: string; readonly who: string }
  | { readonly kind: 'archive'; readonly channel: string; readonly archived: boolean }
  | { readonly kind: 'deactivate'; readonly who: string }
  | {
      readonly kind: 'upload-file';
      readonly name: string;
      readonly mimetype: string;
      readonly base64: string;
    }
  | { readonly kind: 'uninstall' }
  | { readonly kind: 'install' }
  | { readonly kind: 'advance-clock'; readonly ms: number }
  | { readonly kind: 'set-faults'; readonly faults: Partial<Faults> }
);

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly description: string;
}

export type ActResult =
  /** Done; where the bot had to be told, it acknowledged within 3 seconds. */
  | {
      readonly kind: 'done';
      readonly channel?: string;
      readonly ts?: string;
      readonly file?: SharedFile;
      readonly choices?: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
      /** How long the bot took to acknowledge. */
      readonly ackMs?: number;
    }
  /** The bot was told and did not acknowledge, or badly; `shown` is what Slack tells the person. */
  | { readonly kind: 'bot-failed'; readonly error: string; readonly shown: string }
  /** A person could not have done this: no such button, an empty required input, not in that channel … */
  | { readonly kind: 'refused'; readonly why: string };
