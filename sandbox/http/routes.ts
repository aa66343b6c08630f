import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerPerson } from '../answering.ts';
import type { Slack } from '../slack.ts';
import { SlackError } from '../slack-error.ts';
import { isObject, type Json } from '../validate/check.ts';
import { type Answer, createWebApi } from '../web-api/call.ts';
import { createOAuth } from '../web-api/oauth.ts';
import { argumentsOf, BadRequest, bytesOf, jsonOf, uploadOf } from './body.ts';
import { control } from './control.ts';
import { servePage } from './page.ts';

const MOST_BYTES = 5_000_000;
const MOST_UPLOAD_BYTES = 30_000_000;

const text = (response: ServerResponse, status: number, words: string): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(words);
};

function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (answer.kind === 'silence') return;
  if (answer.kind === 'cut') {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
  response.end(JSON.stringify(answer.body));
}

/** Another site in the same browser must not reach in here. */
function isForeign(slack: Slack, request: IncomingMessage): boolean {
  const { host = '', origin } = request.headers;
  const local = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
  return !local || (origin !== undefined && origin !== slack.url && origin !== `http://${host}`);
}

/** One function for every request the local Slack gets. */
export function createRoutes(slack: Slack, page: string | undefined) {
  const oauth = createOAuth(slack);
  const callWebApi = createWebApi(slack, oauth);

  async function webApi(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const args = await argumentsOf(request, url.searchParams, MOST_BYTES);
    const authorization = request.headers.authorization ?? '';
    const method = url.pathname.replace(/^\/api\/+/, '');
    sendAnswer(response, await callWebApi({ method, args, authorization }));
  }

  async function upload(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const id = url.pathname.replace('/upload/', '');
    const announced = slack.files.announced(id);
    if (!announced) throw new BadRequest(404, 'no such upload');
    const bytes = await uploadOf(request, MOST_UPLOAD_BYTES);
    if (bytes.length !== announced.length) throw new BadRequest(400, 'size differs from what was announced');
    slack.files.receive(id, bytes);
    text(response, 200, `OK - ${bytes.length}`);
  }

  async function respondTo(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = jsonOf(await bytesOf(request, MOST_BYTES));
    const answer: Json = isObject(body) ? body : {};
    const end = slack.traffic.begin('bot-to-slack', 'response_url', answer);
    try {
      const target = slack.responseUrls.use(url.pathname.replace('/response/', ''));
      answerPerson(slack, target, answer);
      end('ok');
      text(response, 200, 'ok');
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      end(error.code, error.more);
      const gone = error.code === 'expired_url' || error.code === 'used_url';
      response.writeHead(gone ? 404 : 400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ok: false, error: error.code, ...error.more }));
    }
  }

  async function authorize(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') {
      const form = new URLSearchParams((await bytesOf(request, MOST_BYTES)).toString('utf8'));
      const target = oauth.decide(form);
      if (target === undefined) throw new BadRequest(400, 'bad installation link');
      response.writeHead(302, { location: target });
      response.end();
      return;
    }
    const asked = oauth.authorizePage(url.searchParams);
    if ('error' in asked) throw new BadRequest(400, asked.error);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(asked.page);
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isForeign(slack, request)) throw new BadRequest(403, 'only this machine may come in');
    const url = new URL(request.url ?? '/', slack.url);
    if (url.pathname.startsWith('/api/')) return webApi(url, request, response);
    if (url.pathname.startsWith('/_sandbox/')) return control(slack, url, request, response);
    if (url.pathname.startsWith('/upload/')) return upload(url, request, response);
    if (url.pathname.startsWith('/response/')) return respondTo(url, request, response);
    if (url.pathname === '/oauth/v2/authorize') return authorize(url, request, response);
    if (page === undefined) throw new BadRequest(404, 'the page is not built');
    servePage(page, url.pathname, response);
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await route(request, response);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else if (error instanceof BadRequest) text(response, error.status, error.message);
      else text(response, 500, `The sandbox itself failed: ${error instanceof Error ? error.stack : error}`);
    }
  };
}
