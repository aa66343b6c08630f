import type { ProjectId } from '#scoping/ids';
import type { Scene } from './life.ts';

/** Something somebody does about a project. The journey decides whether they may; a demo that is refused is wrong. */
export type Deed = (scene: Scene, project: ProjectId) => Promise<void>;

export function managed<T extends { readonly kind: string }, Kind extends T['kind']>(
  done: T,
  kind: Kind,
): Extract<T, { kind: Kind }> {
  if (done.kind !== kind) throw new Error(`Not ${kind}: ${JSON.stringify(done)}`);
  return done as Extract<T, { kind: Kind }>;
}
