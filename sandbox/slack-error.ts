import type { Fault } from './validate/check.ts';

/** What Slack answers instead of doing what was asked: `{ok: false, error}` and sometimes more. */
export class SlackError extends Error {
  readonly code: string;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(code: string, more: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

const lineOf = ({ what, at }: Fault): string => `${what} [json-pointer:${at}]`;

/** Messages are refused as `invalid_blocks`, views as `invalid_arguments`; both name every fault. */
export function refuseFaults(code: 'invalid_blocks' | 'invalid_arguments', faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw new SlackError(code, {
    ...(code === 'invalid_blocks' ? { errors: faults.map(lineOf) } : {}),
    response_metadata: { messages: faults.map((fault) => `[ERROR] ${lineOf(fault)}`) },
  });
}
