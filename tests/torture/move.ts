import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brand } from '#scoping/ids';
import { openStore } from '#store/index';
import { connect } from '#store/sqlite/driver';
import { say, startCluster } from '#tests/postgres/cluster';
import { bare, menu, ragft } from '#tests/ragft';
import { acme, minute, newDraft, submission } from '#tests/store/samples';
import type { TrialOptions } from '#tests/trials';

const ASSESSMENTS = 100_000;
/** The process is killed as soon as it has said this, in the middle of what comes next. */
const KILLED_AT = ['projects:', 'assessments:'];

/** `ragft move` of 100,000 assessments, killed half-way twice: the third run is complete, and says what came before. */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  const assessments = Math.max(1_000, Math.round(ASSESSMENTS * scale));
  const folder = mkdtempSync(join(tmpdir(), 'ragft-move-'));
  const path = join(folder, 'ragft.db');
  const cluster = await startCluster();
  try {
    await say(cluster.url('postgres'), 'create database moved');
    const url = cluster.url('moved');
    await fill(path, assessments);

    for (const line of KILLED_AT) {
      await moveUntil(path, url, line);
      const start = await ragft(['migrate'], { DATABASE_URL: url });
      if (start.code !== 2 || !start.stderr.includes('stopped half-way'))
        throw new Error(`Half a database was not refused: ${start.code} ${start.stderr}`);
    }
    const since = performance.now();
    const done = await ragft(['move', '--to', url], { DATABASE_PATH: path });
    const seconds = (performance.now() - since) / 1_000;
    if (done.code !== 0) throw new Error(done.stderr);
    if (!done.stdout.includes('starting over')) throw new Error(`It did not say so:\n${done.stdout}`);
    const rows = await sameCounts(path, url);
    log(
      `killed after ${KILLED_AT.join(' and after ')} each time refused by the bot; then ${rows} rows of ` +
        `${assessments} assessments moved and verified in ${seconds.toFixed(1)} s`,
    );
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One project as the store makes it, and then very many like it. */
async function fill(path: string, assessments: number): Promise<void> {
  const store = await openStore({ path, report: raise, throwaway: true });
  await store.drafts.resumeOrBegin(acme, newDraft('d'), minute(0));
  await store.drafts.keep(
    acme,
    brand('d'),
    newDraft('d').person,
    { answers: { volume: 'ge10k' } },
    minute(1),
  );
  const done = await store.assessments.submit(acme, submission('d', { draftVersion: 2 }), minute(2));
  if (done.kind !== 'submitted') throw new Error(done.kind);
  await store.close();

  const file = connect(path, {});
  file.pragma('synchronous = off');
  const own = ['id', 'project_id', 'assessment_id', 'draft_id', 'name', 'folded_name', 'lane', 'same_as'];
  const tables = [
    'projects',
    'project_words',
    'assessments',
    'first_steps',
    'cards',
    'answer_history',
    'outbox',
  ];
  file.exec('begin');
  for (const table of tables) {
    const columns = (file.pragma(`table_info(${table})`) as { name: string }[])
      .map(({ name }) => name)
      .filter((name) => name !== 'seq');
    const values = columns.map((name) => (own.includes(name) ? `${name} || ' ' || i` : name));
    file.exec(`with recursive n(i) as (select 2 union all select i + 1 from n where i < ${assessments})
      insert into ${table} (${columns}) select ${values} from ${table}, n`);
  }
  file.exec('commit');
  file.close();
}

function raise(row: Error): never {
  throw row;
}

/** Kills the command once it has said that. */
const moveUntil = (path: string, url: string, line: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [menu, 'move', '--to', url], {
      env: bare({ DATABASE_PATH: path }),
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.split('\n').some((each) => each.startsWith(line) && each.includes('same')))
        child.kill('SIGKILL');
    });
    child.on('close', (_, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(`It was not killed at ${line}\n${said}`)),
    );
  });

async function sameCounts(path: string, url: string): Promise<number> {
  const file = connect(path, { readonly: true });
  const tables = file
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'",
    )
    .pluck()
    .all() as string[];
  let all = 0;
  for (const table of tables) {
    const here = file.prepare(`select count(*) from ${table}`).pluck().get() as number;
    const { rows } = await say(url, `select count(*)::int as there from ${table}`);
    if (rows[0]?.there !== here) throw new Error(`${table}: ${here} rows here, ${rows[0]?.there} there.`);
    all += here;
  }
  file.close();
  return all;
}
