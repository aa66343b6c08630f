import type { Load } from './load/load.ts';
import { openPlaces } from './places.ts';
import { pageSubmit } from './scenes/drafts.ts';
import { type Started, startBare, startRagft, startStub } from './servers/started.ts';

export interface Contender {
  readonly app: Started;
  readonly load: Load;
}

/** The bare app and Ragft over SQLite side by side, each with the page submits it is to be asked. */
export async function besideBare(
  measure: (plain: Contender, own: Contender) => Promise<void>,
): Promise<void> {
  const wayDown: (() => Promise<void>)[] = [];
  try {
    const places = await openPlaces();
    wayDown.push(places.close);
    const stub = await startStub();
    wayDown.push(stub.stop);
    const { place, filled } = await places.fresh('SQLite', (store) => pageSubmit.load(store, 0, stub));
    const bare = await startBare(stub);
    wayDown.push(bare.stop);
    const ragft = await startRagft(stub, place);
    wayDown.push(ragft.stop);
    await measure({ app: bare, load: { ...filled, isRight: () => true } }, { app: ragft, load: filled });
  } finally {
    for (const stop of wayDown.reverse()) await stop();
  }
}
