import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox } from '#sandbox/index';
import { stopAfterTest } from './probe.ts';

/** What Slack sent, with the fields these tests read by name. */
interface Payload {
  readonly [field: string]: unknown;
  readonly type?: string;
  readonly command?: string;
  readonly trigger_id?: string;
  readonly response_url?: string;
  readonly event?: { readonly [field: string]: unknown; readonly type: string };
}

interface Heard {
  readonly payload: Payload;
  readonly headers: IncomingHttpHeaders;
  /** Whether the signature was right, judged by the test's own reckoning. */
  readonly signed: boolean;
}

/** What the bot gives back; `never` leaves Slack waiting. */
export type Reply = { readonly status?: number; readonly body?: unknown; readonly text?: string } | 'never';

export interface RawBot {
  readonly heard: Heard[];
  /** Everything heard of one type: block_actions, view_submission, /probe, app_mention … */
  of(type: string): Payload[];
  /** Of the latest thing heard that had one. */
  lastTrigger(): string;
  reply: (payload: Payload) => Reply | Promise<Reply>;
}

const typeOf = ({ payload }: Heard): string | undefined =>
  payload.event?.type ?? payload.command ?? payload.type;

function payloadIn(type: string, body: string): Payload {
  if (type.includes('json')) return JSON.parse(body);
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  return payload === null ? Object.fromEntries(form) : JSON.parse(payload);
}

/** A bot of a few lines that shows exactly what went over the wire and may answer wrongly. */
export async function rawBot(sandbox: Sandbox): Promise<RawBot> {
  const bot: RawBot = {
    heard: [],
    of: (type) => bot.heard.filter((each) => typeOf(each) === type).map(({ payload }) => payload),
    lastTrigger: () => bot.heard.findLast(({ payload }) => payload.trigger_id)?.payload.trigger_id ?? '',
    reply: () => ({}),
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const time = request.headers['x-slack-request-timestamp'];
    const mac = createHmac('sha256', sandbox.signingSecret).update(`v0:${time}:${body}`).digest('hex');
    const payload = payloadIn(request.headers['content-type'] ?? '', body);
    const signed = request.headers['x-slack-signature'] === `v0=${mac}`;
    bot.heard.push({ payload, headers: request.headers, signed });
    const reply = await bot.reply(payload);
    if (reply === 'never') return;
    const json = reply.body !== undefined;
    response.writeHead(reply.status ?? 200, json ? { 'content-type': 'application/json' } : {});
    response.end(json ? JSON.stringify(reply.body) : (reply.text ?? ''));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  sandbox.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  stopAfterTest(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return bot;
}

/** A fresh trigger_id, got as every app gets one: from somebody's command. */
export async function triggerFrom(bot: RawBot, sandbox: Sandbox, person = 'ana', channel = '#general') {
  await sandbox.as(person).slash('/probe', channel);
  return bot.lastTrigger();
}
