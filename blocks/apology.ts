import type { types } from '@slack/bolt';
import { noteView, startActions, startMessage } from './note.ts';

/** An unexpected fault, said once, with what the people who run the bot need to find it. */
export const faultText = (reference: string): string =>
  `Something went wrong on our side. What you had saved is safe; please try again. If it happens again, tell the people who run Ragft this reference: ${reference}.`;

/** It will pass, or those who run the bot know already. */
export const awayText = (reference: string): string =>
  `Ragft cannot reach its database just now. What you had saved is safe; please try again in a minute. If it goes on, tell the people who run Ragft this reference: ${reference}.`;

export const awayView = (reference: string): types.ModalView => noteView('One moment', awayText(reference));

export const faultView = (reference: string): types.ModalView =>
  noteView('Something went wrong', faultText(reference));

const OUTDATED =
  'This belongs to an older version of Ragft and does nothing any more. Nothing that was saved is lost: press Start, or type `/ragft`.';

/** For a button of an older Ragft that still hangs in a message. */
export const outdatedMessage = startMessage(OUTDATED);

/** The same for a modal that is still on a screen, or a shortcut that is still in a menu. */
export const outdatedView = noteView('No longer in use', OUTDATED, [startActions()]);

export const notInstalledText =
  'Ragft is not installed in this workspace, or no longer, so it can neither read nor save anything here. Whoever runs Ragft can tell an admin how to install it; for 30 days after a removal everything is still there.';

export const notInstalledView = noteView('Not installed', notInstalledText);

/** For whoever asks for more at once than anybody could read. */
export const tooFastText = (ms: number): string => {
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  return `That was a lot at once. Please try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}. Nothing you entered is lost.`;
};

export const tooFastView = (ms: number): types.ModalView => noteView('One moment', tooFastText(ms));
