import type { Channel } from '../contract.ts';
import type { Tier } from '../rate-limits.ts';
import type { Slack } from '../slack.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../town.ts';
import type { Json } from '../validate/check.ts';
import type { Args } from './args.ts';

export interface Call {
  readonly slack: Slack;
  readonly args: Args;
  /** Whose token it was. */
  readonly workspace: Workspace;
}

interface Method {
  /** What the token must be for. */
  readonly scopes: readonly string[];
  readonly tier: Tier | null;
  handle(call: Call): Json | Promise<Json>;
}

export type MethodTable = Readonly<Record<string, Method>>;

/** Calls come too fast; Slack says when to come again. */
export class RateLimited extends Error {
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super('ratelimited');
    this.retryAfter = retryAfter;
  }
}

export function needScope({ workspace }: Pick<Call, 'workspace'>, scope: string): void {
  if (workspace.scopes.includes(scope)) return;
  throw new SlackError('missing_scope', { needed: scope, provided: workspace.scopes.join(',') });
}

export const readScopes: Readonly<Record<Channel['kind'], string>> = {
  public: 'channels:read',
  private: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

/** One page of a list and the cursor of the next. */
export function pageOf<T>(
  items: readonly T[],
  args: Args,
  usual: number,
): { items: readonly T[]; rest: Json } {
  const limit = args.number('limit') || usual;
  if (limit < 1 || limit > 1000) throw new SlackError('invalid_limit');
  const cursor = args.text('cursor') ?? '';
  const start =
    cursor === ''
      ? 0
      : Number(
          Buffer.from(cursor, 'base64')
            .toString()
            .match(/^next:(\d+)$/)?.[1],
        );
  if (!Number.isInteger(start)) throw new SlackError('invalid_cursor');
  const end = start + limit;
  const next = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), rest: { response_metadata: { next_cursor: next } } };
}
