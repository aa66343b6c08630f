import type { TestProject } from 'vitest/node';
import { ragft } from '../ragft.ts';
import { say, startCluster } from './cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgres: string;
  }
}

/** What every test's database is a copy of: migrated once. */
export const TEMPLATE = 'ragft_migrated';

/** One server for all tests of a run. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  await say(cluster.url('postgres'), `create database ${TEMPLATE}`);
  const { code, stderr } = await ragft(['migrate'], { DATABASE_URL: cluster.url(TEMPLATE) });
  if (code !== 0) throw new Error(stderr);
  provide('postgres', cluster.url(''));
  return cluster.stop;
}
