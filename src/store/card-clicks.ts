import { z } from 'zod';
import type { PersonId, ProjectId, TeamId } from '#scoping/ids';
import type { Access } from './access.ts';
import { builtOnce } from './built-once.ts';
import { reading } from './reading.ts';

/** One group of checkboxes in one drawing of a card. */
export interface DrawnGroup {
  readonly project: ProjectId;
  readonly version: number;
  readonly group: number;
}

/** What a person's checkboxes showed after a click; `at` is Slack's count of when it was. */
export interface CardClick {
  readonly selected: readonly string[];
  readonly at: string;
}

const stepKeys = z.array(z.string());

export function cardClickStore({ read, write }: Access) {
  return {
    /** This person's latest click there: what Slack showed them when they clicked again. */
    latest: (team: TeamId, drawn: DrawnGroup, person: PersonId): Promise<CardClick | undefined> =>
      read(async (db) => {
        const { rows } = await latestClick(db, { team, ...drawn, person });
        const [row] = rows;
        if (!row) return undefined;
        const { json } = reading('card_clicks', `${drawn.project} ${drawn.version} ${person}`);
        return { selected: json(stepKeys, 'selected', row.selected), at: row.clicked_at };
      }),

    keep: (team: TeamId, drawn: DrawnGroup, person: PersonId, { selected, at }: CardClick): Promise<void> =>
      write(team, async (db) => {
        await keepClick(db, { team, ...drawn, person, selected: JSON.stringify(selected), at });
      }),
  };
}

const latestClick = builtOnce(
  ['team', 'project', 'version', 'group', 'person'],
  (db, { team, project, version, group, person }) =>
    db
      .selectFrom('card_clicks')
      .select(['selected', 'clicked_at'])
      .where('team_id', '=', team)
      .where('project_id', '=', project)
      .where('version', '=', version)
      .where('group_no', '=', group)
      .where('person_id', '=', person),
);

const keepClick = builtOnce(
  ['team', 'project', 'version', 'group', 'person', 'selected', 'at'],
  (db, { team, project, version, group, person, selected, at }) => {
    const shown = { selected, clicked_at: at };
    const row = { team_id: team, project_id: project, version, group_no: group, person_id: person, ...shown };
    return db
      .insertInto('card_clicks')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['team_id', 'project_id', 'version', 'group_no', 'person_id']).doUpdateSet(shown),
      );
  },
);

export type CardClickStore = ReturnType<typeof cardClickStore>;
