import { expect, onTestFinished, test } from 'vitest';
import { brand } from '#scoping/ids';
import { StoreAway } from '#store/faults';
import { cardIn } from '#tests/journey/scoped-project';
import { openWorkspace, type Workspace } from '#tests/journey/workspace';
import { type Cluster, say, startCluster } from '#tests/postgres/cluster';
import { freshPlace } from '../fresh-place.ts';
import { freshStore } from '../fresh-store.ts';
import { outsiderAt } from '../outsider.ts';
import { acme, minute } from '../samples.ts';

/** A server of its own, which comes and goes, and two bots behind a balancer on it. */
async function onItsOwnServer(): Promise<Workspace & { cluster: Cluster; cutAll: () => Promise<unknown> }> {
  const cluster = await startCluster();
  onTestFinished(cluster.stop);
  await say(cluster.url('postgres'), 'create database ragft');
  const url = cluster.url('ragft');
  const workspace = await openWorkspace('http', { place: { url } });
  const cutAll = () =>
    say(
      cluster.url('postgres'),
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ragft'`,
    );
  return { ...workspace, cluster, cutAll };
}

const draftOf = async ({ store, team, channel, slack }: Workspace) =>
  (await store.drafts.openIn(team, brand<'person'>(slack.as('ana').id), channel('#ai-projects')))[0];

test('connections that are cut are replaced, and nobody notices', async () => {
  const scene = await onItsOwnServer();
  const { slack, scope, cutAll } = scene;
  const ana = slack.as('ana');
  await scope(ana, '/ragft Cut off');
  // Who is cut off while their draft is being written is told; that is another matter.
  await expect.poll(async () => (await draftOf(scene))?.pen).toBeTruthy();
  const picks = {
    needs_knowledge: 'yes',
    change_rate: 'daily',
    prompt_result: '80_89',
    labelled_examples: '0',
  };
  for (const [question, option] of Object.entries(picks)) {
    await slack.quiet();
    await cutAll();
    await ana.fill(question, option);
  }
  await slack.quiet();
  expect(ana.modals().map(({ title }) => title)).toEqual(['The essentials']);
  expect((await draftOf(scene))?.answers).toMatchObject(picks);
});

test('while the server is away people are told so; when it is back all goes on, and what waited goes out', async () => {
  const scene = await onItsOwnServer();
  const { slack, scope, sees, cluster, log } = scene;
  const ana = slack.as('ana');
  await scope(ana, '/ragft Restarted');
  await ana.fill('change_rate', 'daily');
  const ready = async () => (await fetch(scene.requestUrl().replace('/slack/events', '/readyz'))).status;
  await expect.poll(ready).toBe(200);

  await cluster.pause();
  await ana.fill('prompt_result', '80_89');
  await sees(ana, 'Not saved yet');
  await ana.close();
  await ana.submit();
  expect(Object.values(ana.modal().errors).join()).toContain('could not save just now');
  await ana.slash('/ragft list', '#ai-projects');
  await slack.until(() =>
    ana.sees('#ai-projects').some(({ text }) => text.includes('cannot reach its database')),
  );
  await expect.poll(ready).toBe(503);

  await cluster.resume();
  await expect.poll(ready).toBe(200);
  await ana.submit();
  await slack.until(() => ana.modal().title === 'Knowledge and trust');
  expect((await draftOf(scene))?.answers).toMatchObject({ change_rate: 'daily', prompt_result: '80_89' });
  await ana.click('skip');
  await sees(ana, 'Your answers');
  await ana.submit();
  await cardIn(scene);

  // Ten looks a second, of two bots, and what else they do: said once, and once more when it is over.
  const lines = log.filter((line) => line.includes('look into the outbox'));
  expect(lines.length).toBeGreaterThanOrEqual(4);
  expect(lines.length).toBeLessThan(20);
});

test('a write whose connection breaks is not done twice, and whoever asked for it knows', async () => {
  const place = await freshPlace();
  const store = await freshStore(place);
  const outsider = await outsiderAt(place);
  const cut = store.together(acme, async (stores) => {
    await outsider.run(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'ragft' and datname = current_database() and pid <> pg_backend_pid()`,
    );
    return stores.events.firstSeen(acme, 'Ev1', minute(0));
  });
  await expect(cut).rejects.toThrow(StoreAway);
  expect(await store.events.firstSeen(acme, 'Ev1', minute(0))).toBe(true);
  await outsider.close();
});

test('a process that vanished in the middle of a write holds up its workspace for seconds, not for hours', async () => {
  const place = await freshPlace();
  const store = await freshStore(place);
  const outsider = await outsiderAt(place);
  // What the lines of every process begin with; then nothing more is heard of it.
  const opening = await store.together(acme, async () => {
    const rows = await outsider.run(
      `select query from pg_stat_activity where application_name = 'ragft' and datname = current_database()
        and state = 'idle in transaction'`,
    );
    return rows.map(({ query }) => String(query)).join();
  });
  expect(opening).toContain('pg_advisory_xact_lock');
  const vanished = await outsiderAt(place);
  await vanished.run(opening);
  await expect(store.events.firstSeen(acme, 'Ev1', minute(0))).rejects.toThrow('in use');
  const seen = () => store.events.firstSeen(acme, 'Ev2', minute(0)).catch(() => undefined);
  await expect.poll(seen).toBe(true);
  await outsider.close();
  await vanished.close().catch(() => {});
});
