import { expect, onTestFinished, test } from 'vitest';
import type { Cursor } from '#store/portfolio';
import { freshPlace } from './fresh-place.ts';
import { freshStore } from './fresh-store.ts';
import { outsiderAt } from './outsider.ts';
import { acme } from './samples.ts';
import { submitted } from './submitted.ts';

/** All their names begin with *team*, those of fewer with *lab* and a number as well; the higher the number, the lower the id. */
async function many(teams: number, labs: number) {
  const place = await freshPlace();
  const store = await freshStore(place);
  const { project } = await submitted(store);
  const outsider = await outsiderAt(place);
  onTestFinished(() => outsider.close());
  const counted = (upTo: number) =>
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${upTo})`;
  const copied = ['description', 'link', 'owner_id', 'revision', 'assessment_id', 'destination', 'start'];
  const columns = [...copied, 'status', 'created_at', 'changed_at'].join(', ');
  await outsider.run(`${counted(teams)} insert into projects (team_id, id, channel_id, name, folded_name, ${columns})
    select team_id, 'p' || (20000 - i), channel_id, 'Team ' || i, 'team ' || i, ${columns} from projects, n where id = '${project}'`);
  const named = (upTo: number, word: string) =>
    outsider.run(`${counted(upTo)} insert into project_words (team_id, channel_id, word, project_id)
      select team_id, channel_id, ${word}, 'p' || (20000 - i) from projects, n where id = '${project}'`);
  await named(teams, "'team'");
  await named(labs, "'lab' || (10000 + i)");
  return { store, outsider };
}

test('of two common words the rarer one is walked, so that few names are looked at in vain', async () => {
  const { projects, portfolio } = (await many(3_000, 1_200)).store;
  const labs = ['Team 1', 'Team 2', 'Team 3'];
  const found = await projects.search(acme, 'team lab', 3);
  expect(found.map(({ name }) => name)).toEqual(labs);
  const { rows } = await portfolio.list(acme, { text: 'lab team' }, 'newest', 3);
  expect(rows.map(({ project }) => project.name)).toEqual(labs);
});

test('a list that is leafed through goes on with the word it was begun with, though another is rarer by now', async () => {
  const { store, outsider } = await many(3_000, 1_200);
  const page = (from?: Cursor) => store.portfolio.list(acme, { text: 'team lab' }, 'newest', 3, from);
  const { next } = await page();
  await outsider.run("delete from project_words where word = 'team' and project_id < 'p19500'");
  const { rows } = await page(next);
  expect(rows.map(({ project }) => project.name)).toEqual(['Team 4', 'Team 5', 'Team 6']);
});
