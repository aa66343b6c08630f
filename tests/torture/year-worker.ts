import { randomUUID } from 'node:crypto';
import { claimDue, deliver } from '#journey/deliver-outbox';
import type { Messenger } from '#journey/messenger';
import { sendDueReminders } from '#journey/send-due-reminders';
import { brand } from '#scoping/ids';
import { StoreBusy } from '#store/faults';
import { openStore } from '#store/index';
import { type Order, type Report, townFacts } from './year-town.ts';

/**
 * One of the processes that `year` runs and kills: it does as the bot does, at the time it is told, and reports every
 * message that Slack would have been given.
 */
const [path = '', moved = '[]'] = process.argv.slice(2);

const whereabouts = new Map<string, string>(JSON.parse(moved));
let now = new Date(0);

const store = await openStore({
  path,
  report: (row) => {
    throw row;
  },
});
const deps = {
  store,
  now: () => now,
  newId: randomUUID,
  chance: () => 0,
  slack: townFacts((person) => whereabouts.get(person) ?? 'UTC'),
};

const report = (what: Report): void => void process.send?.(what);

/** Slack: it takes everything at once. */
let posted = 0;
const messenger: Messenger = {
  turn: () => now,
  tell: async (_, telling) => {
    const { address } = telling;
    if (telling.kind === 'reminder' && address.ts === null) {
      const { reminder, project, lines } = telling.face;
      report({
        kind: 'told',
        reminder: reminder.id,
        what: reminder.kind,
        project: project.id,
        to: address.channel,
        lines: lines.flatMap(({ line, due, standing }) =>
          standing.kind === 'open' ? [{ key: line.key, due }] : [],
        ),
      });
    }
    posted += 1;
    const ts = address.ts ?? `${now.getTime() / 1000}.${process.pid}${posted}`;
    return { kind: 'told', channel: brand<'channel'>(address.channel), ts };
  },
};

/** As the bot’s ticker does: where the other process holds the database for too long, it looks again next time. */
async function remind(): Promise<boolean> {
  try {
    await sendDueReminders(deps);
    return false;
  } catch (fault) {
    if (fault instanceof StoreBusy) return true;
    throw fault;
  }
}

async function deliverAll(): Promise<void> {
  while (await store.outbox.anyDue(now)) {
    const entries = await claimDue(deps, 64);
    await Promise.all(entries.map((entry) => deliver(deps, messenger, entry)));
  }
}

process.on('message', async (order: Order) => {
  now = new Date(order.now);
  for (const [person, zone] of order.moved) whereabouts.set(person, zone);
  const busy = await remind();
  if (order.kind === 'both') await deliverAll();
  report({ kind: 'done', busy });
});
report({ kind: 'ready' });
