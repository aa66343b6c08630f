import { approachNames } from '#scoping/approaches';
import type { Project } from '#scoping/assessment';
import { BYTE_ORDER_MARK, csvRow } from './csv.ts';
import { statusNames } from './status-words.ts';

export const spreadsheetHead = `${BYTE_ORDER_MARK}${csvRow([
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
      csvRow([
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
