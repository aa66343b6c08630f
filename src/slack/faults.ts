import { randomInt } from 'node:crypto';
import type { types, webApi } from '@slack/bolt';
import { faultText, faultView } from '#blocks/apology';
import type { Log } from '#src/log';
import { describe, type Envelope, teamOf } from './envelope.ts';
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

  report(error: unknown, body: Envelope): string {
    const reference = newReference();
    this.#log.error({ reference, ...describe(body), err: unwrapped(error) }, 'a request failed');
    return reference;
  }

  /** Tells the person, in whatever way Slack still gives; an event has nobody waiting for an answer. */
  async apologise(reference: string, body: Envelope): Promise<void> {
    const { response_url, trigger_id } = 'response_url' in body || 'trigger_id' in body ? body : {};
    const team = teamOf(body);
    try {
      if (typeof response_url === 'string') await sayPrivately(response_url, faultText(reference));
      else if (typeof trigger_id === 'string' && team)
        await show(await this.#clientOf(team), faultView(reference), trigger_id, 'view' in body);
    } catch (error) {
      this.#log.warn({ reference, err: error }, 'the person could not be told of a fault');
    }
  }
}

async function show(
  { views }: webApi.WebClient,
  view: types.ModalView,
  trigger_id: string,
  onTop: boolean,
): Promise<void> {
  // On top of the open modal: what was filled in there stays.
  await (onTop ? views.push({ trigger_id, view }) : views.open({ trigger_id, view }));
}

/** Six signs without look-alikes: short enough to read out, a billion of them. */
export function newReference(): string {
  const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return Array.from({ length: 6 }, () => signs[randomInt(signs.length)]).join('');
}

/** Bolt wraps whatever a listener throws. */
const unwrapped = (error: unknown): unknown =>
  error instanceof Error && 'original' in error ? error.original : error;
