import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cardActions } from '#blocks/card-ids';
import { actions, callbacks, writeBookmark } from '#blocks/ids';
import { portfolioActions, portfolioCallbacks, writeProjectMark } from '#blocks/portfolio-ids';
import type { Actor } from '#sandbox/actor';
import type { Message, TrafficEntry } from '#sandbox/contract';
import { brand } from '#scoping/ids';
import { StartFault } from '#src/start-fault';
import { connect } from '#store/sqlite/driver';
import { tell } from '#tests/journey/forge';
import { openWorkspace } from '#tests/journey/workspace';
import {
  beginning,
  decide,
  harbour,
  type ManyWorkspaces,
  manyWorkspaces,
  orchard,
} from './many-workspaces.ts';

const teams = { harbour: brand<'team'>(harbour), orchard: brand<'team'>(orchard) };

/** Scopes something in the fewest steps there are; resolves with its card. */
async function post({ slack }: ManyWorkspaces, who: Actor, name: string, channel: string): Promise<Message> {
  await who.slash(`/ragft ${name}`, channel);
  await slack.until(() => who.modals().length === 1);
  await who.click(actions.verdictNow);
  await slack.until(() => who.modal().title === 'Provisional verdict');
  await who.submit();
  await slack.until(() => who.modal().title === 'Submitted');
  await who.close();
  return slack.until(() => cards(who, channel).find(({ text }) => text.includes(name)));
}

const cards = (who: Actor, channel: string) =>
  who
    .sees(channel)
    .filter(
      ({ blocks, onlyFor }) => !onlyFor && blocks.some(({ block_id }) => block_id?.startsWith('card:')),
    );

/** What the bot of a workspace said to somebody directly. */
const directs = ({ slack }: ManyWorkspaces, who: Actor): readonly string[] => {
  const { channels, messages } = slack.snapshot();
  const own = channels.filter(({ kind, members }) => kind === 'im' && members.includes(who.id));
  return messages
    .filter(({ channel, author }) => author !== who.id && own.some(({ id }) => id === channel))
    .map(({ text }) => text);
};

const saidTo = (who: Actor, channel: string) => who.sees(channel).filter(({ onlyFor }) => onlyFor === who.id);

/** Of the bot’s own database. */
function rows({ databasePath }: ManyWorkspaces, query: string): unknown[] {
  const file = connect(databasePath, { readonly: true });
  try {
    return file.prepare(query).raw().all();
  } finally {
    file.close();
  }
}

describe.each(['socket', 'http'] as const)('in %s mode', (mode) => {
  test('two workspaces install the bot, each has its own, and nothing crosses', async () => {
    const many = await manyWorkspaces(mode);
    const { slack } = many;
    const [ana, hana] = [slack.as('ana'), slack.as('hana')];

    for (const workspace of [harbour, orchard]) {
      const page = await many.install(workspace);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('Ragft is installed in');
    }
    await slack.until(() => directs(many, hana).some((text) => text.includes('Ragft is installed')));

    const [inHarbour, inOrchard] = await Promise.all([
      post(many, ana, 'Help desk', '#ai-projects'),
      post(many, hana, 'Help desk', '#lobby'),
    ]);
    expect([inHarbour.author, inOrchard.author]).toEqual(['U0BOT100000', 'U0BOT200000']);
    expect(rows(many, 'select team_id, name from projects order by 1')).toEqual([
      [harbour, 'Help desk'],
      [orchard, 'Help desk'],
    ]);

    await post(many, hana, 'Orchard only', '#lobby');
    await ana.slash('/ragft list', '#ai-projects');
    const listed = await slack.until(() => saidTo(ana, '#ai-projects').at(-1));
    expect(JSON.stringify(listed)).toContain('Help desk');
    expect(JSON.stringify(listed)).not.toContain('Orchard only');
  });

  test('a removed app sends nothing at once; installed again, all is back and what waited goes out', async () => {
    const many = await manyWorkspaces(mode);
    const { slack, store } = many;
    const [ana, hana] = [slack.as('ana'), slack.as('hana')];
    await many.install(harbour);
    await many.install(orchard);
    const card = await post(many, ana, 'Help desk', '#ai-projects');
    const untold = `select id from outbox where settled_at is null and team_id = '${harbour}'`;
    await expect.poll(() => rows(many, untold)).toEqual([]);

    await slack.act({ kind: 'uninstall', as: 'dora' });
    await expect.poll(async () => (await store.installations.find(teams.harbour))?.revokedAt).not.toBeNull();
    const told = slack.snapshot().messages.length;
    const hello = { kind: 'direct', person: brand<'person'>(ana.id), text: 'while away' } as const;
    const entry = { id: brand<'outbox entry'>('e1'), lane: 'direct:e1', message: hello };
    await store.outbox.add(teams.harbour, [entry], slack.clock.now());
    // The other workspace's goes out meanwhile, so the deliverer was at work.
    await post(many, hana, 'Orchard goes on', '#lobby');
    expect(rows(many, untold)).toEqual([['e1']]);
    expect(
      slack
        .snapshot()
        .messages.slice(told)
        .filter(({ author }) => author === 'U0BOT100000'),
    ).toEqual([]);

    slack.clock.advance(29 * 24 * 60 * 60_000);
    await many.install(harbour);
    await slack.until(() => directs(many, ana).includes('while away'));
    await slack.until(() => directs(many, slack.as('dora')).some((text) => text.includes('installed again')));
    await ana.slash('/ragft show Help desk', '#ai-projects');
    await slack.until(() =>
      saidTo(ana, '#ai-projects').some((one) => JSON.stringify(one).includes('Help desk')),
    );
    expect(cards(ana, '#ai-projects').map(({ ts }) => ts)).toEqual([card.ts]);
  });
});

