import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brand } from '#scoping/ids';
import { openStore, type Store } from '#store/index';
import type { Cursor, Filter, Order } from '#store/portfolio';
import { acme } from '#tests/store/samples';
import type { TrialOptions } from '#tests/trials';
import { commands } from './commands.ts';
import { CHANNELS, fill, nameOf, PEOPLE } from './many-projects.ts';
import { type Ask, type Grown, sideBySide } from './side-by-side.ts';

const FEW = 1_000;
const MANY = 100_000;

const MOST_MS = 50;
/** For a whole command, which asks more than once. */
const MOST_COMMAND_MS = 100;
const MOST_TIMES = 2;
/** A fault of the store is there each time; one of a busy machine is not. */
const TRIES = 3;

/**
 * Fills one workspace with 1,000 projects and another with 100,000, and measures what Home, the list and the search
 * ask of the store: at most twice the time, and under 50 ms at the 99th percentile.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ragft-rows-'));
  const few = await storeIn(folder, 'few.db');
  const many = await storeIn(folder, 'many.db');
  try {
    await filled(few, FEW, log);
    await filled(many, Math.max(FEW, Math.round(MANY * scale)), log);
    const ofMany = asked(many);
    const faults: string[] = [];
    for (const [name, ask] of Object.entries(asked(few))) {
      const fault = await faultOf(name, ask, ofMany[name] as Ask, log);
      if (fault) faults.push(fault);
    }
    if (faults.length > 0) throw new Error(faults.join('\n'));
  } finally {
    await few.close();
    await many.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function faultOf(
  name: string,
  small: Ask,
  large: Ask,
  log: (line: string) => void,
): Promise<string | undefined> {
  let fault: string | undefined;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const grown = await sideBySide(small, large);
    const line = `${name}: ${inWords(grown)}`;
    log(line);
    fault = overBound(name, grown);
    if (!fault) return undefined;
    fault = `${line}: ${fault}`;
  }
  return fault;
}

function overBound(name: string, { large, times }: Grown): string | undefined {
  const most = name.startsWith('/ragft') ? MOST_COMMAND_MS : MOST_MS;
  if (large.p99 > most) return `over ${most} ms`;
  return times > MOST_TIMES ? `${times.toFixed(1)} times as long` : undefined;
}

const storeIn = (folder: string, file: string): Promise<Store> =>
  openStore({
    path: join(folder, file),
    report: (row) => {
      throw row;
    },
  });

async function filled(store: Store, projects: number, log: (line: string) => void): Promise<void> {
  const since = performance.now();
  await fill(store, projects);
  log(`${projects} projects submitted in ${((performance.now() - since) / 1000).toFixed(0)} s`);
}

const asked = (store: Store): Readonly<Record<string, Ask>> => ({
  ...questions(store),
  ...commands(store, nameOf),
});

export function questions(store: Store): Readonly<Record<string, Ask>> {
  const { portfolio, projects } = store;
  const page = (filter: Filter, order: Order = 'newest', from?: Cursor) =>
    portfolio.list(acme, filter, order, 9, from);
  const owner = (turn: number) => brand<'person'>(`U${turn % PEOPLE}`);
  const channel = (turn: number) => brand<'channel'>(`C${turn % CHANNELS}`);
  return {
    'list, newest first': () => page({}),
    'list, by name': () => page({}, 'name'),
    'list, a page far down': (turn) => page({}, 'name', { key: `team ${turn % 900}`, id: '' }),
    'list, by status': () => page({ status: 'approved' }),
    'list, a status nobody has': () => page({ status: 'changes_requested' }),
    'list, by status and verdict': () => page({ status: 'approved', destination: 'hybrid' }),
    'list, by status and name': () => page({ status: 'proposed' }, 'name'),
    'list, by owner': (turn) => page({ owner: owner(turn) }),
    'list, by channel and status': (turn) => page({ channel: channel(turn), status: 'approved' }),
    'list, archived': () => page({ status: 'archived' }),
    'search, a common word': () => page({ text: 'team' }),
    'search, the beginning of a word': () => page({ text: 'ass' }),
    'search, two words': (turn) => page({ text: `help ${turn % 997}` }),
    'search, words of one channel': (turn) => page({ text: 'team', channel: channel(turn) }),
    'search, a word nobody has': () => page({ text: 'xylophone' }),
    'search, as names are typed': (turn) => projects.search(acme, `team ${turn % 997}`, 10),
    'Home, the counts': () => portfolio.tallies(acme),
    'Home, overdue steps': (turn) => portfolio.stepsDue(acme, owner(turn), '2027-06-01', 30),
    'Home, my drafts': (turn) => store.drafts.openOf(acme, owner(turn)),
  };
}

const inWords = ({ small, large }: Grown): string =>
  `p50 ${ms(small.p50)} → ${ms(large.p50)}, p99 ${ms(small.p99)} → ${ms(large.p99)} ` +
  `(by the wall ${ms(small.wall)} → ${ms(large.wall)})`;

const ms = (time: number): string => `${time.toFixed(2)} ms`;
