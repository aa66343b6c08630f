import { createRequire } from 'node:module';
import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import pino from 'pino';
import type { LogConfig } from './config.ts';

export type Log = pino.Logger;

const require = createRequire(import.meta.url);

/**
 * What must never be read in a log, whoever put it there: Slack's tokens, what signs a request, and the addresses
 * that let anyone who holds them speak (response_url, a socket's ticket). The last stop before a line is written is
 * the only place that no caller can forget.
 */
const secrets =
  /\b(?:xox[a-z]-|xapp-|xoxe\.)[\w.-]+|\/\/hooks\.slack\.com\/[^\s"\\]+|(?<=\b(?:ticket|trigger_id|signature)\W{1,5})[\w.:-]{8,}/gi;

/** `known` are secrets without a shape of their own, such as the signing secret. */
export function createLog(
  { level, format = process.stdout.isTTY ? 'pretty' : 'json' }: LogConfig,
  known: readonly string[] = [],
  out: pino.DestinationStream = pino.destination({ fd: 1, sync: true }),
): Log {
  const streamWrite = (line: string): string =>
    known.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line.replace(secrets, '[secret]'));
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    hooks: { streamWrite },
  };
  if (format === 'json') return pino(options, out);

  // Only people's eyes are worth the 25 ms that loading it takes.
  const { prettyFactory } = require('pino-pretty') as typeof import('pino-pretty');
  const prettify = prettyFactory({ translateTime: 'SYS:HH:MM:ss', colorize: process.stdout.isTTY ?? false });
  return pino(options, { write: (line) => void out.write(prettify(line)) });
}

/**
 * Bolt's logger interface. Its debug lines carry whole payloads, that is people's answers, so they are never
 * written, whatever LOG_LEVEL says.
 */
export function boltLogger(log: Log): BoltLogger {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]): void => {
      const err = parts.find((part) => part instanceof Error);
      const text = parts.filter((part) => !(part instanceof Error)).map(String);
      log[level](err ? { err } : {}, text.join(' ') || err?.message);
    };
  return {
    debug: () => {},
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
