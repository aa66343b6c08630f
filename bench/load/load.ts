import { spreadOf } from '#tests/torture/spread';
import { type SlackRequest, signed } from '../signed.ts';
import { type Answer, Connection } from './connection.ts';
import { Pool } from './pool.ts';

/** The n-th request, and what a right answer to it looks like. */
export interface Load {
  readonly request: (n: number) => SlackRequest;
  readonly isRight: (answer: Answer) => boolean;
  /** Where more follows than the answer: resolves when that is done too, and only then its person goes on. */
  readonly whole?: (n: number) => Promise<void>;
}

export interface Round {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly requests: number;
  /** Until all that follows an answer was done, where something does. */
  readonly wholeP50?: number;
}

interface Limits {
  readonly atOnce: number;
  readonly ms: number;
  /** Where requests use something up. */
  readonly requests?: number;
}

/** As many people as `atOnce`, each asking anew as soon as they are answered. Says where the numbering goes on. */
export async function closedLoop(
  url: string,
  load: Load,
  from: number,
  { atOnce, ms, requests = Number.POSITIVE_INFINITY }: Limits,
): Promise<Round & { readonly next: number }> {
  const connections = await Promise.all(Array.from({ length: atOnce }, () => Connection.open(url)));
  const times: number[] = [];
  const wholes: number[] = [];
  let next = from;
  const begun = performance.now();
  const person = async (connection: Connection): Promise<void> => {
    while (performance.now() - begun < ms && next - from < requests) {
      const n = next;
      const request = signed(load.request(n));
      next += 1;
      const since = performance.now();
      const whole = load.whole?.(n);
      times.push(await timed(connection, request, load));
      if (!whole) continue;
      await whole;
      wholes.push(performance.now() - since);
    }
  };
  await Promise.all(connections.map(person));
  const seconds = (performance.now() - begun) / 1_000;
  for (const connection of connections) connection.close();
  const { p50, p99 } = spreadOf(times);
  const round = { p50, p99, perSecond: times.length / seconds, requests: times.length, next };
  return wholes.length === 0 ? round : { ...round, wholeP50: spreadOf(wholes).p50 };
}

async function timed(connection: Connection, request: string, { isRight }: Load): Promise<number> {
  const since = performance.now();
  const answer = await connection.ask(request);
  const took = performance.now() - since;
  if (answer.status !== 200 || !isRight(answer))
    throw new Error(`A wrong answer: ${answer.status} ${answer.body.slice(0, 300)}`);
  return took;
}

/**
 * So many requests a second, whether or not the ones before were answered. A request's time begins when it was due, so
 * one that could not be sent in time counts as waiting. Where it is too much, some get a wrong answer; they are counted.
 */
export async function openLoop(
  url: string,
  load: Load,
  from: number,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<Round & { readonly next: number; readonly wrong: number }> {
  const pool = new Pool(url);
  const times: number[] = [];
  let wrong = 0;
  const ask = async (due: number, n: number): Promise<void> => {
    const connection = await pool.take();
    const answer = await connection.ask(signed(load.request(n)));
    times.push(performance.now() - due);
    pool.giveBack(connection);
    if (answer.status !== 200 || !load.isRight(answer)) wrong += 1;
  };

  const underWay = new Set<Promise<void>>();
  const total = Math.round(perSecond * seconds);
  const begun = performance.now();
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - begun) / 1_000) * perSecond));
    for (; sent < due; sent += 1) {
      const work = ask(begun + (sent * 1_000) / perSecond, from + sent).finally(() => underWay.delete(work));
      underWay.add(work);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(underWay);
  const took = (performance.now() - begun) / 1_000;
  pool.close();
  const { p50, p99 } = spreadOf(times);
  return { p50, p99, perSecond: total / took, requests: total, next: from + total, wrong };
}
