import { randomInt } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import { faultText, faultView } from '#blocks/apology';
import type { Log } from '#src/log';
import { describe, type Envelope } from './envelope.ts';
import { sayPrivately } from './say-privately.ts';

/** The one place where a fault ends: logged once, under a short reference that the person is told as well. */
export class Faults {
  readonly #log: Log;
  readonly #client: webApi.WebClient;

  constructor(log: Log, client: webApi.WebClient) {
    this.#log = log;
    this.#client = client;
  }

  report(error: unknown, body: Envelope): string {
    const reference = newReference();
    this.#log.error({ reference, ...describe(body), err: unwrapped(error) }, 'a request failed');
    return reference;
  }

  /** Tells the person, in whatever way Slack still gives; an event has nobody waiting for an answer. */
  async apologise(reference: string, body: Envelope): Promise<void> {
    const { response_url, trigger_id } = 'response_url' in body || 'trigger_id' in body ? body : {};
    try {
      if (typeof response_url === 'string') await sayPrivately(response_url, faultText(reference));
      else if (typeof trigger_id === 'string') await this.#show(trigger_id, 'view' in body, reference);
    } catch (error) {
      this.#log.warn({ reference, err: error }, 'the person could not be told of a fault');
    }
  }

  async #show(trigger_id: string, onTop: boolean, reference: string): Promise<void> {
    const view = faultView(reference);
    // On top of the open modal: what was filled in there stays.
    await (onTop
      ? this.#client.views.push({ trigger_id, view })
      : this.#client.views.open({ trigger_id, view }));
  }
}

/** Six signs without look-alikes: short enough to read out, a billion of them. */
function newReference(): string {
  const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return Array.from({ length: 6 }, () => signs[randomInt(signs.length)]).join('');
}

/** Bolt wraps whatever a listener throws. */
const unwrapped = (error: unknown): unknown =>
  error instanceof Error && 'original' in error ? error.original : error;
