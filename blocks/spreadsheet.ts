import { approachNames } from '#scoping/approaches';
import type { Project } from '#scoping/assessment';
import { statusNames } from './status-words.ts';

/** Without it Excel takes UTF-8 for the local code page. */
const BYTE_ORDER_MARK = '\uFEFF';

export const spreadsheetHead = `${BYTE_ORDER_MARK}${row([
  'Project',
  'Channel',
  'Owner',
  'Status',
  'Verdict',
  'Start',
  'Revision',
  'Created',
  'Changed',
  'Archived',
  'Description',
  'Link',
])}`;

/** A list of projects as CSV, a line each; `nameOf` says who or where an id is. */
export const spreadsheetRows = (projects: readonly Project[], nameOf: (id: string) => string): string =>
  projects
    .map((project) =>
      row([
        project.name,
        nameOf(project.channel),
        nameOf(project.owner),
        statusNames[project.status],
        approachNames[project.destination],
        approachNames[project.start],
        String(project.revision),
        project.createdAt.toISOString(),
        project.changedAt.toISOString(),
        project.archivedAt?.toISOString() ?? '',
        project.description,
        project.link ?? '',
      ]),
    )
    .join('');

function row(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** A cell that begins like a formula would be run by the program that opens it; an apostrophe keeps it a text. */
function cell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r|%]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}
