import { expect, test } from 'vitest';
import { brand } from '#scoping/ids';
import { defaultSettings } from '#scoping/settings';
import { freshPlace } from './fresh-place.ts';
import { freshStore } from './fresh-store.ts';
import { outsiderAt } from './outsider.ts';
import { acme, ana, ben, lab, minute, newDraft, submission, umbrella } from './samples.ts';
import { submitted } from './submitted.ts';

test('settings are the defaults until somebody decides, and each workspace decides for itself', async () => {
  const { settings } = await freshStore();
  expect(await settings.of(acme)).toEqual(defaultSettings);
  await settings.change(acme, { reviewers: [ben], reviewChannel: lab }, ana, minute(1));
  const changed = await settings.change(acme, { reminderHour: 14 }, ana, minute(2));
  expect(changed).toEqual({ ...defaultSettings, reviewers: [ben], reviewChannel: lab, reminderHour: 14 });
  expect(await settings.of(acme)).toEqual(changed);
  expect(await settings.of(umbrella)).toEqual(defaultSettings);
});

test('settings stored before a setting existed have its default', async () => {
  const place = await freshPlace();
  const { settings } = await freshStore(place);
  await settings.change(acme, { selfApproval: true }, ana, minute(1));
  const outsider = await outsiderAt(place);
  await outsider.run(`update settings set settings = '{"selfApproval":true}'`);
  await outsider.close();
  expect(await settings.of(acme)).toEqual({ ...defaultSettings, selfApproval: true });
});

test('the digest comes until it is switched off', async () => {
  const { settings } = await freshStore();
  expect(await settings.wantsDigest(acme, ana)).toBe(true);
  await settings.switchDigest(acme, ana, false);
  expect(await settings.wantsDigest(acme, ana)).toBe(false);
  expect(await settings.wantsDigest(umbrella, ana)).toBe(true);
  await settings.switchDigest(acme, ana, true);
  expect(await settings.wantsDigest(acme, ana)).toBe(true);
});

test('Home is redrawn for those who look at it, and not too often', async () => {
  const { homeViews } = await freshStore();
  await homeViews.opened(acme, ana, minute(0));
  await homeViews.opened(acme, ben, minute(10));
  expect(await homeViews.toRedraw(acme, minute(0), minute(11))).toEqual([ana, ben]);
  expect(await homeViews.toRedraw(acme, minute(1), minute(11))).toEqual([ben]);
  const turns = [1, 2, 3].map(() => homeViews.takeTurn(acme, ben, minute(11), minute(12)));
  expect((await Promise.all(turns)).filter((ours) => ours)).toHaveLength(1);
  expect(await homeViews.takeTurn(acme, ben, minute(11), minute(12))).toBe(false);
  await homeViews.drawn(acme, ben, minute(12));
  expect(await homeViews.toRedraw(acme, minute(1), minute(11))).toEqual([]);
  expect(await homeViews.toRedraw(umbrella, minute(0), minute(20))).toEqual([]);
});

const installation = {
  team: acme,
  enterprise: null,
  sealedToken: 'sealed',
  botId: 'B1',
  botUserId: 'U_BOT',
  scopes: ['commands', 'chat:write'],
  installedBy: ana,
  installedAt: minute(0),
  revokedAt: null,
};

test('an installation is found until it is revoked, and installing again restores it', async () => {
  const { installations } = await freshStore();
  await installations.save(installation);
  expect(await installations.find(acme)).toEqual(installation);
  expect(await installations.find(umbrella)).toBeUndefined();

  await installations.revoke(acme, minute(5));
  await installations.revoke(acme, minute(9));
  expect(await installations.find(acme)).toEqual({ ...installation, revokedAt: minute(5) });

  const again = { ...installation, sealedToken: 'another', installedAt: minute(10) };
  await installations.save(again);
  await installations.revoke(acme, minute(9));
  expect(await installations.find(acme)).toEqual(again);
});

test('a workspace that left is there again when the app is, and news from before are old news', async () => {
  const { presences, installations } = await freshStore();
  await presences.came(acme, minute(1));
  await presences.left(acme, minute(5));
  await presences.left(acme, minute(8));
  await presences.left(umbrella, minute(6));
  expect(await presences.goneBefore(minute(5))).toEqual([]);
  expect(await presences.goneBefore(minute(6))).toEqual([acme]);
  expect(await presences.goneBefore(minute(7))).toEqual([acme, umbrella]);

  await presences.came(acme, minute(10));
  await presences.left(acme, minute(9));
  expect(await presences.goneBefore(minute(20))).toEqual([umbrella]);
  await installations.save({ ...installation, team: umbrella, installedAt: minute(11) });
  expect(await presences.goneBefore(minute(20))).toEqual([]);
});