test('a replica that knew the former token speaks with the new one as soon as another was given it', async () => {
  const many = await manyWorkspaces('http');
  const { slack, store, url } = many;
  const ana = slack.as('ana');
  await many.install(harbour);
  const replica = await many.startReplica();
  slack.deliverTo(`${replica}/slack/events`);
  await post(many, ana, 'Help desk', '#ai-projects');

  slack.deliverTo(`${url}/slack/events`);
  await slack.act({ kind: 'uninstall', as: 'dora' });
  await expect.poll(async () => (await store.installations.find(teams.harbour))?.revokedAt).not.toBeNull();
  await many.install(harbour);

  slack.deliverTo(`${replica}/slack/events`);
  const opens = async () => {
    await ana.slash('/ragft', '#ai-projects');
    await slack.quiet();
    return ana.modals().map(({ title }) => title);
  };
  await expect.poll(opens, { interval: 500 }).toContain('The essentials');
  expect((await store.installations.find(teams.harbour))?.revokedAt).toBeNull();
});

test('who belongs to another workspace that installed it, and knows an id, learns and changes nothing', async () => {
  const many = await manyWorkspaces('http');
  const { slack } = many;
  const [ana, hana] = [slack.as('ana'), slack.as('hana')];
  await many.install(harbour);
  await many.install(orchard);
  await post(many, ana, 'Xylophone', '#ai-projects');
  await ana.slash('/ragft Xylophone again', '#ai-projects');
  await slack.until(() => ana.modals().length === 1);
  // Which modal shows a draft is written down last.
  await expect.poll(() => rows(many, 'select pen_view from drafts')).toEqual([[ana.modal().id]]);
  const kept = () =>
    rows(many, `select * from projects where team_id = '${harbour}'`).concat(
      rows(many, `select * from assessments where team_id = '${harbour}'`),
      rows(many, `select * from drafts where team_id = '${harbour}'`),
    );
  const before = kept();
  const [[project], [draft]] = [
    rows(many, 'select id from projects'),
    rows(many, 'select id from drafts'),
  ] as [[[string]], [[string]]];
  const metadata = [
    writeProjectMark({ project: brand(project[0]), revision: 1 }),
    writeBookmark({ draft: draft[0] }),
  ];
  const bot = { slack, requestUrl: () => `${many.url}/slack/events` };
  const there = { user: { id: hana.id, team_id: orchard }, team: { id: orchard }, trigger_id: '1.2.3' };
  const sent = many.log.length;
  for (const private_metadata of metadata)
    for (const callback_id of Object.values({ ...callbacks, ...portfolioCallbacks })) {
      const view = {
        id: 'V1',
        type: 'modal',
        callback_id,
        private_metadata,
        blocks: [],
        state: { values: {} },
      };
      const said = await tell(bot, { type: 'view_submission', ...there, view });
      expect(JSON.stringify(said ?? '')).not.toContain('Xylophone');
    }
  const traffic = async () => {
    const answer = await fetch(`${slack.url}/_sandbox/traffic`);
    return ((await answer.json()) as { entries: TrafficEntry[] }).entries;
  };
  const told = (await traffic()).length;
  for (const action_id of Object.values({ ...actions, ...cardActions, ...portfolioActions }))
    for (const value of [project[0], draft[0]])
      await tell(bot, {
        type: 'block_actions',
        ...there,
        actions: [{ type: 'button', action_id, block_id: 'b', value }],
      });
  await slack.quiet();
  const shown = (await traffic()).slice(told);
  expect(shown.length).toBeGreaterThan(0);
  expect(JSON.stringify(shown)).not.toContain('Xylophone');
  expect(kept()).toEqual(before);
  // Nobody clicked, so Slack knows no trigger; nothing else may go wrong.
  const faults = many.log.slice(sent).filter((line) => line.includes('"level":"error"'));
  expect(faults.filter((line) => !line.includes('invalid_trigger_id'))).toEqual([]);
});

