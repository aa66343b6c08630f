import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Actor } from '#sandbox/actor';
import type { ActResult } from '#sandbox/contract';
import { type Sandbox, startSandbox } from '#sandbox/index';
import { brand } from '#scoping/ids';
import { openStore } from '#store/index';
import { connect } from '#store/sqlite/driver';
import { bare } from '#tests/ragft';
import type { TrialOptions } from '#tests/trials';
import { MortalBot } from './mortal-bot.ts';
import { insist } from './once-more.ts';

const menu = fileURLToPath(new URL('../../src/cli/index.js', import.meta.url));
const NOBODY = 65_534;
const DISK_MB = 24;

/** A disk that can be filled under a running bot, and emptied again. */
interface Disk {
  readonly folder: string;
  /** What it really is, for whoever reads the report. */
  readonly kind: string;
  readonly fill: (pid: number) => void;
  readonly empty: (pid: number) => void;
  readonly close: () => void;
}

/** A full disk refuses in words and loses nothing, and so does one that cannot be written. */
export async function run({ log }: TrialOptions): Promise<void> {
  const disk = aDisk();
  const slack = await startSandbox({ seed: 5, faults: { paced: false } });
  try {
    const path = join(disk.folder, 'data', 'ragft.db');
    mkdirSync(join(disk.folder, 'data'));
    log(`full disk, by ${disk.kind}: ${await onceFull(slack, disk, path)}`);
    log(`a disk that cannot be written: ${await onceLocked(slack, path)}`);
  } finally {
    await slack.close();
    disk.close();
  }
}

/** A small file system of its own where this user may mount one, else a limit on how long the bot’s files may grow. */
function aDisk(): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'ragft-disk-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', folder]);
  chmodSync(folder, 0o755);
  const ballast = join(folder, 'ballast');
  if (status === 0)
    return {
      folder,
      kind: `a file system of ${DISK_MB} MB`,
      fill: () => {
        spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=4k']);
        if (statSync(ballast).size < 1024 ** 2) throw new Error('The disk did not fill.');
      },
      empty: () => rmSync(ballast),
      close: () => {
        spawnSync('umount', [folder]);
        remove();
      },
    };
  const limit = (pid: number, bytes: string) => {
    const set = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`], {
      encoding: 'utf8',
    });
    if (set.status !== 0) throw new Error(`No full disk can be made here: ${set.stderr}`);
  };
  return {
    folder,
    kind: 'a limit on the size of its files',
    fill: (pid) => limit(pid, '1'),
    empty: (pid) => limit(pid, 'unlimited'),
    close: remove,
  };
}

async function onceFull(slack: Sandbox, disk: Disk, path: string): Promise<string> {
  const bot = new MortalBot(slack, path);
  const ana = slack.as('ana');
  try {
    await bot.start();
    await ana.slash('/ragft On a full disk', '#ai-projects');
    await slack.until(() => ana.modals().at(-1)?.title === 'The essentials');
    const answers = ['daily', 'weekly', 'stable'] as const;
    const before = await insist(() => ana.fill('change_rate', 'daily'));
    if (before.kind !== 'done') throw new Error('A choice was not kept while there was room.');

    disk.fill(bot.pid);
    let refused = 0;
    let acknowledged: string = 'daily';
    for (let tries = 0; tries < 300 && refused < 3; tries += 1) {
      const choice = answers[(tries + 1) % answers.length] ?? 'daily';
      const told = await choose(ana, choice);
      if (told.kind === 'done') acknowledged = choice;
      else refused += 1;
    }
    if (refused < 3) throw new Error('The disk was full and everything was acknowledged all the same.');
    if (!/The disk of the database is full|cannot be written/.test(bot.said))
      throw new Error(`The log does not say what is wrong:\n${bot.said}`);
    whole(path);

    disk.empty(bot.pid);
    const after = await insist(() => choose(ana, 'stable'));
    if (after.kind !== 'done') throw new Error(`It did not recover: ${JSON.stringify(after)}\n${bot.said}`);
    await kept(slack, path, 'stable');
    await bot.kill();
    whole(path);
    await bot.start();
    await kept(slack, path, 'stable');
    return `refused with a reference and a line in the log, ${acknowledged === 'daily' ? 'from the first choice on' : 'after what still fitted'}; with room again the next choice was kept, and nothing acknowledged was lost`;
  } finally {
    await bot.stop();
  }
}

/** On the page itself: what lies on top of it by then says that something went wrong. */
async function choose(person: Actor, choice: string): Promise<ActResult> {
  while (person.modal().title !== 'The essentials') await person.close();
  return person.fill('change_rate', choice);
}

/** As somebody who may read and not write; the administrator of a machine may write whatever a mode says. */
async function onceLocked(slack: Sandbox, path: string): Promise<string> {
  const folder = join(path, '..');
  const asNobody = process.getuid?.() === 0;
  const files = readdirSync(folder).map((name) => join(folder, name));
  if (asNobody) for (const file of [folder, ...files]) chownSync(file, NOBODY, NOBODY);
  for (const file of files) chmodSync(file, 0o400);
  chmodSync(folder, 0o500);
  const refused = await tryStart(slack, path, asNobody);
  if (refused.code !== 2 || !/cannot be opened for writing.*Name a file in a folder/.test(refused.said))
    throw new Error(`It ended with ${refused.code} and said: ${refused.said}`);

  chmodSync(folder, 0o700);
  for (const file of files) chmodSync(file, 0o600);
  const bot = new MortalBot(slack, path);
  try {
    await bot.start();
    await kept(slack, path, 'stable');
  } finally {
    await bot.stop();
  }
  return 'the start is refused in one line that names the variable and the fix; writable again, it starts with everything';
}

function tryStart(
  slack: Sandbox,
  path: string,
  asNobody: boolean,
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [menu, 'start'], {
      env: bare({
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
        DATABASE_PATH: path,
        PORT: '0',
        LOG_FORMAT: 'json',
      }),
      ...(asNobody ? { uid: NOBODY, gid: NOBODY } : {}),
    });
    let said = '';
    const hear = (text: Buffer) => {
      said += text;
      if (said.includes('"ready"')) child.kill('SIGTERM');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', (code) => resolve({ code, said }));
  });
}

function whole(path: string): void {
  const file = connect(path, { readonly: true });
  const integrity = file.pragma('integrity_check', { simple: true });
  file.close();
  if (integrity !== 'ok') throw new Error(`The database is broken: ${integrity}`);
}

async function kept(slack: Sandbox, path: string, expected: string): Promise<void> {
  const store = await openStore({
    path,
    report: (row) => {
      throw row;
    },
  });
  const team = brand<'team'>(slack.snapshot().workspaces[0]?.id ?? '');
  const [draft] = await store.drafts.openOf(team, brand<'person'>(slack.as('ana').id));
  await store.close();
  if (draft?.answers.change_rate !== expected)
    throw new Error(`${expected} was acknowledged, and ${draft?.answers.change_rate} is kept.`);
}
