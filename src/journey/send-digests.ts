import { dayIn, type Hour, isZone, mondayAfter, nextOpening } from '#scoping/calendar';
import type { PersonId, TeamId } from '#scoping/ids';
import { digestEntry } from './announce.ts';
import type { Deps } from './deps.ts';
import { overdueSteps } from './overdue-steps.ts';

const AT_ONCE = 50;
const HOUR: Hour = 9;
const LAST_DAY = '9999-12-31';

/** The next Monday morning where that person is. */
export async function nextDigest(
  { slack, now }: Pick<Deps, 'slack' | 'now'>,
  team: TeamId,
  person: PersonId,
) {
  const zone = await zoneOf(slack, team, person);
  return nextOpening(mondayAfter(dayIn(zone, now())), HOUR, zone, now());
}

/** Once a week, to whoever has overdue steps and did not switch it off. */
export async function sendDigests(deps: Deps): Promise<void> {
  const { store, now } = deps;
  for (const due of await store.digests.due(now(), AT_ONCE)) {
    const { team, person } = due;
    const zone = await zoneOf(deps.slack, team, person);
    const overdue = await overdueSteps(deps, { team, id: person }, dayIn(zone, now()));
    const wanted = (await store.settings.of(team)).digest && (await store.settings.wantsDigest(team, person));
    const [any] = await store.portfolio.stepsDue(team, person, LAST_DAY, 1);
    const then = any ? await nextDigest(deps, team, person) : null;
    await store.together(team, async (stores) => {
      if (!(await stores.digests.take(due, then)) || !wanted || overdue.length === 0) return;
      const steps = overdue.map(({ step, project }) => ({ project: project.id, key: step.key }));
      await stores.outbox.add(team, [digestEntry(deps, person, steps)], now());
    });
  }
}

async function zoneOf(slack: Deps['slack'], team: TeamId, person: PersonId): Promise<string> {
  const known = await slack.person(team, person);
  return typeof known !== 'string' && isZone(known.zone) ? known.zone : 'UTC';
}
