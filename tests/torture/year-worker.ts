import { randomUUID } from 'node:crypto';
import { claimDue, deliver } from '#journey/deliver-outbox';
import type { DeliveryDeps } from '#journey/delivery-deps';
import type { Deps } from '#journey/deps';
import type { Messenger } from '#journey/messenger';
import { sendDueReminders } from '#journey/send-due-reminders';
import { brand } from '#scoping/ids';
import { StoreBusy } from '#store/faults';
import { openStore } from '#store/index';
import { type Order, type Report, type Told, townFacts } from './year-town.ts';

/**
 * One of the processes that `year` runs and kills: it does as the bot does, at the time it is told, and reports every
 * message that Slack would have been given.
 */
const whereabouts = new Map<string, string>();
let now = new Date(0);
let deps: (Deps & DeliveryDeps) | undefined;

async function begin(path: string): Promise<void> {
  const store = await openStore({
    path,
    report: (row) => {
      throw row;
    },
  });
  deps = {
    store,
    now: () => now,
    newId: randomUUID,
    chance: () => 0,
    slack: townFacts((person) => whereabouts.get(person) ?? 'UTC'),
  };
}

/** Slack: it takes everything at once. */
let posted = 0;
let told: Told[] = [];
const messenger: Messenger = {
  turn: () => now,
  tell: async (_, telling) => {
    const { address } = telling;
    if (telling.kind === 'reminder' && address.ts === null) {
      const { reminder, project, lines } = telling.face;
      told.push({
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
async function remind(deps: Deps): Promise<boolean> {
  try {
    await sendDueReminders(deps);
    return false;
  } catch (fault) {
    if (fault instanceof StoreBusy) return true;
    throw fault;
  }
}

async function deliverAll(deps: DeliveryDeps): Promise<void> {
  while (await deps.store.outbox.anyDue(now)) {
    const entries = await claimDue(deps, 64);
    await Promise.all(entries.map((entry) => deliver(deps, messenger, entry)));
  }
}

const report = (what: Report): void => void process.send?.(what);

process.on('message', async (order: Order) => {
  for (const [person, zone] of order.kind === 'begin' ? order.zones : order.moved)
    whereabouts.set(person, zone);
  if (order.kind === 'begin') {
    await begin(order.path);
    return report({ kind: 'begun' });
  }
  if (!deps) throw new Error('It has not begun.');
  now = new Date(order.now);
  told = [];
  const busy = await remind(deps);
  if (order.kind === 'both') await deliverAll(deps);
  report({ kind: 'done', busy, told });
});
report({ kind: 'loaded' });
