import type { types } from '@slack/bolt';

/**
 * Says something only the person sees, through a `response_url`. Bolt's own `respond` waits without end for an
 * answer; this gives up after two seconds.
 */
export async function sayPrivately(
  responseUrl: string,
  text: string,
  blocks?: readonly types.KnownBlock[],
): Promise<void> {
  const said = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text, blocks }),
    signal: AbortSignal.timeout(2_000),
  });
  if (!said.ok) throw new Error(`response_url answered ${said.status}`);
}
