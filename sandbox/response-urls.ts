import { randomUUID } from 'node:crypto';
import { limits } from '#blocks/limits';
import type { SandboxClock } from './clock.ts';
import { SlackError } from './slack-error.ts';

const MOST = 5_000;

/** Where an answer through a response_url goes. */
export interface Target {
  readonly workspace: string;
  readonly channel: string;
  readonly person: string;
  readonly thread?: string;
  /** The message that was clicked, which may be replaced or deleted. */
  readonly source?: string;
}

export interface ResponseUrls {
  issue(target: Target): string;
  /** Counts one use; throws in Slack's words when the address is old or used up. */
  use(id: string): Target;
}

interface Issued {
  readonly target: Target;
  readonly issuedAt: number;
  uses: number;
}

/** Their age goes by the sandbox's clock, so that a jump of a day ends them for Slack as for the bot. */
export function createResponseUrls(clock: SandboxClock, urlOf: (id: string) => string): ResponseUrls {
  const issued = new Map<string, Issued>();
  return {
    issue(target) {
      const id = randomUUID();
      issued.set(id, { target, issuedAt: clock.now().getTime(), uses: 0 });
      const oldest = issued.keys().next();
      if (issued.size > MOST && !oldest.done) issued.delete(oldest.value);
      return urlOf(id);
    },
    use(id) {
      const known = issued.get(id);
      if (!known) throw new SlackError('expired_url');
      const age = clock.now().getTime() - known.issuedAt;
      if (age > limits.responseUrl.minutes * 60_000) throw new SlackError('expired_url');
      if (known.uses >= limits.responseUrl.uses) throw new SlackError('used_url');
      known.uses += 1;
      return known.target;
    },
  };
}
