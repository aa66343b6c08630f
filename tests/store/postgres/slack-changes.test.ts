import { expect, test } from 'vitest';
import { hearChanges } from '#src/hear-changes';
import { freshPlace } from '../fresh-place.ts';
import { freshStore } from '../fresh-store.ts';
import { outsiderAt } from '../outsider.ts';
import { acme, general, lab, minute } from '../samples.ts';

test('a change that is committed after one with a higher number is heard too', async () => {
  const place = await freshPlace();
  const { slackChanges } = await freshStore(place);
  const heard: unknown[] = [];
  const hearing = hearChanges({ slackChanges }, ({ channel }) => void heard.push(channel));

  const slow = await outsiderAt(place);
  await slow.run('begin');
  await slow.run(
    `insert into slack_changes (team_id, channel_id, at) values ('T_SLOW', '${lab}', '2027-01-04T09:00:00.000Z')`,
  );
  await slackChanges.add(acme, general, minute(1));
  await hearing.run();
  expect(heard).toEqual([general]);
  await slow.run('commit');
  await hearing.run();
  expect(heard).toEqual([general, lab]);
  await slow.close();
});