test('with one workspace’s own token a removal is rest too, and a start with a good one ends it', async () => {
  const workspace = await openWorkspace('http');
  const { slack, store, team } = workspace;
  const { botToken } = slack;
  const hasLeft = async () => {
    const gone = await store.presences.goneBefore(new Date(slack.clock.now().getTime() + 60_000));
    return gone.includes(team);
  };
  expect(await hasLeft()).toBe(false);
  await slack.act({ kind: 'uninstall', as: 'dora' });
  await expect.poll(hasLeft).toBe(true);
  await workspace.stopBot();
  await slack.act({ kind: 'install', as: 'dora' });
  expect(slack.botToken).not.toBe(botToken);
  await workspace.startBot();
  expect(await hasLeft()).toBe(false);
});

test('a token that Slack says is dead puts its workspace to rest, and nothing of it is lost', async () => {
  const many = await manyWorkspaces('socket');
  const { slack, store } = many;
  await many.install(harbour);
  await slack.quiet();
  await many.stopBot();
  // Nobody is there to be told of it.
  await slack.act({ kind: 'uninstall', as: 'dora' });
  const hello = { kind: 'direct', person: brand<'person'>(slack.as('ana').id), text: 'later' } as const;
  const entry = { id: brand<'outbox entry'>('e1'), lane: 'direct:e1', message: hello };
  await store.outbox.add(teams.harbour, [entry], slack.clock.now());
  await many.startBot();
  await expect.poll(async () => (await store.installations.find(teams.harbour))?.revokedAt).not.toBeNull();
  await expect
    .poll(() => store.outbox.find(teams.harbour, entry.id))
    .toMatchObject({ state: 'waiting', error: 'account_inactive' });
  await many.install(harbour);
  slack.clock.advance(60_000);
  await slack.until(() => directs(many, slack.as('ana')).includes('later'));
});

test('news of a removal that comes after the next installation changes nothing', async () => {
  const many = await manyWorkspaces('http', { redeliverAfterMs: Array<number>(300).fill(100) });
  const { slack, store, url } = many;
  await many.install(harbour);
  slack.deliverTo('http://127.0.0.1:9/nobody');
  await slack.act({ kind: 'uninstall', as: 'dora' });
  const told = async (wanted: string) => {
    const traffic = await fetch(`${slack.url}/_sandbox/traffic`);
    const { entries } = (await traffic.json()) as { entries: TrafficEntry[] };
    return entries.some(({ name, outcome }) => name.includes('tokens_revoked') && outcome === wanted);
  };
  await expect.poll(() => told('connection_failed')).toBe(true);
  await many.install(harbour);
  expect(await told('ok')).toBe(false);
  slack.deliverTo(`${url}/slack/events`);
  await expect.poll(() => told('ok')).toBe(true);
  expect((await store.installations.find(teams.harbour))?.revokedAt).toBeNull();
});

test('where it is not installed, whoever types or clicks is told so', async () => {
  const { slack } = await manyWorkspaces('socket');
  // The sandbox has it installed; this bot has never heard of it.
  const ana = slack.as('ana');
  await ana.slash('/ragft', '#ai-projects');
  const [said] = saidTo(ana, '#ai-projects');
  expect(said?.text).toContain('not installed');
  expect(ana.modals()).toEqual([]);
});

test('the way to Slack asks for just what the manifest says', async () => {
  const { url, slack } = await manyWorkspaces('socket');
  const { agreement } = await beginning(url);
  const manifest = parse(readFileSync('manifest.yml', 'utf8'));
  expect(agreement.searchParams.get('scope')?.split(',')).toEqual(manifest.oauth_config.scopes.bot);
  expect(agreement.searchParams.get('redirect_uri')).toBe(`${url}/slack/oauth_redirect`);
  expect((await fetch(agreement)).status).toBe(200);
  expect(agreement.origin).toBe(slack.url);
});