test('whoever began an installation comes back once, and in time', async () => {
  const { installations } = await freshStore();
  expect(await installations.begin('state-1', minute(0), minute(10))).toBe(true);
  expect(await installations.begin('state-2', minute(0), minute(10))).toBe(true);
  expect(await installations.comeBack('forged', minute(1))).toBe(false);
  expect(await installations.comeBack('state-1', minute(10))).toBe(true);
  expect(await installations.comeBack('state-1', minute(10))).toBe(false);
  expect(await installations.comeBack('state-2', minute(11))).toBe(false);
});

test('those who begin and never come back do not fill the disk', async () => {
  const place = await freshPlace();
  const { installations } = await freshStore(place);
  const outsider = await outsiderAt(place);
  const begun = () => outsider.run('select state from install_states');
  await outsider.run(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
     insert into install_states select 'old-' || i, '${minute(10).toISOString()}' from n`,
  );
  expect(await installations.begin('one-more', minute(10), minute(20))).toBe(false);
  expect(await begun()).toHaveLength(10_000);
  expect(await installations.begin('later', minute(11), minute(21))).toBe(true);
  expect(await begun()).toHaveLength(1);
  await outsider.close();
});

test('a token is sealed anew, unless another one took its place', async () => {
  const { installations } = await freshStore();
  await installations.save(installation);
  expect(await installations.reseal(acme, 'sealed', 'anew')).toBe(true);
  expect(await installations.reseal(acme, 'sealed', 'late')).toBe(false);
  expect(await installations.all()).toEqual([{ ...installation, sealedToken: 'anew' }]);
});

test('a forgotten workspace leaves nothing behind, and the others untouched', async () => {
  const place = await freshPlace();
  const store = await freshStore(place);
  const outsider = await outsiderAt(place);
  const tables = (await outsider.tables()).filter(({ name }) => name !== 'install_states');

  // One row of each workspace in every table, whatever it says: keys to other tables are not looked at here.
  await outsider.ignoreKeys();
  for (const { name, columns } of tables) {
    const own = columns.filter((column) => column.name !== 'seq');
    const names = own.map((column) => column.name);
    for (const team of [acme, umbrella]) {
      const values = own.map((column) =>
        column.name === 'team_id' ? `'${team}'` : column.isText ? "'x'" : '1',
      );
      await outsider.run(`insert into ${name} (${names}) values (${values})`);
    }
  }
  await store.installations.forget(acme);
  for (const { name } of tables) {
    const left = await outsider.run(`select team_id from ${name}`);
    expect({ [name]: left }).toEqual({ [name]: [{ team_id: umbrella }] });
  }
  await outsider.close();
});

test('who did what is kept in order', async () => {
  const { store, project } = await submitted();
  const entry = (act: string, n: number) => ({
    project,
    by: ana,
    act,
    detail: { step: 'audit' },
    at: minute(n),
  });
  await store.trail.add(acme, entry('step_ticked', 2));
  await store.trail.add(acme, entry('step_unticked', 2));
  const atFirst = { ...entry('submitted', 1), detail: { revision: '1', verdict: 'rag' } };
  expect(await store.trail.of(acme, project, 10)).toEqual([
    entry('step_unticked', 2),
    entry('step_ticked', 2),
    atFirst,
  ]);
  expect(await store.trail.of(acme, project, 1)).toHaveLength(1);
  expect(await store.trail.of(umbrella, project, 10)).toEqual([]);
});

test('outcomes are counted by what was advised', async () => {
  const { store, project, assessment } = await submitted();
  const outcome = { project, assessment: assessment.id, built: 'rag', note: '', by: ana } as const;
  const first = { ...outcome, id: brand<'outcome'>('o1'), adviceHeld: 'partly', at: minute(5) } as const;
  const second = { ...outcome, id: brand<'outcome'>('o2'), adviceHeld: 'yes', at: minute(6) } as const;
  await store.outcomes.record(acme, first);
  await store.outcomes.record(acme, second);
  expect(await store.outcomes.of(acme, project)).toEqual([second, first]);

  await store.drafts.resumeOrBegin(acme, newDraft('d2', { name: 'Other' }), minute(7));
  await store.assessments.submit(acme, submission('d2'), minute(8));
  expect(await store.outcomes.counts(acme)).toEqual([
    { destination: 'rag', adviceHeld: 'partly', count: 1 },
    { destination: 'rag', adviceHeld: 'yes', count: 1 },
  ]);
  expect(await store.outcomes.counts(umbrella)).toEqual([]);
});
