import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brand } from '#scoping/ids';
import { openStore, type Store } from '#store/index';
import { connect } from '#store/sqlite/driver';
import { acme, recommendation } from '#tests/store/samples';
import type { TrialOptions } from '#tests/trials';

const writer = fileURLToPath(new URL('./kills-writer.js', import.meta.url));

/** What the store reported as done for one draft, in the order in which it must have happened. */
const stages = ['begun', 'under_80', '80_89', '90_plus', 'submitted'] as const;
type Stage = (typeof stages)[number];

/**
 * Kills a writing process at random moments, until a thousand writes were reported done, and looks each time whether
 * the database opens, is whole, and holds every one of them.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ragft-kills-'));
  const path = join(folder, 'ragft.db');
  const reported = new Map<string, Stage>();
  let writes = 0;
  let kills = 0;
  let silent = 0;
  try {
    while (writes < 1_000 * scale) {
      const lines = await oneLife(path, kills);
      kills += 1;
      writes += lines.length;
      if (lines.length === 0) silent += 1;
      for (const { id, stage } of lines) reported.set(id, stage);
      await inspect(path, reported);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  log(
    `${writes} writes reported done by processes killed ${kills} times (${silent} of them before their first write): ` +
      `none lost, and the database whole each time`,
  );
}

/** Starts a writer and kills it: at once, while it opens the store, or after some of its writes. */
async function oneLife(path: string, life: number): Promise<{ id: string; stage: Stage }[]> {
  const child = spawn(process.execPath, [writer, path, String(life)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const enough = Math.floor(Math.random() * 40);
  let said = '';
  let complaint = '';
  const kill = () => child.kill('SIGKILL');
  const early = life % 4 === 0 ? setTimeout(kill, 50 + Math.random() * 400) : undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > enough) setTimeout(kill, Math.random() * 5);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on('close', (...end) => resolve(end)),
  );
  clearTimeout(early);
  if (signal !== 'SIGKILL') throw new Error(`The writer ended by itself with ${code}: ${complaint}`);
  return said
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [verb = '', id = '', answer] = line.split(' ');
      const stage = stages.find((stage) => stage === (answer ?? verb));
      if (!stage) throw new Error(`The writer was told: ${line}`);
      return { id, stage };
    });
}

/** Throws when something reported done is not there. A draft may be further than was reported, never less far. */
async function inspect(path: string, reported: ReadonlyMap<string, Stage>): Promise<void> {
  const file = connect(path, {});
  const integrity = file.pragma('integrity_check', { simple: true });
  const orphans = file.pragma('foreign_key_check') as unknown[];
  file.close();
  if (integrity !== 'ok' || orphans.length > 0) throw new Error(`The database is broken: ${integrity}`);

  const store = await openStore({
    path,
    report: (row) => {
      throw row;
    },
  });
  try {
    for (const [id, stage] of reported) {
      const found = await stageOf(store, id);
      if (found === undefined || stages.indexOf(found) < stages.indexOf(stage)) {
        throw new Error(`${id} was reported ${stage}, and is ${found ?? 'nowhere'}.`);
      }
    }
  } finally {
    await store.close();
  }
}

async function stageOf(store: Store, id: string): Promise<Stage | undefined> {
  const draft = await store.drafts.find(acme, brand(id));
  const assessment = await store.assessments.fromDraft(acme, brand(id));
  if (draft && assessment) throw new Error(`${id} is submitted and still a draft.`);
  if (draft) return stages.find((stage) => stage === draft.answers.prompt_result) ?? 'begun';
  if (!assessment) return undefined;

  const steps = await store.checklists.of(acme, assessment.project);
  const entry = await store.outbox.find(acme, brand(`card of ${id}`));
  const project = await store.projects.find(acme, assessment.project);
  const whole =
    entry !== undefined &&
    project?.assessment === assessment.id &&
    assessment.answers.prompt_result === '90_plus' &&
    steps.length === recommendation.first_steps.length;
  if (!whole) throw new Error(`${id} was submitted by half.`);
  return 'submitted';
}
