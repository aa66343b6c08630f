import { brand, type ProjectId } from '#scoping/ids';
import type { Outcome } from '#scoping/outcome';
import { directEntry } from './announce.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import type { Deps } from './deps.ts';
import { mayChange } from './may.ts';
import type { Person } from './person.ts';
import { type Refusal, refused, unseen } from './refusal.ts';
import { sightOf } from './sight.ts';

export type Said = Pick<Outcome, 'built' | 'adviceHeld' | 'note'>;

/** What was really built, and whether the advice held. */
export async function recordOutcome(
  deps: Deps,
  who: Person,
  id: ProjectId,
  said: Said,
): Promise<{ readonly kind: 'recorded' } | Refusal> {
  const sight = await sightOf(deps, who, id);
  if (!sight) return unseen;
  const why = mayChange(sight.relation);
  if (why) return refused(why);
  await deps.store.outcomes.record(who.team, {
    ...said,
    id: brand<'outcome'>(deps.newId()),
    project: id,
    assessment: sight.assessment.id,
    by: who.id,
    at: deps.now(),
  });
  return { kind: 'recorded' };
}

const AT_ONCE = 50;

/** Asks the owners of projects approved ninety days ago what became of them, once. */
export async function askOutcomes(deps: Omit<DeliveryDeps, 'chance'>): Promise<void> {
  const now = deps.now();
  for (const { team, id } of await deps.store.reviews.toAskAbout(now, AT_ONCE)) {
    await deps.store.together(team, async ({ reviews, outbox }) => {
      if (!(await reviews.asked(team, id))) return;
      await outbox.add(team, [directEntry(deps, { kind: 'outcome', project: id })], now);
    });
  }
}
