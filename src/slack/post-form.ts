import { type IncomingHttpHeaders, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { urlToHttpOptions } from 'node:url';

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sent, perhaps, and not answered as a whole: nobody knows whether it was done. */
export class CutShort extends Error {
  override readonly name = 'CutShort';
}

/** Not a byte of it went out. */
export class NeverSent extends Error {
  override readonly name = 'NeverSent';
}

interface Manner {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** Many times a page of a thousand channels. */
const MOST_CHARACTERS = 32 * 1024 * 1024;

/** Each of these comes before there is a connection. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * Posts forms to addresses below one, each exactly once, over Node's own connections that stay open: they go through
 * the proxy that Node is told of. Resolves with whatever status; follows nothing.
 */
export function poster(
  base: string,
  { headers, timeoutMs }: Manner,
): (path: string, form: string) => Promise<Answered> {
  const url = new URL(base.endsWith('/') ? base : `${base}/`);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const to: RequestOptions = { ...urlToHttpOptions(url), method: 'POST' };
  const common = {
    ...headers,
    accept: 'application/json',
    'user-agent': 'ragft',
    'content-type': 'application/x-www-form-urlencoded',
  };

  return (path, form) =>
    new Promise((resolve, reject) => {
      const fail = (fault: CutShort | NeverSent): void => {
        clearTimeout(patience);
        reject(fault);
        sent.destroy();
      };
      const sent = request(
        {
          ...to,
          path: `${url.pathname}${path}`,
          headers: { ...common, 'content-length': Buffer.byteLength(form) },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
            if (text.length > MOST_CHARACTERS) fail(new CutShort('the answer had no end'));
          });
          response.on('end', () => {
            clearTimeout(patience);
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
          });
          response.on('error', (cause) => fail(new CutShort('the answer broke off', { cause })));
        },
      );
      const patience = setTimeout(() => {
        const waiting = !sent.socket || sent.socket.connecting;
        const within = `within ${timeoutMs / 1_000} s`;
        fail(
          waiting
            ? new NeverSent(`timeout: no connection ${within}`)
            : new CutShort(`timeout: no answer ${within}`),
        );
      }, timeoutMs);
      sent.on('error', (cause: NodeJS.ErrnoException) => {
        const { code = cause.message } = cause;
        fail(neverConnected.has(code) ? new NeverSent(code, { cause }) : new CutShort(code, { cause }));
      });
      sent.end(form, 'latin1');
    });
}
