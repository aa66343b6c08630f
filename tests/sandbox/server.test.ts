import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { Change, Snapshot, TrafficEntry } from '#sandbox/contract';
import { clientOf, sandboxWith, stopAfterTest } from './probe.ts';

const act = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/_sandbox/acts`, { method: 'POST', headers, body: JSON.stringify(body) });

test('a taken port is no obstacle, and only this machine can come in', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  stopAfterTest(() => new Promise((resolve) => taken.close(resolve)));
  const { port } = taken.address() as AddressInfo;
  const sandbox = await sandboxWith({ port });
  expect(new URL(sandbox.url).hostname).toBe('127.0.0.1');
  expect(Number(new URL(sandbox.url).port)).toBeGreaterThan(port);
});

test('the page’s interface: acts, a snapshot, and every change as it happens', async () => {
  const sandbox = await sandboxWith();
  const stream = await fetch(`${sandbox.url}/_sandbox/changes`);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  const changes: Change[] = [];
  const read = async (kind: Change['kind']) => {
    while (!changes.some((change) => change.kind === kind)) {
      const { value = '' } = (await reader?.read()) ?? {};
      for (const [, data] of value.matchAll(/^data: (.*)$/gm)) changes.push(JSON.parse(String(data)));
    }
  };
  const said = await act(sandbox.url, { kind: 'say', as: 'ana', channel: 'C0GENERAL00', text: 'Hello' });
  expect(await said.json()).toMatchObject({ kind: 'done', channel: 'C0GENERAL00' });
  await read('message');
  expect(changes).toMatchObject([{ kind: 'message', message: { text: 'Hello', author: 'U0ANA000000' } }]);
  await act(sandbox.url, { kind: 'advance-clock', as: 'ana', ms: 86_400_000 });
  await read('clock');
  await reader?.cancel();

  const answer = await fetch(`${sandbox.url}/_sandbox/snapshot`);
  const snapshot = (await answer.json()) as Snapshot;
  expect(snapshot.messages).toMatchObject([{ text: 'Hello' }]);
  expect(snapshot.revision).toBe(changes.at(-1)?.revision);
  expect(Date.parse(snapshot.clock.now) - Date.now()).toBeGreaterThan(86_390_000);
  expect(snapshot.app).toMatchObject({ name: 'probe', installed: true, connected: false });
});

test('traffic is kept for the inspector, without tokens', async () => {
  const sandbox = await sandboxWith();
  await clientOf(sandbox).chat.postMessage({ channel: 'C0AIPROJECTS', text: 'Seen' });
  const answer = await fetch(`${sandbox.url}/_sandbox/traffic?after=0`);
  const { entries } = (await answer.json()) as { entries: TrafficEntry[] };
  expect(entries).toMatchObject([
    { direction: 'bot-to-slack', name: 'chat.postMessage', request: { text: 'Seen' }, outcome: 'ok' },
  ]);
  expect(JSON.stringify(entries)).not.toContain(sandbox.botToken);
});

test('what is no act is refused, and another site cannot act', async () => {
  const sandbox = await sandboxWith();
  expect((await act(sandbox.url, { kind: 'explode', as: 'ana' })).status).toBe(400);
  expect((await act(sandbox.url, null)).status).toBe(400);
  const foreign = { origin: 'https://evil.example.org' };
  const say = { kind: 'say', as: 'ana', channel: 'C0GENERAL00', text: 'Hello' };
  expect((await act(sandbox.url, say, foreign)).status).toBe(403);
  expect(await (await act(sandbox.url, { ...say, as: 'nobody' })).json()).toMatchObject({ kind: 'refused' });
  expect(sandbox.snapshot().messages).toEqual([]);
});

test('the page’s folder is served, and nothing above it', async () => {
  const page = new URL('.', import.meta.url).pathname;
  const sandbox = await sandboxWith({ page });
  const served = await fetch(`${sandbox.url}/manifest.yml`);
  expect(served.status).toBe(200);
  for (const path of ['/..%2f..%2fpackage.json', '/%2e%2e%2f%2e%2e%2fpackage.json', '/nothing']) {
    expect((await fetch(`${sandbox.url}${path}`)).status).toBe(404);
  }
});

test('it closes while calls hang and streams are open', async () => {
  const sandbox = await sandboxWith({ faults: { failWith: 'time_out' } });
  const hanging = clientOf(sandbox).users.info({ user: 'U0ANA000000' });
  const failed = hanging.catch((error: Error) => error);
  await fetch(`${sandbox.url}/_sandbox/changes`);
  await sandbox.close();
  expect(await failed).toBeInstanceOf(Error);
  await expect(fetch(sandbox.url)).rejects.toThrow();
});
