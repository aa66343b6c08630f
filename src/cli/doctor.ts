import { brand } from '#scoping/ids';
import { TokenSeal } from '#slack/token-seal';
import type { Config } from '#src/config';
import type { Connection } from '#src/slack-config';
import { StartFault } from '#src/start-fault';
import { openStore } from '#store/index';
import type { Place } from '#store/place';
import { misused, readCommandLine } from './command-line.ts';
import { bad, type Check, ok } from './doctor/check.ts';
import { databaseChecks } from './doctor/database-checks.ts';
import { type HeldToken, slackChecks } from './doctor/slack-checks.ts';
import { print } from './print.ts';
import { readEnvironment } from './read-environment.ts';

const usage =
  'usage: ragft doctor [--json]\n' +
  '  Looks at the settings, the database, the tokens and the way to Slack, and changes nothing.\n' +
  '  Exit code 0 where all is well, 1 where something is not.';

/** `ragft doctor`: each line is ok, or says what to do about it. */
export async function doctor(argv: readonly string[]): Promise<number> {
  const line = readCommandLine(argv, ['json']);
  if (line.kind === 'misused') return misused(usage, line.why);
  if (line.rest.length > 0) return misused(usage, 'doctor takes nothing more.');
  const checks = await examine();
  const well = checks.every(({ ok }) => ok);
  await print(
    line.flags.has('json') ? `${JSON.stringify({ ok: well, checks }, null, 2)}\n` : inWords(checks),
  );
  return well ? 0 : 1;
}

async function examine(): Promise<readonly Check[]> {
  let config: Config;
  try {
    config = readEnvironment();
  } catch (fault) {
    if (!(fault instanceof StartFault)) throw fault;
    return fault.lines.map((found) => bad('settings', found, 'Set it in the environment or in .env.'));
  }
  const { slack, database } = config;
  const inDatabase = await databaseChecks(database.place, new Date());
  if (slack.mode === 'sandbox') {
    return [
      bad('settings', 'no Slack token is set, so only the local sandbox would run', 'See .env.example.'),
      ...inDatabase,
    ];
  }
  const readable = inDatabase.every(({ name, ok }) => ok || !['database', 'schema'].includes(name));
  const tokens = await tokensOf(slack, readable ? database.place : undefined);
  return [ok('settings', `${slack.mode} mode`), ...inDatabase, ...(await slackChecks(slack, tokens))];
}

/** A handful of them shows whether the way there is open; all of a thousand would take Slack’s patience. */
const MOST_TOKENS = 20;

async function tokensOf(slack: Connection, place: Place | undefined): Promise<readonly HeldToken[]> {
  const fix = 'Copy the Bot User OAuth Token again from api.slack.com/apps, and set it as SLACK_BOT_TOKEN.';
  if ('botToken' in slack) return [{ of: 'SLACK_BOT_TOKEN', token: slack.botToken, fix }];
  if (place === undefined) return [];
  const seal = new TokenSeal(slack.oauth.keys);
  const store = await openStore({ ...place, report: () => {} });
  try {
    const installed = (await store.installations.all()).filter(({ revokedAt }) => !revokedAt);
    return installed.slice(0, MOST_TOKENS).map(({ team, sealedToken }) => ({
      of: team,
      token: seal.open(brand<'team'>(team), sealedToken),
      fix: `Let an admin of that workspace install again at ${slack.oauth.publicUrl}/slack/install.`,
    }));
  } finally {
    await store.close();
  }
}

function inWords(checks: readonly Check[]): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks
    .map(({ name, ok, found, fix }) => {
      const first = `${ok ? 'ok     ' : 'not ok '} ${name.padEnd(width)}  ${found}`;
      return fix === undefined ? `${first}\n` : `${first}\n${' '.repeat(width + 10)}${fix}\n`;
    })
    .join('');
}
