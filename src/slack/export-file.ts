import type { webApi } from '@slack/bolt';
import { decisionRecord } from '#blocks/decision-record';
import { projectInList, projectJson } from '#blocks/project-json';
import { spreadsheetHead, spreadsheetRows } from '#blocks/spreadsheet';
import { escapedWithin } from '#blocks/text';
import type { Deps } from '#journey/deps';
import { type Batch, exportList, exportProject } from '#journey/export-projects';
import type { Listing } from '#journey/list-projects';
import type { Person } from '#journey/person';
import type { Refusal } from '#journey/refusal';
import type { ProjectId } from '#scoping/ids';
import { directMessageOf, sendFile } from './send-file.ts';

export const formats = ['csv', 'md', 'json'] as const;
export type Format = (typeof formats)[number];

interface Sender {
  readonly deps: Deps;
  readonly client: webApi.WebClient;
  readonly who: Person;
}

/** One project as a file by direct message. */
export async function sendProject(
  { deps, client, who }: Sender,
  id: ProjectId,
  format: Format,
): Promise<Refusal | undefined> {
  const found = await exportProject(deps, who, id);
  if (found.kind === 'refused') return found;
  const { dossier, nameOf } = found;
  const { project } = dossier;
  const content = {
    csv: () => spreadsheetHead + spreadsheetRows([project], nameOf),
    md: () => decisionRecord({ ...dossier, nameOf }),
    json: () => projectJson(dossier),
  }[format]();
  await sendFile(client, await directMessageOf(client, who), {
    name: `${fileName(project.name)}.${format}`,
    title: project.name,
    content,
    comment: `${titles[format]} of *${escapedWithin(project.name, 200)}*.`,
  });
  return undefined;
}

const titles: Readonly<Record<Format, string>> = {
  csv: 'The line',
  md: 'The decision record',
  json: 'All there is',
};

/** So that a long export says how far it is. */
const SAY_EVERY = 500;

/** A list as a file by direct message; as Markdown it would be no list, so that is CSV too. */
export async function sendList(
  { deps, client, who }: Sender,
  listing: Listing,
  format: Exclude<Format, 'md'>,
): Promise<number> {
  const channel = await directMessageOf(client, who);
  const parts: string[] = [];
  let count = 0;
  let said: string | undefined;
  for await (const batch of exportList(deps, who, listing)) {
    parts.push(...(format === 'csv' ? [spreadsheetRows(batch.projects, batch.nameOf)] : objects(batch)));
    const before = count;
    count += batch.projects.length;
    if (Math.floor(count / SAY_EVERY) > Math.floor(before / SAY_EVERY))
      said = await sayProgress(client, channel, count, said);
  }
  await sendFile(client, channel, {
    name: `projects.${format}`,
    title: 'Projects',
    content: format === 'csv' ? spreadsheetHead + parts.join('') : `[\n${parts.join(',\n')}\n]\n`,
    comment: `${count} ${count === 1 ? 'project' : 'projects'}, as far as you may see them.`,
  });
  return count;
}

const objects = ({ projects }: Batch): string[] => projects.map(projectInList);

async function sayProgress(
  client: webApi.WebClient,
  channel: string,
  count: number,
  ts: string | undefined,
): Promise<string | undefined> {
  const text = `Your export is under way: ${count} projects so far.`;
  if (ts === undefined) return (await client.chat.postMessage({ channel, text })).ts;
  await client.chat.update({ channel, ts, text });
  return ts;
}

const fileName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'project';
