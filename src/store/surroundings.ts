import type { Assessment, Draft, Project } from '#scoping/assessment';
import type { ChannelId, PersonId, TeamId } from '#scoping/ids';
import type { Access } from './access.ts';
import { findLatest } from './assessments.ts';
import { builtOnce } from './built-once.ts';
import { toDraft } from './draft-row.ts';
import { findNamed } from './projects.ts';
import { type Report, readable } from './reading.ts';

export interface Surroundings {
  /** This person's, in progress in this channel, the newest first. */
  readonly drafts: readonly Draft[];
  /** Those they set aside there and could bring back, the newest first. */
  readonly aside: readonly Draft[];
  /** Whether the channel has projects at all. */
  readonly projects: boolean;
  /** The channel's project of the name that was asked for, and its newest revision. */
  readonly named?: { readonly project: Project; readonly latest: Assessment };
}

const draftsIn = builtOnce(['team', 'person', 'channel'], (db, { team, person, channel }) =>
  db
    .selectFrom('drafts')
    .selectAll()
    .where('team_id', '=', team)
    .where('person_id', '=', person)
    .where('channel_id', '=', channel)
    .orderBy('saved_at', 'desc'),
);

const projectIn = builtOnce(['team', 'channel'], (db, { team, channel }) =>
  db
    .selectFrom('projects')
    .select('id')
    .where('team_id', '=', team)
    .where('channel_id', '=', channel)
    .where('archived_at', 'is', null)
    .limit(1),
);

/** What stands around a person who begins to scope something in a channel: one read, since Slack waits for no more. */
export const surroundingsStore = ({ read }: Access, report: Report) => ({
  of: (team: TeamId, person: PersonId, channel: ChannelId, name = ''): Promise<Surroundings> =>
    read(async (db) => {
      const { rows } = await draftsIn(db, { team, person, channel });
      const drafts = readable(rows, toDraft, report);
      const { rows: projects } = await projectIn(db, { team, channel });
      const project = name === '' ? undefined : await findNamed(db, team, channel, name);
      const latest = project && (await findLatest(db, team, project.id));
      return {
        drafts: drafts.filter(({ setAsideAt }) => setAsideAt === null),
        aside: drafts.filter(({ setAsideAt }) => setAsideAt !== null),
        projects: projects.length > 0,
        ...(project && latest ? { named: { project, latest } } : {}),
      };
    }),
});

export type SurroundingsStore = ReturnType<typeof surroundingsStore>;
