import { faultView } from '#blocks/apology';
import { busyText, busyView } from '#blocks/note';
import type { Actor } from '#sandbox/actor';
import type { ActResult } from '#sandbox/contract';

/** So often somebody presses before they call it broken. */
export const MOST_TRIES = 10;

/**
 * Slack gave up after three seconds, or the connection was just being opened anew, and the click may have done nothing:
 * on a crowded machine that is no fault of the bot, and people press again. Whatever else goes wrong is its own.
 */
export const gaveUp = (told: ActResult): boolean =>
  told.kind === 'bot-failed' && noAnswer.includes(told.error);

const noAnswer = ['timeout', 'http_timeout', 'connection_failed', 'not_connected'];

/** Does it until Slack has an answer; for what means the same twice. */
export async function insist(act: () => Promise<ActResult>): Promise<ActResult> {
  for (let tries = 1; ; tries += 1) {
    const told = await act();
    if (!gaveUp(told) || tries === MOST_TRIES) return told;
  }
}

const notes = [busyView.title.text, faultView('').title.text];

/** It said itself that they should try again; of a fault its log says more, and is read in the end. */
export const saysAgain = (person: Actor): boolean =>
  notes.includes(person.modal().title) || Object.values(person.modal().errors).includes(busyText);

/** The page that they were at is still there below it. */
export async function closeNotes(person: Actor): Promise<void> {
  while (notes.includes(person.modal().title)) await person.close();
}

/** A line of the log that says no more than that somebody was too late: the bot, or Slack, which is this process. */
export function isLate(complaint: string): boolean {
  const { err } = JSON.parse(complaint);
  return late.test(err?.message ?? '');
}

const late = /no answer within|aborted due to timeout|not acknowledged within 3 seconds|expired_trigger_id/;
