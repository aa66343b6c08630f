import { randomInt } from 'node:crypto';
import { awayText, awayView, faultText, faultView } from '#blocks/apology';
import type { Log } from '#src/log';
import { StoreAway } from '#store/faults';
import { describe, type Envelope, teamOf } from './envelope.ts';
import { showOver } from './modal.ts';
import { sayPrivately } from './say-privately.ts';
import type { ClientOf } from './workspaces.ts';

/** The one place where a fault ends: logged once, under a short reference that the person is told as well. */
export class Faults {
  readonly #log: Log;
  readonly #clientOf: ClientOf;

  constructor(log: Log, clientOf: ClientOf) {
    this.#log = log;
    this.#clientOf = clientOf;
  }

  report(error: unknown, body: Envelope, reference: string): string {
    this.#log.error({ reference, ...describe(body), err: unwrapped(error) }, 'a request failed');
    return reference;
  }

  /** Tells the person, in whatever way Slack still gives; an event has nobody waiting for an answer. */
  async apologise(error: unknown, reference: string, body: Envelope): Promise<void> {
    const { response_url, trigger_id, view } = waysTo(body);
    const team = teamOf(body);
    const [text, note] =
      unwrapped(error) instanceof StoreAway
        ? [awayText(reference), awayView(reference)]
        : [faultText(reference), faultView(reference)];
    try {
      if (response_url !== undefined) await sayPrivately(response_url, text);
      else if (trigger_id !== undefined && team)
        await showOver(await this.#clientOf(team), { trigger_id, view }, note);
    } catch (refused) {
      this.#log.warn({ reference, err: refused }, 'the person is told of a fault by direct message');
      await this.#write(text, reference, body);
    }
  }

  /** A click is forgotten after three seconds; a direct message arrives however long it took. */
  async #write(text: string, reference: string, body: Envelope): Promise<void> {
    const team = teamOf(body);
    if (body.type === 'event_callback' || !team) return;
    const channel = body.type === undefined ? body.user_id : body.user.id;
    try {
      const { chat } = await this.#clientOf(team);
      await chat.postMessage({ channel, text });
    } catch (error) {
      this.#log.warn({ reference, err: error }, 'the person could not be told of a fault');
    }
  }
}

interface Ways {
  readonly response_url?: string | undefined;
  readonly trigger_id?: string | undefined;
  readonly view?: { readonly type?: unknown } | undefined;
}

const waysTo = (body: Envelope): Ways =>
  'response_url' in body || 'trigger_id' in body ? (body as Ways) : {};

/** Six signs without look-alikes: short enough to read out, a billion of them. */
export function newReference(): string {
  const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return Array.from({ length: 6 }, () => signs[randomInt(signs.length)]).join('');
}

/** Bolt wraps whatever a listener throws. */
const unwrapped = (error: unknown): unknown =>
  error instanceof Error && 'original' in error ? error.original : error;
