import type { TeamId } from '#scoping/ids';
import type { Filter } from '#store/portfolio';
import type { Deps } from './deps.ts';
import type { Dossier } from './read-dossier.ts';
import { checkMade } from './reminders-of.ts';

type Everything = Pick<
  Dossier,
  'project' | 'assessment' | 'revisions' | 'steps' | 'reviews' | 'outcomes' | 'checks' | 'trail'
>;

const AT_ONCE = 100;
const WHOLE = 1_000_000;

const all: readonly Filter[] = [{}, { status: 'archived' }];

/** Every project of a workspace with all there is about it, for whoever runs the bot: nobody's rights are asked. */
export async function* exportEverything(
  { store }: Pick<Deps, 'store'>,
  team: TeamId,
): AsyncGenerator<Everything> {
  for (const filter of all) {
    let stretch = await store.portfolio.list(team, filter, 'oldest', AT_ONCE);
    for (;;) {
      for (const { project } of stretch.rows) {
        const revisions = await store.assessments.history(team, project.id);
        const [assessment] = revisions;
        if (!assessment) continue;
        yield {
          project,
          assessment,
          revisions,
          steps: await store.checklists.of(team, project.id),
          reviews: await store.reviews.of(team, project.id),
          outcomes: await store.outcomes.of(team, project.id),
          checks: (await store.reminders.events(team, project.id, WHOLE)).map(checkMade),
          trail: await store.trail.of(team, project.id, WHOLE),
        };
      }
      if (!stretch.next) break;
      stretch = await store.portfolio.list(team, filter, 'oldest', AT_ONCE, stretch.next);
    }
  }
}
