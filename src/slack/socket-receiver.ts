import { setTimeout as wait } from 'node:timers/promises';
import type { App, Logger, Receiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { z } from 'zod';
import type { Log } from '#src/log';
import type { StartFault } from '#src/start-fault';
import { firstAnswer, refusalOf } from './first-answer.ts';
import type { Intake } from './intake.ts';

interface SocketOptions {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly intake: Intake;
  readonly log: Log;
  readonly logger: Logger;
  /** The connection is lost for good: Slack refuses the token. */
  readonly onLost: (fault: StartFault) => void;
}

const startPausesMs = [1_000, 2_000, 4_000];
const longestPauseMs = 30_000;
const helloMs = 15_000;
const shortLifeMs = 1_000;

const slackEvent = z.object({
  ack: z.custom<(answer?: unknown) => Promise<void>>((ack) => typeof ack === 'function'),
  body: z.unknown(),
  retry_num: z.number().optional(),
  retry_reason: z.string().optional(),
});

/**
 * Socket Mode with our own way of reconnecting. Bolt's waits five seconds before each reconnect (Slack renews a
 * connection about every hour), retries its start for ever in silence, and ends in an unhandled rejection when a
 * token is revoked meanwhile.
 */
export class SocketReceiver implements Receiver {
  readonly #options: SocketOptions;
  readonly #client: SocketModeClient;
  #stopping = false;
  #connected = false;
  #connectedAt = 0;

  constructor(options: SocketOptions) {
    this.#options = options;
    this.#client = new SocketModeClient({
      appToken: options.appToken,
      logger: options.logger,
      autoReconnectEnabled: false,
      clientOptions: { slackApiUrl: options.apiUrl, timeout: 5_000, retryConfig: { retries: 0 } },
    });
    this.#readSafely();
    this.#client.on('slack_event', (event) => this.#take(event));
    this.#client.on('disconnected', () => this.#reconnect());
  }

  init(app: App): void {
    this.#options.intake.serve(app);
  }

  get connected(): boolean {
    return this.#connected;
  }

  async start(): Promise<void> {
    const asking = { variable: 'SLACK_APP_TOKEN', apiUrl: this.#options.apiUrl };
    await firstAnswer(() => this.#connect(), asking, startPausesMs);
  }

  /** From now on what arrives is left for another connection: Slack sends it again. */
  pause(): void {
    this.#stopping = true;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#connected = false;
    // Slack may take its time to say goodbye; nobody waits for that.
    await Promise.race([this.#client.disconnect(), wait(1_000)]);
  }

  async #connect(): Promise<void> {
    const hello = new AbortController();
    const silence = wait(helloMs, undefined, { signal: hello.signal }).then(() => {
      throw new Error(`no hello within ${helloMs / 1000} s`);
    });
    // Bolt's client rejects with nothing at all when the connection closes before the hello.
    const greeted = this.#client.start().catch((error) => {
      throw error ?? new Error('the connection was closed before the hello');
    });
    try {
      await Promise.race([greeted, silence]);
      this.#connected = true;
      this.#connectedAt = performance.now();
      this.#options.log.info('connected to Slack over Socket Mode');
    } catch (error) {
      this.#client.disconnect().catch(() => {});
      throw error;
    } finally {
      hello.abort();
      greeted.catch(() => {});
      silence.catch(() => {});
    }
  }

  /** Slack closes a connection about every hour, and says so; the next one is opened at once. */
  async #reconnect(): Promise<void> {
    if (!this.#connected || this.#stopping) return;
    this.#connected = false;
    this.#options.log.info('the connection to Slack was closed, opening the next');
    // One that closes as soon as it is open would be opened again in a circle without rest.
    if (performance.now() - this.#connectedAt < shortLifeMs) await wait(1_000);
    for (let pauseMs = 500; !this.#stopping; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        return await this.#connect();
      } catch (error) {
        const refused = refusalOf(error, 'SLACK_APP_TOKEN');
        if (refused) return this.#options.onLost(refused);
        this.#options.log.warn({ err: error, retryInMs: pauseMs }, 'Slack cannot be reached');
        await wait(pauseMs);
      }
    }
  }

  #take(event: unknown): void {
    if (this.#stopping) return;
    const { ack, body, retry_num, retry_reason } = slackEvent.parse(event);
    this.#options.intake.take({
      body,
      since: performance.now(),
      retry: {
        ...(retry_num !== undefined && { retryNum: retry_num }),
        ...(retry_reason !== undefined && { retryReason: retry_reason }),
      },
      accept: (answer) => ack(answer),
      refuse: () => ack(),
      // Socket Mode has no word for failure: without an acknowledgement Slack tells the person after three seconds.
      fail: () => {},
    });
  }

  /** The client's own reader throws on an envelope without a payload, where nobody catches it. */
  #readSafely(): void {
    const [read] = this.#client.listeners('ws_message');
    this.#client.removeAllListeners('ws_message');
    this.#client.on('ws_message', async (...message) => {
      try {
        await read?.apply(this.#client, message);
      } catch (error) {
        this.#options.log.warn({ err: error }, 'a message from Slack could not be read');
      }
    });
  }
}
