import type { TrialOptions } from '#tests/trials';
import { closedLoop, type Load } from './load/load.ts';
import type { Engine, Places } from './places.ts';
import { figuresTable, type Round, ratioRows, report } from './report.ts';
import { onRig } from './rig.ts';
import type { Scene } from './scenes/scene.ts';
import { type Started, type Stub, startBare, startRagft } from './servers/started.ts';

const LEVELS = [1, 16, 64] as const;
const ROUNDS = 5;
const ROUND_MS = 400;
const WARM_MS = 1_500;

/** One of those that are compared: what it is sent, and how far its numbering has come. */
interface Subject {
  readonly name: string;
  readonly app: Started;
  readonly load: Load;
  readonly rounds: Map<number, Round[]>;
  next: number;
}

/**
 * A bare Bolt app and the bot on each database, each in a process of its own, get the same requests in turns: round by
 * round, so that whatever else the machine does falls on all of them alike.
 */
export const compared = (scene: Scene, rounds = ROUNDS) => ({
  run: async ({ scale, log }: TrialOptions): Promise<void> => {
    await onRig(async ({ places, stub, wayDown }) => {
      const bots: Subject[] = [];
      for (const engine of places.engines) bots.push(await ours(scene, engine, stub, places, rounds));
      for (const { app } of bots) wayDown.push(app.stop);
      const bare = await bareApp(stub, bots[0]);
      wayDown.push(bare.app.stop);
      const subjects = [bare, ...bots];
      if (scene.opens) {
        const app = await startBare(stub, { OPENS: '1' });
        wayDown.push(app.stop);
        subjects.push({ ...fresh('a bare app that opens one as well', bots[0]?.load ?? bare.load), app });
      }

      for (const subject of subjects) await round(subject, scene, 16, WARM_MS * Math.min(1, scale));
      for (const atOnce of LEVELS) {
        for (let turn = 0; turn < rounds; turn += 1) {
          // Whoever comes first finds the machine as the one before left it; so it is somebody else each time.
          const order = subjects.map((_, n) => subjects[(n + turn) % subjects.length] as Subject);
          for (const subject of order) {
            const done = await round(subject, scene, atOnce, ROUND_MS * scale);
            subject.rounds.set(atOnce, [...(subject.rounds.get(atOnce) ?? []), done]);
          }
        }
        log(`${atOnce} at once: ${rounds} rounds each`);
      }
      report(scene.name, ratioRows(scene.title, scene.bound, subjects), [
        `### ${scene.title}`,
        '',
        ...figuresTable(subjects),
      ]);
    });
  },
});

/** It gets the very requests of the first bot, and any answer of 200 is right. */
const bareApp = async (stub: Stub, like: Subject | undefined): Promise<Subject> => {
  if (!like) throw new Error('There is nothing to compare with.');
  const { request } = like.load;
  return { ...fresh('bare Bolt', { request, isRight: () => true }), app: await startBare(stub) };
};

const fresh = (name: string, load: Load) => ({ name, load, rounds: new Map<number, Round[]>(), next: 0 });

async function ours(
  scene: Scene,
  engine: Engine,
  stub: Stub,
  places: Places,
  rounds: number,
): Promise<Subject> {
  const most = (scene.mostInRound ?? 0) * (rounds * LEVELS.length + 1);
  const { place, filled } = await places.fresh(engine, (store) => scene.load(store, most, stub));
  return { ...fresh(engine, filled), app: await startRagft(stub, place) };
}

async function round(subject: Subject, scene: Scene, atOnce: number, ms: number): Promise<Round> {
  const limits = { atOnce, ms, ...(scene.mostInRound ? { requests: scene.mostInRound } : {}) };
  const used = subject.app.cpuMs();
  const { next, ...done } = await closedLoop(subject.app.url, subject.load, subject.next, limits);
  subject.next = next;
  return { ...done, cpuMs: subject.app.cpuMs() - used };
}
