import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installedPostgres, say } from '#tests/postgres/cluster';
import { ragft } from '#tests/ragft';
import { freshDatabase, freshFolder, freshPlace } from '../fresh-place.ts';
import { freshStore } from '../fresh-store.ts';
import { acme, minute } from '../samples.ts';
import { submitted } from '../submitted.ts';

async function withOneProject(): Promise<{ url: string; env: NodeJS.ProcessEnv }> {
  const place = await freshPlace();
  if (!('url' in place)) throw new Error('This is about PostgreSQL.');
  await submitted(await freshStore(place));
  return { url: place.url, env: { DATABASE_URL: place.url } };
}

const lines = (stdout: string) => stdout.split('\n').filter((line) => /^(ok|not ok) /.test(line));
const line = (stdout: string, name: string) =>
  lines(stdout).find((each) => new RegExp(`^(ok|not ok) +${name} `).test(each));

test('the doctor looks at the server, and says which check failed', async () => {
  const { env } = await withOneProject();
  const { stdout } = await ragft(['doctor'], env);
  for (const name of ['database', 'schema', 'connections', 'reminders'])
    expect(line(stdout, name)).toMatch(/^ok /);
  expect(line(stdout, 'connections')).toMatch(/\d+ of 300 taken/);

  const away = await ragft(['doctor'], { DATABASE_URL: 'postgres://ragft:hush@127.0.0.1:9/ragft' });
  expect(line(away.stdout, 'database')).toMatch(/^not ok .*ECONNREFUSED/);
  expect(away.stdout).toContain('Look at DATABASE_URL');
  expect([away.code, away.stdout.includes('hush')]).toEqual([1, false]);
});

test('the doctor changes nothing: a database that is not up to date stays so', async () => {
  const { url } = await freshDatabase();
  const { stdout, code } = await ragft(['doctor'], { DATABASE_URL: url });
  expect(code).toBe(1);
  expect(line(stdout, 'schema')).toContain('0001-projects-and-drafts');
  expect(stdout).toContain('ragft migrate');
  const { rows } = await say(url, "select relname from pg_class where relnamespace = 'public'::regnamespace");
  expect(rows).toEqual([]);
});

test('export and retry work on it as on a file', async () => {
  const { url, env } = await withOneProject();
  await say(url, `update outbox set state = 'failed', error = 'is_archived', settled_at = created_at`);
  const retried = await ragft(['retry'], env);
  expect(retried).toMatchObject({ code: 0, stdout: 'The bot tries these again: 1 × is_archived.\n' });
  const exported = await ragft(['export', acme], env);
  expect(exported).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(exported.stdout)).toMatchObject([{ workspace: acme, name: 'Help desk' }]);
});

test('backup and restore name the command that does it here, and that one brings everything back', async () => {
  const { url, env } = await withOneProject();
  const file = join(freshFolder(), 'of today.dump');
  const backup = await ragft(['backup', file], env);
  const restore = await ragft(['restore', file], env);
  expect([backup.code, restore.code]).toEqual([2, 2]);

  const into = await freshDatabase();
  // A bot has been started on it already.
  const store = await freshStore(into);
  const run = (said: string, database: string) =>
    execFileSync('sh', ['-c', said.slice(said.indexOf('Run: ') + 'Run: '.length)], {
      env: { PATH: `${installedPostgres}:${process.env.PATH}`, DATABASE_URL: database },
    });
  run(backup.stderr, url);
  run(restore.stderr, into.url);

  const migrate = await ragft(['migrate'], { DATABASE_URL: into.url });
  expect(migrate).toMatchObject({ code: 0, stdout: expect.stringContaining('is up to date') });
  const exported = await ragft(['export', acme], { DATABASE_URL: into.url });
  expect(JSON.parse(exported.stdout)).toMatchObject([{ workspace: acme, name: 'Help desk' }]);
  // Growing numbers go on from where they were.
  await store.slackChanges.add(acme, null, minute(9));
  expect(await store.slackChanges.after(0)).toHaveLength(1);
});
