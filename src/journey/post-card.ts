import type { ChannelId, ProjectId, TeamId } from '#scoping/ids';
import type { Stores } from '#store/index';
import { cardEntry } from './announce.ts';
import type { Deps } from './deps.ts';
import { mayAct } from './may.ts';
import type { Person } from './person.ts';

export type Posted =
  | { readonly kind: 'on-its-way'; readonly channel: ChannelId }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'gone' };

/** *Post now* and *Post again*: the card is tried once more, whatever kept it away. */
export async function postCard(deps: Deps, who: Person, id: ProjectId): Promise<Posted> {
  const project = await deps.store.projects.find(who.team, id);
  if (!project) return { kind: 'gone' };
  const why = await mayAct(deps, who, project);
  if (why) return { kind: 'refused', why };
  await deps.store.together(who.team, (stores) => wantCard(deps, stores, who.team, id));
  return { kind: 'on-its-way', channel: project.channel };
}

/** The bot joined a channel: what was held back for it is posted now. */
export async function postHeldCards(deps: Deps, team: TeamId, channel: ChannelId): Promise<void> {
  await deps.store.together(team, async (stores) => {
    for (const { project } of await stores.cards.held(team, channel))
      await wantCard(deps, stores, team, project);
  });
}

async function wantCard(deps: Deps, stores: Stores, team: TeamId, project: ProjectId): Promise<void> {
  await stores.cards.wanted(team, project);
  const card = await stores.cards.find(team, project);
  await stores.outbox.add(team, [cardEntry(deps, project, card)], deps.now());
}
