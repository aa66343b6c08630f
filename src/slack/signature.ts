import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Whoever recorded a request must not be able to send it once more later on. */
const LATEST_S = 5 * 60;

/**
 * Whether Slack signed this request, and lately. What Bolt has for it says the same, but compares in a way that takes
 * two more HMACs and random bytes, as long as the check itself.
 */
export function isSigned(
  { headers }: Pick<IncomingMessage, 'headers'>,
  body: string | Buffer,
  secret: string,
): boolean {
  const { 'x-slack-signature': given, 'x-slack-request-timestamp': at } = headers;
  if (typeof given !== 'string' || typeof at !== 'string' || !/^\d{1,12}$/.test(at)) return false;
  // As far ahead as behind: a clock may be wrong either way.
  if (Math.abs(Date.now() / 1_000 - Number(at)) > LATEST_S) return false;
  const expected = `v0=${createHmac('sha256', secret).update(`v0:${at}:`).update(body).digest('hex')}`;
  const [ours, theirs] = [Buffer.from(expected), Buffer.from(given)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}
