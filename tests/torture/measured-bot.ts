import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '#sandbox/index';
import { type LivingBot, type Mode, startLivingBot } from './living-bot.ts';
import type { Asked, Reading } from './meter.ts';

const meter = fileURLToPath(new URL('./meter.js', import.meta.url));

export interface MeasuredBot extends LivingBot {
  /** What the bot measured of itself since the last reading, or since its start. */
  readonly reading: () => Promise<Reading>;
  /** What it has in use after a collection, in MB. One thing is asked at a time. */
  readonly heldMb: () => Promise<number>;
}

/** The built bot as a process of its own that measures our part of every acknowledgement, from inside. */
export async function startMeasuredBot(
  slack: Sandbox,
  mode: Mode,
  databasePath: string,
): Promise<MeasuredBot> {
  const bot = await startLivingBot(slack, mode, databasePath, { preload: meter, rateLimits: 'on' });
  const ask = async <Answer>(what: Asked): Promise<Answer> => {
    const answer = once(bot.process, 'message');
    bot.process.send(what);
    const [told] = await answer;
    return told as Answer;
  };
  return { ...bot, reading: () => ask<Reading>('reading'), heldMb: () => ask<number>('held') };
}
