import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox } from '#sandbox/index';
import type { Fault } from '#sandbox/validate/check';
import { faultsOfMessage, faultsOfView } from '#sandbox/validate/validate-blocks';
import type { Seed } from './seeds.ts';

/** Something the bot said to Slack. */
export interface Said {
  readonly what: string;
  readonly text: string;
}

/**
 * Stands between the bot and its Slack. While people act it passes everything on and keeps what the bot was told. When
 * the attack begins it answers for Slack itself whatever opens, draws or posts (no trigger of a forged click would be
 * one that Slack knows), holds it against Slack's rules, and lets only questions through.
 */
export async function standBetween(slack: Sandbox, onSaid: (said: Said) => void) {
  const seeds: Seed[] = [];
  const findings: string[] = [];
  let attacked = false;
  let botUrl = '';
  let count = 0;

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await bytesOf(request);
    const path = request.url ?? '/';
    if (path === '/bot') {
      seeds.push({ type: request.headers['content-type'] ?? '', body: raw.toString('utf8') });
      return pass(`${botUrl}/slack/events`, request.headers, raw, response);
    }
    const text = raw.toString('utf8');
    const method = path.replace(/^\/api\//, '').replace(/^\/(upload|response)\/.*/, '$1');
    onSaid({ what: method, text });
    if (!attacked) return pass(slack.url + path, request.headers, raw, response);
    const answer = standIn(method, text);
    if (!answer) return pass(slack.url + path, request.headers, raw, response);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  function standIn(method: string, text: string): object | undefined {
    count += 1;
    if (method === 'upload') return {};
    const args = method === 'response' ? (JSON.parse(text) as Args) : argsOf(text);
    const faults = faultsIn(method, args);
    if (faults.length > 0) {
      findings.push(`${method}: Slack would refuse ${JSON.stringify(faults.slice(0, 3))}`);
      return { ok: false, error: 'invalid_blocks' };
    }
    if (pings(args)) findings.push(`${method}: calls out to a whole channel: ${text.slice(0, 500)}`);
    if (method.startsWith('views.')) return { ok: true, view: { id: `V0FUZZ${count}`, hash: `h${count}` } };
    if (method.startsWith('chat.')) return { ok: true, ts: `1700000000.${count}`, channel: args.channel };
    if (method === 'files.getUploadURLExternal')
      return { ok: true, upload_url: `${url}/upload/${count}`, file_id: `F0FUZZ${count}` };
    if (method.startsWith('files.') || method === 'response') return { ok: true, files: [] };
    return undefined;
  }

  async function pass(
    to: string,
    headers: IncomingHttpHeaders,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const kept = Object.entries(headers).filter(([name]) =>
      /^(content-type|authorization|x-slack-)/.test(name),
    );
    const passed = await fetch(to, {
      method: 'POST',
      headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
      body,
    });
    // The bot is given no way around us.
    const words = (await passed.text()).replaceAll(`${slack.url}/upload`, `${url}/upload`);
    const type = passed.headers.get('content-type');
    response.writeHead(passed.status, type ? { 'content-type': type } : {}).end(words);
  }

  const server = createServer((request, response) => {
    route(request, response).catch((error) => {
      findings.push(`The stand-in failed: ${error instanceof Error ? error.stack : error}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    apiUrl: `${url}/api/`,
    /** What the bot was told while people acted. */
    seeds,
    /** What Slack would not have taken. */
    findings,
    lead: (toBot: string) => {
      botUrl = toBot;
      slack.deliverTo(`${url}/bot`);
    },
    attack: () => {
      attacked = true;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Args = Readonly<Record<string, unknown>>;

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Slack takes JSON in the fields of a form. */
const argsOf = (text: string): Args =>
  Object.fromEntries(
    [...new URLSearchParams(text)].map(([name, value]) => [
      name,
      name === 'view' || name === 'blocks' || name === 'metadata' ? JSON.parse(value) : value,
    ]),
  );

function faultsIn(method: string, { view, blocks }: Args): readonly Fault[] {
  if (method.startsWith('views.')) return faultsOfView(view, method === 'views.publish' ? 'home' : 'modal');
  return blocks === undefined || blocks === null ? [] : faultsOfMessage(blocks);
}

/** Somebody's words may stand in plain text as they are, but nowhere where Slack would make a call of them. */
export function pings(value: unknown): boolean {
  const calls = (text: unknown) =>
    typeof text === 'string' && /<!(?:channel|here|everyone|subteam)/.test(text);
  if (Array.isArray(value)) return value.some(pings);
  if (typeof value !== 'object' || value === null) return false;
  if ('text' in value && (!('type' in value) || value.type === 'mrkdwn') && calls(value.text)) return true;
  return Object.values(value).some(pings);
}
