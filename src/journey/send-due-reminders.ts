import { isZone } from '#scoping/calendar';
import { untouched } from '#scoping/due-dates';
import { brand, type PersonId } from '#scoping/ids';
import { forgotten } from '#scoping/nobody';
import { type Turn, turnOf } from '#scoping/reminder-turn';
import type { ReminderPlan } from '#scoping/reminders';
import type { Stores } from '#store/index';
import type { PlanClaim } from '#store/reminder-plans';
import { reminderEntry } from './announce.ts';
import type { Deps } from './deps.ts';
import type { Person } from './person.ts';
import { type Reminded, withPlan } from './reminders-of.ts';

/** Longer than any turn takes: whoever still holds a project then has died. */
const LEASE_MS = 60_000;
/** They share one transaction, and nobody who clicks meanwhile should wait for more than these. */
const AT_ONCE = 10;
/** Even where nothing is due: people move, and a newer version may know the end of a model. */
const LOOK_AGAIN_MS = 14 * 24 * 60 * 60_000;

/**
 * What is due goes to the outbox, in the one transaction that also remembers it as sent: whatever dies in between,
 * a due date goes out once. Returns how many messages that were.
 */
export async function sendDueReminders(deps: Deps): Promise<number> {
  let sent = 0;
  for (;;) {
    const now = deps.now();
    if (!(await deps.store.reminderPlans.anyDue(now))) return sent;
    const claims = await deps.store.reminderPlans.claim(now, new Date(now.getTime() + LEASE_MS), AT_ONCE);
    if (claims.length === 0) return sent;
    const turns = await Promise.all(claims.map((claim) => takeTurn(deps, claim)));
    sent += turns.filter((one) => one).length;
  }
}

async function takeTurn(deps: Deps, claim: PlanClaim): Promise<boolean> {
  const plan = await deps.store.reminderPlans.find(claim.team, claim.project);
  if (!plan) return false;
  const zones = await zonesOf(deps, plan);
  const zone = zones.get(plan.person) ?? plan.zone;
  const now = deps.now();
  const look = (stores: Stores) => withPlan(stores, { ...plan, zone }, zones);
  // Ahead of the transaction, which others wait for: whatever changes meanwhile makes the claim void.
  const reminded = await look(deps.store);
  const rests = !reminded || reminded.project.archivedAt !== null || plan.person === forgotten;
  const { turn, next } = rests ? { turn: undefined, next: undefined } : turnOf(reminded, now);

  return deps.store.together(plan.team, async (stores) => {
    if (!(await stores.reminderPlans.release(claim, soonest(next, now)))) return false;

    if (zone !== plan.zone) await stores.reminderPlans.moved(plan.team, plan.project, zone);
    if (!turn || !reminded || !(await send(deps, stores, reminded, turn))) return false;
    const after = await look(stores);
    // It will be posted by then; if it is not, that look finds out.
    const then = after && turnOf({ ...after, onTheWay: false }, now).next;
    await stores.reminderPlans.release(claim, soonest(then, now));
    return true;
  });
}

function soonest(next: Date | undefined, now: Date): Date {
  const latest = new Date(now.getTime() + LOOK_AGAIN_MS);
  return next && next < latest ? next : latest;
}

/** Of everybody who may be written to. */
async function zonesOf(deps: Deps, { team, project, person, reviewer }: ReminderPlan) {
  const snoozers = await deps.store.reminders.snoozers(team, project);
  const people = new Set([person, ...(reviewer ? [reviewer] : []), ...snoozers]);
  const zones = new Map<PersonId, string>();
  for (const id of people) {
    const zone = await zoneOf(deps, { team, id });
    if (zone !== undefined) zones.set(id, zone);
  }
  return zones;
}

/** Where a person is, by what Slack says now; undefined while it cannot say. */
export async function zoneOf(
  { slack }: Pick<Deps, 'slack'>,
  { team, id }: Person,
): Promise<string | undefined> {
  const facts = await slack.person(team, id);
  return typeof facts === 'object' && isZone(facts.zone) ? facts.zone : undefined;
}

async function send(deps: Deps, stores: Stores, reminded: Reminded, turn: Turn): Promise<boolean> {
  const { plan, states } = reminded;
  const { team, project } = plan;
  const id = brand<'reminder'>(deps.newId());
  const now = deps.now();
  if (!(await stores.reminders.add({ ...turn, team, project, id }, now))) return false;

  for (const { key, due } of turn.lines) {
    const state = states.get(key) ?? untouched(key);
    if (turn.kind === 'asked')
      await stores.reminders.setLine(team, project, {
        ...state,
        again: null,
        // Whatever fell due up to now is asked with it: days of downtime make one message.
        last: turn.day,
        open: { reminder: id, due },
      });
    if (turn.kind === 'again') await stores.reminders.unsnooze(team, project, key, brand<'person'>(turn.to));
  }
  await stores.outbox.add(team, [reminderEntry(deps, id)], now);
  return true;
}
