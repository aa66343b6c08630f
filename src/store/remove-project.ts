import { brand, type ProjectId, type TeamId } from '#scoping/ids';
import type { MessagePlace } from '#scoping/message-place';
import type { Db } from './access.ts';

/** Everything there is of it; most of it goes with the project’s own row. */
export async function removeProject(db: Db, team: TeamId, id: ProjectId): Promise<readonly MessagePlace[]> {
  const shown = await messagesOf(db, team, id);
  const assessments = db
    .selectFrom('assessments')
    .select('id')
    .where('team_id', '=', team)
    .where('project_id', '=', id);
  await db
    .deleteFrom('answer_history')
    .where('team_id', '=', team)
    .where('assessment_id', 'in', assessments)
    .execute();
  await db.deleteFrom('message_copies').where('team_id', '=', team).where('project_id', '=', id).execute();
  await db.deleteFrom('trail').where('team_id', '=', team).where('project_id', '=', id).execute();
  await db
    .deleteFrom('outbox')
    .where('team_id', '=', team)
    .where('message', 'like', `%"project":${JSON.stringify(id)}%`)
    .execute();
  await db.deleteFrom('projects').where('team_id', '=', team).where('id', '=', id).execute();
  return shown;
}

/** Its card and second copies, what hangs under the card, what people were reminded of and asked. */
async function messagesOf(db: Db, team: TeamId, id: ProjectId): Promise<MessagePlace[]> {
  const placed = (['cards', 'message_copies', 'reminders', 'question_asks'] as const).map((table) =>
    db
      .selectFrom(table)
      .select(['channel_id', 'ts'])
      .where('team_id', '=', team)
      .where('project_id', '=', id)
      .execute(),
  );
  const inThread = db
    .selectFrom('thread_messages')
    .innerJoin('cards', (join) =>
      join
        .onRef('cards.team_id', '=', 'thread_messages.team_id')
        .onRef('cards.project_id', '=', 'thread_messages.project_id'),
    )
    .select(['cards.channel_id', 'thread_messages.ts'])
    .where('thread_messages.team_id', '=', team)
    .where('thread_messages.project_id', '=', id)
    .execute();
  const rows = (await Promise.all([...placed, inThread])).flat();
  return rows.flatMap(({ channel_id, ts }) =>
    channel_id === null || ts === null ? [] : [{ channel: brand<'channel'>(channel_id), ts }],
  );
}
