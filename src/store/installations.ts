import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { brand, type PersonId, type TeamId } from '#scoping/ids';
import type { Access, Db } from './access.ts';
import { came } from './presences.ts';
import { instant, iso, maybeInstant, reading } from './reading.ts';
import type { Tables } from './tables.ts';
import type { InstallationRow } from './workspace-tables.ts';

/** A workspace that installed the bot. The token is sealed by whoever holds the key; the store never sees it open. */
export interface Installation {
  readonly team: TeamId;
  readonly enterprise: string | null;
  readonly sealedToken: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly scopes: readonly string[];
  readonly installedBy: PersonId;
  readonly installedAt: Date;
  /** Since when it is uninstalled, or its token revoked. */
  readonly revokedAt: Date | null;
}

/** What belongs to a workspace: all there is, except what belongs to none yet. */
const ofWorkspaces: Readonly<Record<Exclude<keyof Tables, 'install_states'>, true>> = {
  drafts: true,
  projects: true,
  project_words: true,
  assessments: true,
  answer_history: true,
  first_steps: true,
  cards: true,
  card_drawings: true,
  card_clicks: true,
  thread_messages: true,
  plain_workspaces: true,
  question_asks: true,
  pending_answers: true,
  digests: true,
  outbox: true,
  message_copies: true,
  processed_events: true,
  reviews: true,
  outcomes: true,
  reminder_plans: true,
  reminders: true,
  reminder_lines: true,
  reminder_snoozes: true,
  reminder_events: true,
  trail: true,
  settings: true,
  people: true,
  presences: true,
  installations: true,
  home_views: true,
  slack_changes: true,
  project_blockers: true,
  tallies: true,
};

const scopes = z.array(z.string());

const MOST_BEGUN = 10_000;

export function installationStore({ read, write, writeAcross }: Access) {
  return {
    find: (team: TeamId): Promise<Installation | undefined> =>
      read(async (db) => {
        const row = await db
          .selectFrom('installations')
          .selectAll()
          .where('team_id', '=', team)
          .executeTakeFirst();
        return row && toInstallation(row);
      }),

    /** Installing again takes a revocation back, and the workspace is there again. */
    save: (installation: Installation): Promise<void> =>
      write(installation.team, async (db) => {
        const { team_id, ...row } = fromInstallation(installation);
        await db
          .insertInto('installations')
          .values({ team_id, ...row })
          .onConflict((conflict) => conflict.column('team_id').doUpdateSet(row))
          .execute();
        await came(db, installation.team, installation.installedAt);
      }),

    /** Of all workspaces. */
    all: (): Promise<Installation[]> =>
      read(async (db) => {
        const rows = await db.selectFrom('installations').selectAll().orderBy('team_id').execute();
        return rows.map(toInstallation);
      }),

    /** The same token under another seal; false when it was replaced or revoked meanwhile. */
    reseal: (team: TeamId, before: string, after: string): Promise<boolean> =>
      write(team, async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('installations')
          .set({ sealed_token: after })
          .where('team_id', '=', team)
          .where('sealed_token', '=', before)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    /**
     * From then on nothing of this workspace is sent, until it installs the bot again; if it did so since, this is
     * old news.
     */
    revoke: (team: TeamId, at: Date): Promise<void> =>
      write(team, async (db) => {
        await db
          .updateTable('installations')
          .set({ revoked_at: iso(at) })
          .where('team_id', '=', team)
          .where('installed_at', '<=', iso(at))
          .where('revoked_at', 'is', null)
          .execute();
      }),

    /** Everything there is of this workspace; projects a few at a time, since all writes of others wait meanwhile. */
    forget: async (team: TeamId): Promise<void> => {
      while ((await write(team, (db) => removeProjects(db, team))) > 0n);
      await write(team, async (db) => {
        for (const table of Object.keys(ofWorkspaces)) {
          await sql`delete from ${sql.table(table)} where team_id = ${team}`.execute(db);
        }
      });
    },

    /**
     * An installation begins; whoever comes back with this state in time belongs to it. False while too many have
     * begun: anybody may ask for one, and the disk is not theirs to fill.
     */
    begin: (state: string, now: Date, until: Date): Promise<boolean> =>
      writeAcross(async (db) => {
        await db.deleteFrom('install_states').where('until', '<', iso(now)).execute();
        const { begun } = await db
          .selectFrom('install_states')
          .select((of) => of.fn.countAll<number>().as('begun'))
          .executeTakeFirstOrThrow();
        if (Number(begun) >= MOST_BEGUN) return false;
        await db
          .insertInto('install_states')
          .values({ state, until: iso(until) })
          .execute();
        return true;
      }),

    /** True once, and only in time. */
    comeBack: (state: string, now: Date): Promise<boolean> =>
      writeAcross(async (db) => {
        const row = await db
          .deleteFrom('install_states')
          .where('state', '=', state)
          .returning('until')
          .executeTakeFirst();
        return row !== undefined && row.until >= iso(now);
      }),
  };
}

const REMOVED_AT_ONCE = 100;

async function removeProjects(db: Db, team: TeamId): Promise<bigint> {
  const some = db.selectFrom('projects').select('id').where('team_id', '=', team).limit(REMOVED_AT_ONCE);
  const { numDeletedRows } = await db
    .deleteFrom('projects')
    .where('team_id', '=', team)
    .where('id', 'in', some)
    .executeTakeFirst();
  return numDeletedRows;
}

export type InstallationStore = ReturnType<typeof installationStore>;

const fromInstallation = (installation: Installation): InstallationRow => ({
  team_id: installation.team,
  enterprise_id: installation.enterprise,
  sealed_token: installation.sealedToken,
  bot_id: installation.botId,
  bot_user_id: installation.botUserId,
  scopes: JSON.stringify(installation.scopes),
  installed_by: installation.installedBy,
  installed_at: iso(installation.installedAt),
  revoked_at: installation.revokedAt && iso(installation.revokedAt),
});

const toInstallation = (row: Selectable<InstallationRow>): Installation => ({
  team: brand<'team'>(row.team_id),
  enterprise: row.enterprise_id,
  sealedToken: row.sealed_token,
  botId: row.bot_id,
  botUserId: row.bot_user_id,
  scopes: reading('installations', row.team_id).json(scopes, 'scopes', row.scopes),
  installedBy: brand<'person'>(row.installed_by),
  installedAt: instant(row.installed_at),
  revokedAt: maybeInstant(row.revoked_at),
});
