import type { Draft, ReplyAddress } from '#scoping/assessment';
import { brand, type ChannelId, type DraftId, type PersonId, type TeamId } from '#scoping/ids';
import type { Access, Db } from './access.ts';
import { builtOnce } from './built-once.ts';
import { begin, type DraftChange, keepChange, type NewDraft } from './draft-changes.ts';
import { findDraft, penColumns, removeDraft, replyColumns, toDraft, updateDraft } from './draft-row.ts';
import { folded } from './folded.ts';
import { resting } from './presences.ts';
import { iso, type Report, readable } from './reading.ts';

export function draftStore({ read, write }: Access, report: Report) {
  return {
    find: (team: TeamId, id: DraftId): Promise<Draft | undefined> => read((db) => findDraft(db, team, id)),

    /** In progress in this channel, the newest first. */
    openIn: (team: TeamId, person: PersonId, channel: ChannelId): Promise<Draft[]> =>
      read(async (db) => {
        const rows = await open(db, team, person).where('channel_id', '=', channel).execute();
        return readable(rows, toDraft, report);
      }),

    /** In progress anywhere, the newest first. */
    openOf: (team: TeamId, person: PersonId): Promise<Draft[]> =>
      read(async (db) => readable((await openDrafts(db, { team, person })).rows, toDraft, report)),

    /**
     * One draft per person, channel and project: the one there is, or a new one. Without project or name it is
     * whatever this person did last in the channel.
     */
    resumeOrBegin: (
      team: TeamId,
      start: NewDraft,
      now: Date,
    ): Promise<{ kind: 'resumed' | 'begun'; draft: Draft }> =>
      write(team, async (db) => {
        const row = await sameDraft(db, team, start).executeTakeFirst();
        if (!row) return { kind: 'begun', draft: await begin(db, team, start, now) };

        const draft = toDraft(row);
        if (!start.reply) return { kind: 'resumed', draft };
        await updateDraft(db, draft, replyColumns(start.reply));
        return { kind: 'resumed', draft: { ...draft, reply: start.reply } };
      }),

    /** Beside whatever there is already. */
    begin: (team: TeamId, start: NewDraft, now: Date): Promise<Draft> =>
      write(team, (db) => begin(db, team, start, now)),

    /** Undefined when the draft is gone: submitted, or removed. */
    keep: (
      team: TeamId,
      id: DraftId,
      by: PersonId,
      change: DraftChange,
      now: Date,
    ): Promise<Draft | undefined> =>
      write(team, async (db) => {
        const draft = await findDraft(db, team, id);
        return draft && keepChange(db, draft, by, change, now);
      }),

    /**
     * The same, where what changes depends on what the draft is by then. `change` says nothing where nothing is to be
     * kept of it; then too it is undefined.
     */
    keepBy: (
      team: TeamId,
      id: DraftId,
      by: PersonId,
      change: (before: Draft) => DraftChange | undefined,
      now: Date,
    ): Promise<{ readonly before: Draft; readonly draft: Draft } | undefined> =>
      write(team, async (db) => {
        const before = await findDraft(db, team, id);
        const wanted = before && change(before);
        return wanted && { before, draft: await keepChange(db, before, by, wanted, now) };
      }),

    /** A modal shows it now and holds the pen; to what was saved, that is no change. */
    opened: (team: TeamId, id: DraftId, view: string, reply: ReplyAddress | null): Promise<void> =>
      write(team, (db) =>
        updateDraft(
          db,
          { team, id },
          { ...penColumns({ view, at: '' }), ...(reply ? replyColumns(reply) : {}) },
        ),
      ),

    /** The last one of the same kind that was set aside, and can come back. */
    lastSetAside: (team: TeamId, { person, channel, project }: Draft): Promise<Draft | undefined> =>
      read(async (db) => {
        const row = await db
          .selectFrom('drafts')
          .selectAll()
          .where('team_id', '=', team)
          .where('person_id', '=', person)
          .where('channel_id', '=', channel)
          .where('project_id', project === null ? 'is' : '=', project)
          .where('set_aside_at', 'is not', null)
          .orderBy('set_aside_at', 'desc')
          .limit(1)
          .executeTakeFirst();
        return row && toDraft(row);
      }),

    setAside: (team: TeamId, id: DraftId, now: Date): Promise<void> =>
      write(team, (db) => updateDraft(db, { team, id }, { set_aside_at: iso(now) })),

    bringBack: (team: TeamId, id: DraftId): Promise<void> =>
      write(team, (db) => updateDraft(db, { team, id }, { set_aside_at: null })),

    /** True the first time: closing the modal is commented on once. */
    tellClosed: (team: TeamId, id: DraftId, now: Date): Promise<boolean> =>
      write(team, async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('drafts')
          .set({ close_told_at: iso(now) })
          .where('team_id', '=', team)
          .where('id', '=', id)
          .where('close_told_at', 'is', null)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    remove: (team: TeamId, id: DraftId): Promise<void> => write(team, (db) => removeDraft(db, team, id)),

    /** Of all workspaces: untouched since then, and their owners not yet warned. */
    toWarnAbout: (savedBefore: Date, limit: number): Promise<Draft[]> =>
      read(async (db) => {
        const rows = await db
          .selectFrom('drafts')
          .selectAll()
          .where('team_id', 'not in', resting(db))
          .where('saved_at', '<', iso(savedBefore))
          .where('warned_at', 'is', null)
          .where('set_aside_at', 'is', null)
          .orderBy('saved_at')
          .limit(limit)
          .execute();
        return readable(rows, toDraft, report);
      }),

    /** True for one caller only, and while nobody has touched it since. */
    markWarned: ({ team, id, version }: Draft, now: Date): Promise<boolean> =>
      write(team, async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('drafts')
          .set({ warned_at: iso(now) })
          .where('team_id', '=', team)
          .where('id', '=', id)
          .where('version', '=', version)
          .where('warned_at', 'is', null)
          .where('set_aside_at', 'is', null)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    /** Of all workspaces: those set aside before then, and those untouched since and warned of it in good time. */
    removeStale: async (before: Date, warnedBefore: Date): Promise<number> => {
      const stale = (db: Db) =>
        db
          .selectFrom('drafts')
          .select(['team_id', 'id'])
          .where('team_id', 'not in', resting(db))
          .where('saved_at', '<', iso(before))
          .where((row) =>
            row.or([row('set_aside_at', '<', iso(before)), row('warned_at', '<', iso(warnedBefore))]),
          );
      let removed = 0;
      for (const { team_id, id } of await read((db) => stale(db).execute())) {
        const team = brand<'team'>(team_id);
        const gone = await write(team, async (db) => {
          // Somebody may have taken it up since.
          const still = await stale(db).where('team_id', '=', team).where('id', '=', id).executeTakeFirst();
          if (still) await removeDraft(db, team, brand<'draft'>(id));
          return still !== undefined;
        });
        if (gone) removed += 1;
      }
      return removed;
    },
  };
}

export type DraftStore = ReturnType<typeof draftStore>;

const openDrafts = builtOnce(['team', 'person'], (db, { team, person }) => open(db, team, person));

const open = (db: Db, team: TeamId, person: PersonId) =>
  db
    .selectFrom('drafts')
    .selectAll()
    .where('team_id', '=', team)
    .where('person_id', '=', person)
    .where('set_aside_at', 'is', null)
    .orderBy('saved_at', 'desc');

function sameDraft(db: Db, team: TeamId, { person, channel, project, name }: NewDraft) {
  const here = open(db, team, person).where('channel_id', '=', channel).limit(1);
  if (project !== null) return here.where('project_id', '=', project);
  if (folded(name) !== '')
    return here.where('project_id', 'is', null).where('folded_name', '=', folded(name));
  return here;
}
