import type { webApi } from '@slack/bolt';
import { busyView } from '#blocks/note';
import type { Deps } from '#journey/deps';
import type { Person } from '#journey/person';
import type { Shown } from '#journey/turn';
import { StoreAway, StoreBusy } from '#store/faults';
import { type OpenModal, redrawModal, showOver } from './modal.ts';
import { viewOf } from './view-of.ts';

export interface Scene {
  readonly deps: Deps;
  readonly client: webApi.WebClient;
  readonly who: Person;
}

/** The store waits for its turn as long as Slack leaves it time; after that the person is told. */
export async function unlessBusy<T>(work: Promise<T>): Promise<T | 'busy'> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StoreBusy || error instanceof StoreAway) return 'busy';
    throw error;
  }
}

/** On top of the page, which keeps what was chosen in it; the next choice brings it along. */
export const sayBusy = (
  { client }: Pick<Scene, 'client'>,
  click: Parameters<typeof showOver>[1],
): Promise<void> => showOver(client, click, busyView);

/** Shows what comes next in an open modal. */
export async function showIn(
  { client, deps }: Scene,
  modal: OpenModal,
  shown: Shown,
  { newer, insist = true }: { newer?: () => Promise<Shown | undefined>; insist?: boolean } = {},
): Promise<void> {
  const again = async () => {
    const turn = newer ? await newer() : shown;
    return turn && viewOf(turn, deps.now());
  };
  await redrawModal(client, modal, viewOf(shown, deps.now()), { again, insist });
}
