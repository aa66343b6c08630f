import { decisionRecord } from '#blocks/decision-record';
import { projectInList, projectJson } from '#blocks/project-json';
import { spreadsheetHead, spreadsheetRows } from '#blocks/spreadsheet';
import { escapedWithin } from '#blocks/text';
import { trailHead, trailObject, trailRows } from '#blocks/trail-file';
import { exportList, exportProject } from '#journey/export-projects';
import { exportTrail } from '#journey/export-trail';
import type { Listing } from '#journey/list-projects';
import type { Refusal } from '#journey/refusal';
import type { ProjectId } from '#scoping/ids';
import { directMessageOf, type Sender, sendFile } from './send-file.ts';
import { type LongFormat, sendLong } from './send-long.ts';

export const formats = ['csv', 'md', 'json'] as const;
export type Format = (typeof formats)[number];

/** One project as a file by direct message. */
export async function sendProject(
  { deps, client, who }: Sender,
  id: ProjectId,
  format: Format,
  revision?: number,
): Promise<Refusal | undefined> {
  const found = await exportProject(deps, who, id, revision);
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

/** A list as a file by direct message; as Markdown it would be no list, so that is CSV too. */
export async function sendList(sender: Sender, listing: Listing, format: LongFormat): Promise<void> {
  const { deps, who } = sender;
  await sendLong(sender, exportList(deps, who, listing), format, {
    name: 'projects',
    title: 'Projects',
    head: spreadsheetHead,
    count: ({ projects }) => projects.length,
    rows: ({ projects, nameOf }) => spreadsheetRows(projects, nameOf),
    objects: ({ projects }) => projects.map(projectInList),
    comment: (count) => `${count} ${count === 1 ? 'project' : 'projects'}, as far as you may see them.`,
  });
}

/** What everybody did, as a file to an admin. */
export async function sendTrail(sender: Sender, format: LongFormat): Promise<Refusal | undefined> {
  const { deps, who } = sender;
  const trail = await exportTrail(deps, who);
  if (trail.kind === 'refused') return trail;
  await sendLong(sender, trail.stretches, format, {
    name: 'audit-trail',
    title: 'Audit trail',
    head: trailHead,
    count: (lines) => lines.length,
    rows: trailRows,
    objects: (lines) => lines.map(trailObject),
    comment: (count) =>
      `${count} ${count === 1 ? 'act' : 'acts'}, the oldest first. Of projects you may not see it tells that something was done, and by whom.`,
  });
  return undefined;
}

const fileName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'project';
