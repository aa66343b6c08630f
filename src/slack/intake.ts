import type { App } from '@slack/bolt';
import type { Log } from '#src/log';
import { type Acknowledged, acknowledgements } from './acknowledged.ts';
import { describe, type Envelope, readEnvelope, teamOf } from './envelope.ts';
import { type Faults, newReference } from './faults.ts';
import { noteOnce, turnAway } from './turn-away.ts';
import type { Workspaces } from './workspaces.ts';

/** Something Slack told us, and the ways to answer it; the two receivers differ in these alone. */
export interface Delivery {
  readonly body: unknown;
  /** When it arrived, by `performance.now()`. */
  readonly since: number;
  readonly retry: { readonly retryNum?: number; readonly retryReason?: string };
  /** It arrived; `answer` is what Slack is to show. */
  readonly accept: (answer: unknown) => void | Promise<void>;
  /** It makes no sense. */
  readonly refuse: () => void | Promise<void>;
  /** It went wrong before it was accepted. */
  readonly fail: (reference: string) => void;
}

/** Slack waits this long for an acknowledgement, then tells the person that the app did not answer. */
const patienceMs = 3_000;

/**
 * What only draws something anew. It is answered first, since Slack has nothing to tell again: what fails is drawn once
 * more by the ticker.
 */
const drawings: ReadonlySet<string> = new Set(['app_home_opened']);

/** Among what Bolt hands every listener. */
interface StillWaiting {
  /** Whether Slack still waits for the answer; else it told the person that the app does not respond. */
  readonly awaited: () => boolean;
}

export const isAwaited = (context: object): boolean => (context as Partial<StillWaiting>).awaited?.() ?? true;

/** The token ended with it. */
const endings: ReadonlySet<string> = new Set(['app_uninstalled', 'tokens_revoked']);

/**
 * Takes every delivery through Bolt exactly one way: guarded, counted until it is finished, acknowledged once, and
 * with one place where a fault ends.
 */
export class Intake {
  readonly #faults: Faults;
  readonly #workspaces: Workspaces;
  readonly #log: Log;
  readonly #noteStranger: (body: Envelope) => void;
  readonly #running = new Set<Promise<void>>();
  #app: App | undefined;

  constructor(workspaces: Workspaces, faults: Faults, log: Log) {
    this.#workspaces = workspaces;
    this.#faults = faults;
    this.#log = log;
    this.#noteStranger = noteOnce(log);
  }

  serve(app: App): void {
    this.#app = app;
  }

  take(delivery: Delivery): void {
    const work = this.#guard(delivery);
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }

  /** Resolves when everything taken so far is finished. */
  async finished(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  async #guard(delivery: Delivery): Promise<void> {
    const body = readEnvelope(delivery.body);
    if (body) return this.#process(body, delivery);
    this.#log.warn('a delivery that is nothing Slack sends was refused');
    await delivery.refuse();
  }

  async #process(body: Envelope, { since, retry, accept, fail }: Delivery): Promise<void> {
    let answered = false;
    // What the person is told when it goes wrong is what every line of it in the log carries; most requests have none.
    let request: string | undefined;
    const reference = (): string => {
      request ??= newReference();
      return request;
    };
    const measure = (failed: boolean): void => {
      const ms = performance.now() - since;
      if (this.#log.isLevelEnabled('debug')) {
        const lines = { reference: reference(), ...describe(body), failed, ms: Math.round(ms) };
        this.#log.debug(lines, 'acknowledged');
      }
      if (!acknowledgements.hasSubscribers) return;
      acknowledgements.publish({ kind: describe(body).kind, ms, failed } satisfies Acknowledged);
    };
    const answer = async (reply?: unknown): Promise<void> => {
      if (answered)
        return this.#log.warn(
          { reference: reference(), ...describe(body) },
          'acknowledged too late, or twice',
        );
      answered = true;
      clearTimeout(patience);
      await accept(reply);
      measure(false);
    };
    const giveUp = (error: unknown): string => {
      const told = this.#faults.report(error, body, reference());
      clearTimeout(patience);
      if (!answered) {
        fail(told);
        measure(true);
      }
      answered = true;
      return told;
    };
    const patience = setTimeout(() => giveUp(new Error('not acknowledged within 3 seconds')), patienceMs);

    // Bolt acknowledges an event before anything is done about it, so one that arrives while we crash would be lost.
    // Ours is acknowledged once it is dealt with; until then Slack tells us again.
    const isEvent = body.type === 'event_callback';
    const onlyDraws = isEvent && drawings.has(body.event.type);
    try {
      const team = teamOf(body);
      if (!team || !(await this.#workspaces.find(team))) {
        this.#noteStranger(body);
        return await turnAway(body, answer);
      }
      if (onlyDraws) await answer();
      await this.#app?.processEvent({
        body,
        ack: isEvent ? async () => {} : answer,
        ...retry,
        customProperties: { awaited: () => !answered } satisfies StillWaiting,
      });
      if (isEvent && endings.has(body.event.type)) this.#workspaces.changed(team);
      if (isEvent && !onlyDraws) await answer();
    } catch (error) {
      await this.#faults.apologise(error, giveUp(error), body);
    }
  }
}
