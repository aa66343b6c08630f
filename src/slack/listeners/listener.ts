import type {
  AllMiddlewareArgs,
  BlockAction,
  BlockSuggestion,
  GlobalShortcut,
  MessageShortcut,
  Middleware,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewClosedAction,
  ViewSubmitAction,
} from '@slack/bolt';

export type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** What follows `/ragft`; the help text is drawn from these, so whatever it lists works. */
export interface Word {
  readonly word: string;
  /** How to type it, without the leading `/ragft`: `show <project>`. */
  readonly usage: string;
  readonly does: string;
  /** `nothing`: only the word alone is this command, so “help desk bot” can be a project's name. */
  readonly takes: 'nothing' | 'words';
  readonly handler: (args: CommandArgs, rest: string) => Promise<void>;
}

/**
 * Every listener, by the id Slack sends. An action, option or view id may carry detail after a colon
 * (`answer:deadline`): it is looked up by what stands before the first colon.
 */
export interface Listeners {
  readonly words: readonly Word[];
  /** `/ragft` alone (empty name) or followed by what is no command, though perhaps a slip for the one it is `near`. */
  readonly start: (args: CommandArgs, name: string, near?: string) => Promise<void>;
  readonly actions: Readonly<Record<string, Middleware<SlackActionMiddlewareArgs<BlockAction>>>>;
  /** After every click in a message, whatever it led to; where it went wrong it does not count. */
  readonly afterClick: (
    args: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
    counts: boolean,
  ) => Promise<void>;
  readonly submissions: Readonly<Record<string, Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>>>>;
  readonly closures: Readonly<Record<string, Middleware<SlackViewMiddlewareArgs<ViewClosedAction>>>>;
  readonly options: Readonly<Record<string, Middleware<SlackOptionsMiddlewareArgs<BlockSuggestion['type']>>>>;
  readonly shortcuts: Readonly<
    Record<string, Middleware<SlackShortcutMiddlewareArgs<GlobalShortcut | MessageShortcut>>>
  >;
  readonly events: {
    readonly [Type in EventType]?: Middleware<SlackEventMiddlewareArgs<Type>>;
  };
}

/** The events the manifest asks Slack for; house.test.ts keeps the two lists equal. */
export const eventTypes = [
  'app_home_opened',
  'app_mention',
  'member_joined_channel',
  'member_left_channel',
  'channel_left',
  'group_left',
  'app_uninstalled',
  'tokens_revoked',
] as const;

export type EventType = (typeof eventTypes)[number];
