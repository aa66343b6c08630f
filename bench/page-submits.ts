import type { Load } from './load/load.ts';
import { onRig } from './rig.ts';
import { pageSubmit } from './scenes/drafts.ts';
import { type Started, startBare, startRagft } from './servers/started.ts';

export interface Contender {
  readonly app: Started;
  readonly load: Load;
}

/** The bare app and Ragft over SQLite side by side, each with the page submits it is to be asked. */
export const besideBare = (measure: (plain: Contender, own: Contender) => Promise<void>): Promise<void> =>
  onRig(async ({ places, stub, wayDown }) => {
    const { place, filled } = await places.fresh('SQLite', (store) => pageSubmit.load(store, 0, stub));
    const bare = await startBare(stub);
    wayDown.push(bare.stop);
    const ragft = await startRagft(stub, place);
    wayDown.push(ragft.stop);
    await measure({ app: bare, load: { ...filled, isRight: () => true } }, { app: ragft, load: filled });
  });
