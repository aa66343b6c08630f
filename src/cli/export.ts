import { projectFile } from '#blocks/project-json';
import { spreadsheetHead, spreadsheetRows } from '#blocks/spreadsheet';
import { exportEverything } from '#journey/export-everything';
import type { TeamId } from '#scoping/ids';
import type { Store } from '#store/index';
import { misused, readCommandLine } from './command-line.ts';
import { print } from './print.ts';
import { withStore } from './with-store.ts';

const usage =
  'usage: ragft export [--csv] [workspace]\n' +
  '  Prints every project with all there is about it as JSON, of one workspace or of all.\n' +
  '  With --csv a list of one workspace’s projects, a line each.';

/** `ragft export`: what belongs to whoever runs the bot, or to a workspace that asks for its own. */
export async function exportAll(argv: readonly string[]): Promise<number> {
  const line = readCommandLine(argv, ['csv']);
  if (line.kind === 'misused') return misused(usage, line.why);
  const [wanted, ...more] = line.rest;
  if (more.length > 0) return misused(usage, 'export takes one workspace at most.');
  const csv = line.flags.has('csv');
  return withStore(async (store) => {
    const teams = await store.checkup.workspaces();
    const chosen = wanted === undefined ? teams : teams.filter((team) => team === wanted);
    const known = teams.length === 0 ? 'There is no project yet.' : `There are ${teams.join(', ')}.`;
    if (wanted !== undefined && chosen.length === 0)
      return misused(usage, `no project is of the workspace ${wanted}. ${known}`);
    if (csv && chosen.length > 1) return misused(usage, `--csv lists one workspace. ${known}`);
    await (csv ? printList(store, chosen) : printFiles(store, chosen));
    return 0;
  });
}

async function printList(store: Store, teams: readonly TeamId[]): Promise<void> {
  await print(spreadsheetHead);
  for (const team of teams)
    for await (const { project } of exportEverything({ store }, team))
      await print(spreadsheetRows([project], (id) => id));
}

async function printFiles(store: Store, teams: readonly TeamId[]): Promise<void> {
  let before = '[\n';
  for (const team of teams) {
    for await (const everything of exportEverything({ store }, team)) {
      await print(`${before}${JSON.stringify({ workspace: team, ...projectFile(everything) })}`);
      before = ',\n';
    }
  }
  await print(before === '[\n' ? '[]\n' : '\n]\n');
}
