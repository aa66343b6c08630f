import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { perform } from '../acts/perform.ts';
import type { Act, Snapshot } from '../contract.ts';
import type { Slack } from '../slack.ts';
import { isObject } from '../validate/check.ts';
import { openViewOf } from '../views.ts';
import { BadRequest, bytesOf, jsonOf } from './body.ts';

const KEEP_ALIVE_MS = 15_000;
const MOST_BYTES = 40_000_000;

export function snapshotOf(slack: Slack): Snapshot {
  return {
    revision: slack.changes.revision(),
    workspaces: slack.town.workspaces().map(({ id, name, domain, botUser, token }) => ({
      id,
      name,
      domain,
      botUser,
      installed: token !== null,
    })),
    app: slack.appInfo(),
    people: slack.town.people(),
    channels: slack.town.channels(),
    messages: slack.messages.all(),
    ephemerals: slack.messages.ephemerals(),
    modals: Object.fromEntries(
      [...slack.views.modals()].map(([person, stack]) => [person, stack.map(openViewOf)]),
    ),
    homes: Object.fromEntries(slack.views.homes().map((home) => [home.person, openViewOf(home)])),
    clock: { now: slack.clock.now().toISOString(), aheadMs: slack.clock.aheadMs() },
    faults: slack.faults.current(),
  };
}

function streamChanges(slack: Slack, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': open\n\n');
  const stop = slack.changes.subscribe((change) => {
    response.write(`id: ${change.revision}\ndata: ${JSON.stringify(change)}\n\n`);
  });
  const keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
  keepAlive.unref();
  request.on('close', () => {
    stop();
    clearInterval(keepAlive);
  });
}

/** Every kind there is; the compiler misses none. */
const kinds: Readonly<Record<Act['kind'], true>> = {
  say: true,
  'edit-message': true,
  'delete-message': true,
  click: true,
  fill: true,
  'look-up': true,
  submit: true,
  close: true,
  'open-home': true,
  'open-messages-tab': true,
  shortcut: true,
  'message-shortcut': true,
  'create-channel': true,
  'open-dm': true,
  join: true,
  leave: true,
  invite: true,
  remove: true,
  archive: true,
  deactivate: true,
  'upload-file': true,
  uninstall: true,
  install: true,
  'advance-clock': true,
  'set-faults': true,
};

/** The page is ours and typed; this only keeps a slip from looking like an act. */
const actShape = z.custom<Act>(
  (value) => isObject(value) && typeof value.as === 'string' && Object.hasOwn(kinds, String(value.kind)),
);

async function actIn(request: IncomingMessage): Promise<Act> {
  const body = actShape.safeParse(jsonOf(await bytesOf(request, MOST_BYTES)));
  if (!body.success) throw new BadRequest(400, 'not an act');
  return body.data;
}

function send(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function sendFile(slack: Slack, id: string, response: ServerResponse): void {
  const kept = slack.files.find(id);
  if (!kept) throw new BadRequest(404, 'no such file');
  response.writeHead(200, { 'content-type': kept.file.mimetype, 'content-length': kept.bytes.length });
  response.end(kept.bytes);
}

/** Everything under /_sandbox/: what the page needs, and nothing Slack has. */
export async function control(
  slack: Slack,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, , what, id = ''] = url.pathname.split('/');
  if (what === 'snapshot') return send(response, snapshotOf(slack));
  if (what === 'changes') return streamChanges(slack, request, response);
  if (what === 'traffic') {
    return send(response, { entries: slack.traffic.after(Number(url.searchParams.get('after') ?? 0)) });
  }
  if (what === 'files') return sendFile(slack, id, response);
  if (what === 'acts' && request.method === 'POST')
    return send(response, await perform(slack, await actIn(request)));
  throw new BadRequest(404, 'not found');
}
