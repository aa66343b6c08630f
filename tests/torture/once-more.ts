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

/** It said itself that they should try again. */
export const isBusy = (person: Actor): boolean =>
  person.modal().title === busyView.title.text || Object.values(person.modal().errors).includes(busyText);

/** That it could not save lies on top of the page, which is still there. */
export async function closeNote(person: Actor): Promise<void> {
  if (person.modal().title === busyView.title.text) await person.close();
}
