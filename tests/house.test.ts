import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { webApi } from '@slack/bolt';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cardActions, cardCallbacks } from '#blocks/card-ids';
import { actions, callbacks } from '#blocks/ids';
import { portfolioActions, portfolioCallbacks, portfolioMenus } from '#blocks/portfolio-ids';
import { reminderActions, reminderCallbacks } from '#blocks/reminder-ids';
import { scopeReasons } from '#blocks/settings-view';
import { listeners } from '#slack/listeners/index';
import { eventTypes, type Listeners } from '#slack/listeners/listener';
import { rememberedFacts, slackFacts } from '#slack/slack-facts';
import { ragft } from './ragft.ts';
import { freshStore } from './store/fresh-store.ts';

const root = join(import.meta.dirname, '..');

describe('imports go one way', () => {
  /** A file, what it imports, and whether it may. */
  const arrows: readonly (readonly [string, string, boolean])[] = [
    ['src/scoping/a.ts', 'zod', true],
    ['src/scoping/a.ts', './truth.ts', true],
    ['src/scoping/panels/a.ts', '../truth.ts', true],
    ['src/scoping/a.ts', 'node:fs', false],
    ['src/scoping/a.ts', 'kysely', false],
    ['src/scoping/a.ts', '#journey/deps', false],
    ['src/scoping/a.ts', '../config.ts', false],
    ['src/scoping/panels/a.ts', '../../config.ts', false],
    ['blocks/a.ts', '#scoping/answers', true],
    ['blocks/a.ts', '#journey/deps', false],
    ['blocks/a.ts', '../src/log.ts', false],
    ['src/store/a.ts', '#scoping/ids', true],
    ['src/store/a.ts', 'kysely', true],
    ['src/store/a.ts', '#journey/deps', false],
    ['src/store/a.ts', '../slack/app.ts', false],
    ['src/journey/a.ts', '#store/index', true],
    ['src/journey/a.ts', '#slack/app', false],
    ['src/journey/a.ts', '#blocks/help', false],
    ['src/journey/a.ts', '../slack/app.ts', false],
    ['src/slack/a.ts', '#journey/deps', true],
    ['src/slack/listeners/a.ts', '#blocks/help', true],
    ['src/slack/listeners/a.ts', '#store/index', false],
    ['src/slack/a.ts', '#store/faults', true],
    ['src/slack/a.ts', '../store/index.ts', false],
    ['src/slack/a.ts', '#sandbox/index', false],
    ['src/a.ts', '#slack/app', true],
    ['src/a.ts', '#sandbox/index', false],
    ['src/a.ts', 'kysely', false],
    ['src/cli/a.ts', '#sandbox/index', false],
    ['src/cli/start.ts', '#sandbox/index', true],
    ['migrations/a.ts', 'kysely', true],
    ['migrations/a.ts', '#store/tables', false],
  ];

  const folder = mkdtempSync(join(tmpdir(), 'ragft-house-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('as the floor plan draws them', () => {
    const { vcs: _, $schema: __, ...rules } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(rules));
    const files = arrows.map(([from, to, may], index) => {
      const file = from.replace(/\ba\.ts$/, `a${index}.ts`);
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `import { x } from '${to}';\n\nx();\n`);
      return { file, from, to, may };
    });
    const { stdout } = spawnSync(
      join(root, 'node_modules/.bin/biome'),
      ['lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', '--reporter=json', '.'],
      { cwd: folder, encoding: 'utf8' },
    );
    const wrong = files.filter(({ file, may }) => stdout.includes(file) === may);
    expect(wrong).toEqual([]);
  });
});

