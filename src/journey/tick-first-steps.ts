import type { ProjectId } from '#scoping/ids';
import type { DrawnGroup } from '#store/card-clicks';
import type { Stores } from '#store/index';
import { cardEntry } from './announce.ts';
import type { Deps } from './deps.ts';
import { mayAct, NOT_VISIBLE } from './may.ts';
import type { Person } from './person.ts';

/** What a group of checkboxes showed after a click, with Slack’s count of when that was. */
export interface BoxClick {
  readonly drawn: DrawnGroup;
  readonly selected: readonly string[];
  readonly at: string;
}

export type Ticked =
  | { readonly kind: 'ticked' }
  /** The card that was clicked is so old that nobody knows any more what it showed. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'gone' };

/**
 * A click brings a whole group of boxes; only what the person changed by it counts, so that nobody takes back what
 * others ticked since that card was drawn.
 */
export async function tickFirstSteps(deps: Deps, who: Person, click: BoxClick): Promise<Ticked> {
  const { store } = deps;
  const project = await store.projects.find(who.team, click.drawn.project);
  if (!project) return { kind: 'gone' };
  const why = await mayAct(deps, who, project);
  if (why) {
    // A box stays as it was clicked until it is drawn afresh, and must not show what is not kept.
    if (why !== NOT_VISIBLE)
      await store.together(who.team, (stores) => redraw(deps, stores, who, project.id));
    return { kind: 'refused', why };
  }
  return store.together(who.team, (stores) => apply(deps, stores, who, click));
}

async function apply(deps: Deps, stores: Stores, who: Person, click: BoxClick): Promise<Ticked> {
  const { drawn, selected, at } = click;
  const now = deps.now();
  const drawing = await stores.cards.drawing(who.team, drawn.project, drawn.version);
  const ticked = drawing?.[drawn.group];
  if (!ticked) {
    await redraw(deps, stores, who, drawn.project);
    return { kind: 'outdated' };
  }
  const latest = await stores.cardClicks.latest(who.team, drawn, who.id);
  // It was clicked before one that came first, and that one already carried it.
  if (latest && latest.at >= at) return { kind: 'ticked' };

  const before = latest?.selected ?? ticked;
  const changes = [
    ...selected.filter((key) => !before.includes(key)).map((key) => ({ key, done: true })),
    ...before.filter((key) => !selected.includes(key)).map((key) => ({ key, done: false })),
  ];
  for (const { key, done } of changes)
    await stores.checklists.tick(who.team, drawn.project, key, done, who.id, now);
  await stores.cardClicks.keep(who.team, drawn, who.id, { selected, at });
  if (changes.length > 0) await redraw(deps, stores, who, drawn.project);
  return { kind: 'ticked' };
}

async function redraw(deps: Deps, stores: Stores, { team }: Person, project: ProjectId): Promise<void> {
  const card = await stores.cards.find(team, project);
  await stores.outbox.add(team, [cardEntry(deps, project, card)], deps.now());
}
