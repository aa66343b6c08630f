import { BYTE_ORDER_MARK, csvRow } from './csv.ts';
import { deedInWords } from './trail-words.ts';

/** One line of the audit trail, for readers outside Slack. */
export interface TrailLine {
  readonly at: Date;
  readonly by: string;
  readonly who: string;
  readonly act: string;
  /** Null for what was done to the workspace as a whole. */
  readonly project: string | null;
  /** What the project is called, as far as the reader may know. */
  readonly called: string;
  readonly detail: Readonly<Record<string, string>>;
}

export const trailHead = `${BYTE_ORDER_MARK}${csvRow(['When', 'Who', 'Did', 'Project', 'Detail', 'Person id', 'Act', 'Project id'])}`;

export const trailRows = (lines: readonly TrailLine[]): string =>
  lines
    .map(({ at, by, who, act, project, called, detail }) =>
      csvRow([
        at.toISOString(),
        who,
        deedInWords(act),
        called,
        Object.entries(detail)
          .map(([key, value]) => `${key.replaceAll('_', ' ')}: ${value}`)
          .join('; '),
        by,
        act,
        project ?? '',
      ]),
    )
    .join('');

export const trailObject = ({ at, by, who, act, project, called, detail }: TrailLine): string =>
  JSON.stringify({ at, by, who, act, project, project_name: called, detail });
