import { openPlaces, type Places } from './places.ts';
import { type Stub, startStub } from './servers/started.ts';

export interface Rig {
  readonly places: Places;
  readonly stub: Stub;
  /** What was started comes down in the end, the latest first. */
  readonly wayDown: (() => Promise<void>)[];
}

/** Databases and a stub of Slack, for as long as something is measured. */
export async function onRig(measure: (rig: Rig) => Promise<void>): Promise<void> {
  const wayDown: (() => Promise<void>)[] = [];
  try {
    const places = await openPlaces();
    wayDown.push(places.close);
    const stub = await startStub();
    wayDown.push(stub.stop);
    await measure({ places, stub, wayDown });
  } finally {
    for (const step of wayDown.reverse()) await step();
  }
}
