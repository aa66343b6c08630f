import type { Act, ActResult } from '../../contract.ts';

/** Does what a person does. A server out of reach is told like a bot that did not answer. */
export async function sendAct(act: Act): Promise<ActResult> {
  try {
    const response = await fetch('/_sandbox/acts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.json();
  } catch (fault) {
    const error = fault instanceof Error ? fault.message : String(fault);
    return {
      kind: 'bot-failed',
      error,
      shown: 'The local Slack did not answer. Is it still running? Look at its terminal, then try again.',
    };
  }
}