describe('manifest, ids and listeners agree', () => {
  const manifest = parse(readFileSync(join(root, 'manifest.yml'), 'utf8'));
  const { settings, features } = manifest;
  const sorted = (names: Iterable<string>): readonly string[] => [...names].sort();

  test('every word of the command is in the README', async () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const missing = (await table()).words.filter(({ word }) => !readme.includes(`\`/ragft ${word}`));
    expect(missing).toEqual([]);
  });

  async function table(): Promise<Listeners> {
    const now = () => new Date();
    const slack = slackFacts(async () => new webApi.WebClient(), rememberedFacts(now));
    return listeners({ store: await freshStore(), now, newId: randomUUID, slack });
  }

  test('Slack is asked for the events we handle, and no other', async () => {
    const asked = settings.event_subscriptions.bot_events;
    expect(sorted(asked)).toEqual(sorted(Object.keys((await table()).events)));
    expect(sorted(asked)).toEqual(sorted(eventTypes));
  });

  test('every shortcut has its listener', async () => {
    const ids = features.shortcuts.map(({ callback_id }: { callback_id: string }) => callback_id);
    expect(sorted(ids)).toEqual(sorted(Object.keys((await table()).shortcuts)));
  });

  test('every button and menu that is drawn has its listener, and no listener waits for one that is not', async () => {
    const { actions: waiting, options } = await table();
    const drawn = [actions, cardActions, portfolioActions, reminderActions].flatMap((ids) =>
      Object.values<string>(ids),
    );
    expect(sorted(Object.keys(waiting))).toEqual(sorted(drawn));
    const menus = Object.values<string>(portfolioMenus);
    expect([...drawn, ...menus]).toEqual(expect.arrayContaining(Object.keys(options)));
    expect(Object.keys(options)).toEqual(expect.arrayContaining(menus));
  });

  test('every modal that can be submitted has its listener', async () => {
    const { submissions, closures, shortcuts } = await table();
    const waiting = new Set([submissions, closures, shortcuts].flatMap(Object.keys));
    // These show something and have no submit button.
    const silent = [callbacks.drafts, callbacks.note, portfolioCallbacks.dossier, portfolioCallbacks.history];
    const drawn = [callbacks, cardCallbacks, portfolioCallbacks, reminderCallbacks].flatMap((ids) =>
      Object.values<string>(ids),
    );
    expect(sorted([...waiting, ...silent])).toEqual(sorted(drawn));
  });

  test('no scope is asked for without a reason, and none that reads what people say', () => {
    const lines = readFileSync(join(root, 'manifest.yml'), 'utf8').split('\n');
    const scopes = lines.slice(lines.indexOf('    bot:') + 1, lines.indexOf('settings:')).join('\n');
    // A comment, and below it the scope or the few scopes that it speaks of.
    const reasoned = [...scopes.matchAll(/^ +# .*\n((?: +- .*\n)+)/gm)].flatMap(([, group = '']) =>
      [...group.matchAll(/- (\S+)/g)].map(([, scope]) => scope),
    );
    const { bot } = manifest.oauth_config.scopes;
    expect(reasoned).toEqual(bot);
    expect(bot.join()).not.toMatch(/history|admin|search|email/);
  });

  test('the settings name every scope', () => {
    expect(Object.keys(scopeReasons)).toEqual(manifest.oauth_config.scopes.bot);
  });

  test('the hook for Slack’s own tool prints the manifest as JSON', () => {
    const { hooks } = JSON.parse(readFileSync(join(root, '.slack/hooks.json'), 'utf8'));
    const printed = spawnSync('sh', ['-c', hooks['get-manifest']], { cwd: root, encoding: 'utf8' });
    expect(JSON.parse(printed.stdout)).toEqual(manifest);
  });
});

describe('what the README and the example say is what there is', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const rows = (heading: string): readonly string[] => {
    const [, section = ''] = readme.split(`\n## ${heading}\n`);
    const [table = ''] = section.split('\n## ');
    return [...table.matchAll(/^\| `([^`]+)`/gm)].flatMap(([, cell]) => cell ?? []);
  };

  test('every variable', () => {
    const config = readFileSync(join(root, 'src/config.ts'), 'utf8');
    const read = [...config.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name);
    const example = readFileSync(join(root, '.env.example'), 'utf8');
    expect(read.length).toBeGreaterThan(5);
    expect(rows('Configuration')).toEqual(read);
    expect([...example.matchAll(/^([A-Z_]+)=$/gm)].map(([, name]) => name)).toEqual(read);
  });

  test('every command of the terminal', async () => {
    const { stdout } = await ragft(['help']);
    const menu = [...stdout.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name);
    expect(menu).toContain('start');
    expect(rows('In a terminal').map((usage) => usage.split(' ')[0])).toEqual(menu);
  });

  test('every script', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const named = [...readme.matchAll(/npm (?:run (?:--silent )?)?([a-z][\w:]*)/g)].flatMap(
      ([, name]) => name ?? [],
    );
    expect(named.filter((name) => name !== 'ci' && !(name in scripts))).toEqual([]);
  });
});

test('no file names a place of the machine it was written on', () => {
  const listed = spawnSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).stdout.split('\n');
  const texts = listed.filter((file) => /\.(ts|tsx|js|json|md|yml|css|html|sql)$/.test(file));
  expect(texts.length).toBeGreaterThan(100);
  const place = new RegExp(`(?<![\\w.])/(${['home', 'Users', 'root', 'work', 'tmp/wt'].join('|')})/\\w`);
  const telling = texts.filter((file) => place.test(readFileSync(join(root, file), 'utf8')));
  expect(telling).toEqual([]);
});
