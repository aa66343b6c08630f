import { z } from 'zod';
import { brand, type PersonId, type TeamId } from '#scoping/ids';
import { defaultSettings, type Settings } from '#scoping/settings';
import type { Access, Db } from './access.ts';
import { builtOnce } from './built-once.ts';
import { iso, reading } from './reading.ts';

const person = z.string().transform((id) => brand<'person'>(id));
const channel = z.string().transform((id) => brand<'channel'>(id));

/** What was not decided yet when the settings were stored is as it is by default. */
const storedSettings: z.ZodType<Settings> = z.object({
  reviewers: z.array(person).readonly().default(defaultSettings.reviewers),
  reviewChannel: channel.nullable().default(defaultSettings.reviewChannel),
  selfApproval: z.boolean().default(defaultSettings.selfApproval),
  channels: z.array(channel).readonly().nullable().default(defaultSettings.channels),
  reminderHour: z.int().min(8).max(17).default(defaultSettings.reminderHour),
  digest: z.boolean().default(defaultSettings.digest),
  retentionDays: z.int().positive().nullable().default(defaultSettings.retentionDays),
});

export function settingsStore({ read, write }: Access) {
  return {
    of: (team: TeamId): Promise<Settings> => read((db) => settingsOf(db, team)),

    change: (team: TeamId, change: Partial<Settings>, by: PersonId, now: Date): Promise<Settings> =>
      write(team, async (db) => {
        const settings = { ...(await settingsOf(db, team)), ...change };
        const row = { settings: JSON.stringify(settings), changed_by: by, changed_at: iso(now) };
        await db
          .insertInto('settings')
          .values({ team_id: team, ...row })
          .onConflict((conflict) => conflict.column('team_id').doUpdateSet(row))
          .execute();
        return settings;
      }),

    /** Of all workspaces: those that keep archived projects only for so long. */
    retaining: (): Promise<readonly { readonly team: TeamId; readonly days: number }[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('settings')
          .select(['team_id', 'settings'])
          .where('settings', 'not like', '%"retentionDays":null%')
          .execute();
        return rows.flatMap((row) => {
          const team = brand<'team'>(row.team_id);
          const { retentionDays } = readStored(team, row.settings);
          return retentionDays === null ? [] : [{ team, days: retentionDays }];
        });
      }),

    /** Whether this person wants the weekly list of overdue steps; yes, unless they said no. */
    wantsDigest: (team: TeamId, person: PersonId): Promise<boolean> =>
      read(async (db) => {
        const row = await db
          .selectFrom('people')
          .select('digest')
          .where('team_id', '=', team)
          .where('person_id', '=', person)
          .executeTakeFirst();
        return row?.digest !== 0;
      }),

    switchDigest: (team: TeamId, person: PersonId, wanted: boolean): Promise<void> =>
      write(team, async (db) => {
        const digest = wanted ? 1 : 0;
        await db
          .insertInto('people')
          .values({ team_id: team, person_id: person, digest })
          .onConflict((conflict) => conflict.columns(['team_id', 'person_id']).doUpdateSet({ digest }))
          .execute();
      }),
  };
}

export type SettingsStore = ReturnType<typeof settingsStore>;

const storedOf = builtOnce(['team'], (db, { team }) =>
  db.selectFrom('settings').select('settings').where('team_id', '=', team),
);

async function settingsOf(db: Db, team: TeamId): Promise<Settings> {
  const { rows } = await storedOf(db, { team });
  const [row] = rows;
  return row ? readStored(team, row.settings) : defaultSettings;
}

const readStored = (team: TeamId, settings: string): Settings =>
  reading('settings', team).json(storedSettings, 'settings', settings);
