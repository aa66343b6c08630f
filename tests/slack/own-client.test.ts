import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webApi } from '@slack/bolt';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { OwnClient, type SlackRefusal, slackRefusals } from '#slack/own-client';
import { CutShort, NeverSent } from '#slack/post-form';

interface Heard {
  readonly path: string | undefined;
  readonly token: string | undefined;
  readonly form: Readonly<Record<string, string>>;
  readonly port: number | undefined;
}

type Answering = (response: ServerResponse, request: IncomingMessage) => void;

const saying =
  (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answering =>
  (response) =>
    void response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));

/** A server that answers as it is told to, and a client of it. */
async function speaking(answering: Answering, timeoutMs = 2_000) {
  const heard: Heard[] = [];
  const logged: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push({
      path: request.url,
      token: request.headers.authorization,
      form: Object.fromEntries(new URLSearchParams(body)),
      port: request.socket.remotePort,
    });
    answering(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(stop);
  const { port } = server.address() as AddressInfo;
  const write = (...parts: unknown[]) => void logged.push(parts.join(' '));
  const logger = {
    debug: write,
    info: write,
    warn: write,
    error: write,
    setLevel: () => {},
    getLevel: () => 'info' as never,
    setName: () => {},
  };
  const client = new OwnClient('xoxb-1', { apiUrl: `http://127.0.0.1:${port}/api/`, logger, timeoutMs });
  return { client, heard, logged, stop };
}

const post = { channel: 'C1', text: 'x' };

async function refusedBy(answering: Answering, timeoutMs?: number) {
  const { client, heard, logged } = await speaking(answering, timeoutMs);
  const counted: SlackRefusal[] = [];
  const count = (refusal: unknown) => void counted.push(refusal as SlackRefusal);
  slackRefusals.subscribe(count);
  const error = await client.chat.postMessage(post).catch((fault: unknown) => fault);
  slackRefusals.unsubscribe(count);
  expect(heard).toHaveLength(1);
  expect(counted.map(({ method }) => method)).toEqual(['chat.postMessage']);
  expect(logged.join('\n')).not.toContain('xoxb');
  return { error, counted: counted[0]?.error };
}

test('whatever is said arrives as it was said, over one connection', async () => {
  const { client, heard } = await speaking(saying({ ok: true, ts: '1.2' }));
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.jsonValue(), async (text, value) => {
      const view = { value };
      expect(await client.apiCall('x.y', { text, view, none: undefined, count: 3 })).toMatchObject({
        ok: true,
        ts: '1.2',
      });
      expect(heard.at(-1)).toMatchObject({ path: '/api/x.y', token: 'Bearer xoxb-1' });
      expect(heard.at(-1)?.form).toEqual({ text, view: JSON.stringify(view), count: '3' });
    }),
    { numRuns: 100 },
  );
  expect(new Set(heard.map(({ port }) => port)).size).toBe(1);
});

test('half a sign, which no form can carry, is no reason to fail', async () => {
  const { client, heard } = await speaking(saying({ ok: true }));
  await client.chat.postMessage({ channel: 'C1', text: 'a\ud800b' });
  expect(heard[0]?.form.text).toBe('a\ufffdb');
});

test('what Slack refuses is told in its own word, with all it said of it', async () => {
  const metadata = { messages: ['[ERROR] must be less than 3001 characters'] };
  const said = { ok: false, error: 'invalid_blocks', response_metadata: metadata };
  const { error, counted } = await refusedBy(saying(said));
  expect(error).toBeInstanceOf(webApi.WebAPIPlatformError);
  expect(error).toMatchObject({ data: said });
  expect(counted).toBe('invalid_blocks');
});

test.each([
  ['for so long', { 'retry-after': '7' }, 7],
  ['for no time', { 'retry-after': '0' }, 0],
  ['without saying how long', {}, 30],
  ['in words we cannot read', { 'retry-after': 'a while' }, 30],
])('a 429 asks to wait, %s', async (_, headers, retryAfter) => {
  const { error, counted } = await refusedBy(saying('', 429, headers));
  expect(error).toBeInstanceOf(webApi.WebAPIRateLimitedError);
  expect(error).toMatchObject({ retryAfter });
  expect(counted).toBe('ratelimited');
});

test.each([
  ['an outage', 500],
  ['another address, which the token is not sent to', 307],
])('an answer of HTTP alone is told as such: %s', async (_, status) => {
  const { error, counted } = await refusedBy(saying('Sorry', status, { location: '/elsewhere' }));
  expect(error).toBeInstanceOf(webApi.WebAPIHTTPError);
  expect(error).toMatchObject({ statusCode: status, body: 'Sorry' });
  expect(counted).toBe(`http_${status}`);
});

const endless: Answering = (response) => {
  response.writeHead(200);
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(1024 * 1024)));
  };
  response.on('drain', more);
  more();
};

test.each<[string, Answering, RegExp, number?]>([
  ['a page for people', saying('<html>'), /not Slack/],
  ['nothing at all', saying(''), /not Slack/],
  ['JSON that is no answer', saying('null'), /not Slack/],
  ['a connection that ends', (response) => void response.destroy(), /ECONNRESET/],
  [
    'an answer that breaks off',
    (response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"ok":');
      setImmediate(() => response.destroy());
    },
    /broke off/,
  ],
  ['an answer without end', endless, /no end/, 20_000],
  ['silence', () => {}, /timeout/, 200],
  [
    'an answer that never goes on',
    (response) => void response.writeHead(200).write('{"ok":'),
    /timeout/,
    200,
  ],
])('nobody knows what became of a call after %s', async (_, answering, why, timeoutMs) => {
  const { error, counted } = await refusedBy(answering, timeoutMs);
  expect(error).toBeInstanceOf(webApi.WebAPIRequestError);
  const { original } = error as webApi.WebAPIRequestError;
  expect(original).toBeInstanceOf(CutShort);
  expect(original.message).toMatch(why);
  expect(counted).toBe('no_answer');
});

test('where nobody listens, it is known that nothing was done', async () => {
  const { client, stop } = await speaking(saying({ ok: true }));
  await stop();
  await expect(client.chat.postMessage(post)).rejects.toMatchObject({
    original: expect.any(NeverSent),
    message: expect.stringContaining('ECONNREFUSED'),
  });
});

test('a call that fails leaves the next one alone', async () => {
  let calls = 0;
  const { client } = await speaking((response, request) => {
    calls += 1;
    if (calls === 1) response.destroy();
    else saying({ ok: true })(response, request);
  });
  await expect(client.chat.postMessage(post)).rejects.toThrow();
  expect(await client.chat.postMessage(post)).toMatchObject({ ok: true });
});