describe('the way back is open', () => {
  const allowed = async (many: ManyWorkspaces) => {
    const { agreement, cookie } = await beginning(many.url);
    return { back: await decide(agreement, harbour), cookie };
  };
  const answer = async (back: string, cookie: string) => {
    const page = await fetch(back, { headers: { cookie } });
    return { status: page.status, text: await page.text() };
  };
  const installed = ({ store }: ManyWorkspaces) => store.installations.find(teams.harbour);
  const stale = { status: 400, text: expect.stringContaining('cannot be used any more') };

  test('once', async () => {
    const many = await manyWorkspaces('http');
    const { back, cookie } = await allowed(many);
    expect((await answer(back, cookie)).status).toBe(200);
    const first = await installed(many);
    expect(await answer(back, cookie)).toEqual(stale);
    expect(await installed(many)).toEqual(first);
  });

  test('for ten minutes', async () => {
    const many = await manyWorkspaces('http');
    const { back, cookie } = await allowed(many);
    many.slack.clock.advance(10 * 60_000 + 1);
    expect(await answer(back, cookie)).toEqual(stale);
    expect(await installed(many)).toBeUndefined();
  });

  test('to the browser that went', async () => {
    const many = await manyWorkspaces('http');
    const { back, cookie } = await allowed(many);
    const { cookie: another } = await beginning(many.url);
    expect(await answer(back, '')).toEqual(stale);
    expect(await answer(back, another)).toEqual(stale);
    expect(await answer(back.replace(/state=[^&]+/, 'state='), 'ragft_install=')).toEqual(stale);
    expect(await installed(many)).toBeUndefined();
    expect((await answer(back, cookie)).status).toBe(200);
  });

  test('to another process too', async () => {
    const many = await manyWorkspaces('http');
    const { back, cookie } = await allowed(many);
    await many.stopBot();
    await many.startBot();
    expect((await answer(back, cookie)).status).toBe(200);
  });

  test('and whoever said no, or comes with a code of their own, installs nothing', async () => {
    const many = await manyWorkspaces('http');
    const no = await many.install(harbour, 'cancel');
    expect([no.status, await no.text()]).toEqual([200, expect.stringContaining('Nothing was installed')]);
    const { back, cookie } = await allowed(many);
    const forged = await answer(back.replace(/code=[^&]+/, 'code=forged'), cookie);
    expect(forged).toEqual({
      status: 502,
      text: expect.stringMatching(/invalid_code.*reference: [A-Z2-9]{6}/),
    });
    expect(await installed(many)).toBeUndefined();
  });
});

test('no token, secret or key is readable in the database, the logs or the pages', async () => {
  const many = await manyWorkspaces('http');
  const { slack, databasePath, log, keys } = many;
  const page = await (await many.install(harbour)).text();
  const refused = await (await fetch(`${many.url}/slack/oauth_redirect?code=x&state=y`)).text();
  await slack.quiet();
  await many.stopBot();
  const stored = readFileSync(databasePath, 'latin1') + readFileSync(`${databasePath}-wal`, 'latin1');
  const secrets = [
    slack.botToken,
    slack.clientSecret,
    keys[0].toString('base64'),
    keys[0].toString('latin1'),
  ];
  expect(slack.botToken).toMatch(/^xoxb-/);
  for (const secret of secrets)
    for (const text of [stored, log.join('\n'), page, refused]) expect(text).not.toContain(secret);
});

describe('keys', () => {
  test('a new one takes over at a start, and then the old one can go', async () => {
    const many = await manyWorkspaces('http');
    const { slack, store, keys } = many;
    const next = randomBytes(32);
    await many.install(harbour);
    const before = (await store.installations.find(teams.harbour))?.sealedToken;

    await many.stopBot();
    await many.startBot([next, ...keys]);
    const after = (await store.installations.find(teams.harbour))?.sealedToken;
    expect(after).not.toBe(before);

    await many.stopBot();
    await many.startBot([next]);
    expect((await store.installations.find(teams.harbour))?.sealedToken).toBe(after);
    const ana = slack.as('ana');
    await ana.slash('/ragft', '#ai-projects');
    await slack.until(() => ana.modals().length === 1);
  });

  test('the wrong one ends the start with one line', async () => {
    const many = await manyWorkspaces('http');
    await many.install(harbour);
    await many.stopBot();
    const started = many.startBot([randomBytes(32)]);
    await expect(started).rejects.toThrow(StartFault);
    await expect(started).rejects.toThrow(/^RAGFT_ENCRYPTION_KEY opens none of the 1 stored tokens\./);
    await many.startBot();
  });
});
