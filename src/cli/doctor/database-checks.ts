import { existsSync } from 'node:fs';
import type { Queue } from '#store/checkup';
import { StoreRefused, StoreUnreachable } from '#store/faults';
import { openStore, type Store } from '#store/index';
import { nameOf, type Place } from '#store/place';
import { examineSqlite, freeBytes } from '#store/sqlite/examine';
import { bad, type Check, ok, size } from './check.ts';

/** A full disk is the one fault that stops everything at once, so it is told long before. */
const LEAST_FREE = 500_000_000;
/** The deliverer looks ten times a second, and waits five minutes at most between two tries. */
const OUTBOX_PATIENCE_MS = 15 * 60_000;
const REMINDER_PATIENCE_MS = 60 * 60_000;

/** A file is looked at before it is opened, and what is in it asked only where all of it can be read. */
export async function databaseChecks(place: Place, now: Date): Promise<readonly Check[]> {
  const checks = await ('path' in place ? fileChecks(place.path) : serverChecks(place.url));
  if (checks.some(({ name, ok }) => !ok && ['database', 'schema'].includes(name))) return checks;
  const store = await openStore({ ...place, report: () => {} });
  try {
    return [...checks, ...(await workChecks(store, now))];
  } finally {
    await store.close();
  }
}

/** Of the connections that the server allows, so many may be taken before the next process finds none. */
const MOST_TAKEN = 0.9;

async function serverChecks(url: string): Promise<readonly Check[]> {
  const { examinePostgres } = await import('#store/postgres/examine');
  try {
    const { missing, connections } = await examinePostgres(url);
    const taken = `${connections.used} of ${connections.most} taken`;
    return [
      ok('database', `${nameOf({ url })} answers`),
      schemaCheck(missing),
      connections.used <= connections.most * MOST_TAKEN
        ? ok('connections', taken)
        : bad(
            'connections',
            taken,
            'Raise max_connections, or run fewer processes: a bot takes ten at most.',
          ),
    ];
  } catch (fault) {
    if (!(fault instanceof StoreRefused || fault instanceof StoreUnreachable)) throw fault;
    return [bad('database', fault.message, 'Look at DATABASE_URL, and whether the server runs.')];
  }
}

const schemaCheck = (missing: readonly string[]): Check =>
  missing.length === 0
    ? ok('schema', 'up to date')
    : bad('schema', `${missing.join(', ')} did not run yet`, 'Start the bot, or run ragft migrate.');

async function fileChecks(path: string): Promise<readonly Check[]> {
  if (!existsSync(path)) {
    return [bad('database', `there is none at ${path}`, 'Start the bot once, or set DATABASE_PATH.')];
  }
  try {
    const { damage, missing, bytes } = examineSqlite(path);
    const free = await freeBytes(path);
    return [
      damage.length === 0
        ? ok('database', `sound, ${size(bytes)}`)
        : bad(
            'database',
            `damaged: ${damage[0]}`,
            'Stop the bot and restore the last backup: ragft restore.',
          ),
      schemaCheck(missing),
      free >= LEAST_FREE
        ? ok('disk', `${size(free)} free`)
        : bad('disk', `only ${size(free)} free`, 'Make room: a full disk stops every write.'),
    ];
  } catch (fault) {
    if (!(fault instanceof StoreRefused)) throw fault;
    return [bad('database', fault.message, 'Set DATABASE_PATH to the database of this Ragft.')];
  }
}

async function workChecks({ checkup }: Store, now: Date): Promise<readonly Check[]> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const outbox = await checkup.outbox(now, before(OUTBOX_PATIENCE_MS));
  const reminders = await checkup.reminders(now, before(REMINDER_PATIENCE_MS));
  const failed = await checkup.failed();
  const failures = failed.reduce((sum, { entries }) => sum + entries, 0);
  return [
    outbox.late === 0
      ? ok('outbox', `${outbox.due} due`)
      : bad('outbox', stuck(outbox), 'Look whether the bot runs and reaches Slack.'),
    failures === 0
      ? ok('failed', 'nothing that Slack refused')
      : bad(
          'failed',
          failed.map(({ error, entries }) => `${entries} × ${error}`).join(', '),
          'Mend the cause, then run ragft retry.',
        ),
    reminders.late === 0
      ? ok('reminders', `${reminders.due} due`)
      : bad('reminders', stuck(reminders), 'Look whether the bot runs.'),
  ];
}

const stuck = ({ late, oldest }: Queue): string =>
  `${late} overdue, the oldest since ${oldest?.toISOString() ?? 'unknown'}`;
