import { createServer, type IncomingMessage } from 'node:http';
import { listen } from '#sandbox/http/listen';

/**
 * As much of Slack's Web API as the measured bots call, in a process of its own, so that their calls are real ones and
 * cost them what calls cost. Its parent is told of each modal that is asked for, and of each Home that is drawn.
 */
let calls = 0;

const server = createServer(async (request, response) => {
  const method = request.url?.split('/').at(-1) ?? '';
  const said = new URLSearchParams(await bodyOf(request));
  if (method === 'views.open') process.send?.(said.get('trigger_id'));
  if (method === 'views.publish') process.send?.(said.get('user_id'));
  calls += 1;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: true, ...answer(method, said, request.headers.authorization ?? '') }));
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

function answer(method: string, said: URLSearchParams, token: string): object {
  switch (method) {
    case 'auth.test':
      return {
        team_id: 'T0',
        user_id: 'UBOT',
        bot_id: 'BBOT',
        team: 'Bench',
        user: 'ragft',
        url: 'https://bench',
      };
    case 'conversations.info':
      return { channel: { id: said.get('channel'), name: 'room', is_channel: true, is_member: true } };
    case 'conversations.members':
      return { members: Array.from({ length: 20 }, (_, n) => `U${n}`) };
    case 'users.info':
      return { user: { id: said.get('user'), name: 'ana', tz: 'UTC', team_id: teamIn(token) } };
    case 'chat.postMessage':
      return { channel: said.get('channel'), ts: `1795000000.${String(calls).padStart(6, '0')}` };
    case 'chat.update':
      return { channel: said.get('channel'), ts: said.get('ts') };
    default:
      return { view: { id: `V${said.get('trigger_id') ?? calls}`, hash: `${calls}.h` } };
  }
}

/** The tokens of the workspaces that are measured end with their names. */
const teamIn = (token: string): string => /xoxb-bench-(T\d+)/.exec(token)?.[1] ?? 'T0';

const port = await listen(server, 0);
console.log(JSON.stringify({ msg: 'ready', url: `http://127.0.0.1:${port}` }));
