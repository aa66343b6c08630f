import { channel } from 'node:diagnostics_channel';
import { type Logger, webApi } from '@slack/bolt';
import { type Answered, CutShort, poster } from './post-form.ts';

/** A call that Slack did not do, or of which nobody knows whether it did. */
export interface SlackRefusal {
  readonly method: string;
  /** Slack’s own word, `http_500`, or `no_answer`. */
  readonly error: string;
}

/** Whoever counts subscribes to this. */
export const slackRefusals = channel('ragft:slack-refusal');

interface ClientOptions {
  readonly apiUrl: string;
  readonly logger: Logger;
  readonly timeoutMs: number;
}

/** Where Slack asks for haste to be stopped, and does not say for how long. */
const PAUSE_S = 30;

/**
 * Slack's methods, with a call of our own beneath them: each is asked once, and counted where it fails. Slack's own
 * writes every call and every answer out for its debug log, whether or not there is one, and goes through a queue and
 * a retrier to `fetch`; it takes four times the CPU. It still uploads a file's bytes, in its own way and without trying
 * again.
 */
export class OwnClient extends webApi.WebClient {
  readonly #post: (method: string, form: string) => Promise<Answered>;
  readonly #logger: Logger;

  constructor(token: string | undefined, { apiUrl, logger, timeoutMs }: ClientOptions) {
    super(token, {
      slackApiUrl: apiUrl,
      logger,
      timeout: timeoutMs,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      allowAbsoluteUrls: false,
    });
    this.#logger = logger;
    this.#post = poster(apiUrl, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      timeoutMs,
    });
  }

  override async apiCall(
    method: string,
    args: Readonly<Record<string, unknown>> = {},
  ): Promise<webApi.WebAPICallResult> {
    try {
      return this.#judged(await this.#asked(method, formOf(args)));
    } catch (error) {
      slackRefusals.publish({ method, error: kindOf(error) } satisfies SlackRefusal);
      throw error;
    }
  }

  async #asked(method: string, form: string): Promise<Answered> {
    try {
      return await this.#post(method, form);
    } catch (error) {
      const fault = error instanceof Error ? error : new Error(String(error));
      this.#logger.warn(`${method} was not answered: ${fault.message}`);
      throw new webApi.WebAPIRequestError(fault);
    }
  }

  #judged({ status, headers, text }: Answered): webApi.WebAPICallResult {
    if (status === 429) {
      const seconds = Number.parseInt(headers['retry-after'] ?? '', 10);
      throw new webApi.WebAPIRateLimitedError(Number.isNaN(seconds) ? PAUSE_S : seconds);
    }
    if (status !== 200) throw new webApi.WebAPIHTTPError(status, '', {}, text);
    const result = readAnswer(text);
    const { warnings = [], messages = [] } = result.response_metadata ?? {};
    for (const line of [...warnings, ...messages]) this.#logger.warn(line);
    if (!result.ok) throw new webApi.WebAPIPlatformError(result);
    return result;
  }
}

type Result = webApi.WebAPICallResult & { readonly error: string };

/** Whatever stands between us and Slack may answer in its place; nobody knows then what became of the call. */
function readAnswer(text: string): Result {
  try {
    const result: unknown = JSON.parse(text);
    if (typeof result === 'object' && result !== null && 'ok' in result) return result as Result;
  } catch {
    // Said below.
  }
  throw new webApi.WebAPIRequestError(new CutShort('what answered was not Slack'));
}

/** No form can carry it, and nobody reads it. */
const halfASign = /\p{Surrogate}/gu;

/** As Slack takes it for every method: what is no plain word goes as JSON. */
function formOf(args: Readonly<Record<string, unknown>>): string {
  const fields: string[] = [];
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined || value === null) continue;
    const text =
      typeof value === 'object' ? JSON.stringify(value) : String(value).replace(halfASign, '\ufffd');
    fields.push(`${encodeURIComponent(name)}=${encodeURIComponent(text)}`);
  }
  return fields.join('&');
}

function kindOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  if (error instanceof webApi.WebAPIRateLimitedError) return 'ratelimited';
  if (error instanceof webApi.WebAPIHTTPError) return `http_${error.statusCode}`;
  return 'no_answer';
}
