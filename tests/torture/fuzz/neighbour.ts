import { randomUUID } from 'node:crypto';
import type { Sandbox } from '#sandbox/index';
import { brand } from '#scoping/ids';
import { recommend } from '#scoping/recommend';
import { openStore } from '#store/index';
import { connect } from '#store/sqlite/driver';

/** In every text of the other workspace, and in nothing else. */
export const marker = 'ZANZIBARQUINCE';

/**
 * Another workspace in the same database, whose people, places and ids an attacker knows but for its words. Some of
 * its work even stands under an id of a person and a channel of the workspace that is attacked.
 */
export async function settleNeighbour(slack: Sandbox, path: string) {
  const [home, elsewhere] = slack.snapshot().workspaces;
  if (!home || !elsewhere) throw new Error('There are no two workspaces.');
  const team = brand<'team'>(elsewhere.id);
  const here = (name: string) => slack.snapshot().channels.find((channel) => channel.name === name)?.id ?? '';
  const places = [here('lobby'), here('ai-projects'), here('ml-research')].map((id) => brand<'channel'>(id));
  const people = ['hana', 'ana', 'ben'].map((name) => brand<'person'>(slack.as(name).id));
  const ids: string[] = [team, ...places, ...people];
  const store = await openStore({
    path,
    report: (row) => {
      throw row;
    },
  });
  const now = slack.clock.now();
  try {
    for (const channel of places)
      for (const person of people) {
        const begin = (name: string, description: string) => ({
          id: brand<'draft'>(randomUUID()),
          person,
          channel,
          project: null,
          name: `${name} ${ids.length} ${marker}`,
          description: `${description} ${marker}`,
        });
        const done = await store.drafts.begin(team, begin('Done', 'It was'), now);
        const project = brand<'project'>(randomUUID());
        const assessment = brand<'assessment'>(randomUUID());
        await store.assessments.submit(
          team,
          {
            draft: done.id,
            draftVersion: done.version,
            assessment,
            project,
            recommendation: recommend({}),
            provisional: false,
            basis: 0,
            messages: () => [],
          },
          now,
        );
        const open = await store.drafts.begin(team, begin('Open', 'It is'), now);
        ids.push(done.id, open.id, project, assessment);
      }
  } finally {
    await store.close();
  }
  return { team: elsewhere.id, ids, rows: () => rowsOf(path, elsewhere.id) };
}

/** Everything that is kept of a workspace, as text. */
function rowsOf(path: string, team: string): string {
  const file = connect(path, { readonly: true });
  try {
    const tables = file
      .prepare(
        "select m.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and c.name = 'team_id' order by 1",
      )
      .all() as { name: string }[];
    return JSON.stringify(
      tables.map(({ name }) => [name, file.prepare(`select * from "${name}" where team_id = ?`).all(team)]),
    );
  } finally {
    file.close();
  }
}
