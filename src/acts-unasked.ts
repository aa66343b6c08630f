import { remindAsked } from '#journey/ask-open-question';
import { removeRetired } from '#journey/delete-project';
import type { Deps } from '#journey/deps';
import { forgetDelivered } from '#journey/forget-delivered';
import { removeLeftWorkspaces } from '#journey/leave-workspace';
import { askOutcomes } from '#journey/record-outcome';
import { removeStaleDrafts } from '#journey/remove-stale-drafts';
import { reviseDue } from '#journey/revise-from-answers';
import { sendDigests } from '#journey/send-digests';
import { sendDueReminders } from '#journey/send-due-reminders';
import type { Act } from './ticker.ts';

/** What comes of time passing, whoever is there: each does what is due by then and leaves the rest. */
export const actsUnasked = (deps: Deps): readonly Act[] => [
  { name: 'remove stale drafts', run: () => removeStaleDrafts(deps) },
  { name: 'send weekly digests', run: () => sendDigests(deps) },
  { name: 'revise from answers', run: () => reviseDue(deps) },
  { name: 'remind those who were asked', run: () => remindAsked(deps) },
  { name: 'send due reminders', run: async () => void (await sendDueReminders(deps)) },
  { name: 'ask what was built', run: () => askOutcomes(deps) },
  { name: 'remove what is kept no longer', run: () => removeRetired(deps) },
  { name: 'remove workspaces that left', run: () => removeLeftWorkspaces(deps) },
  { name: 'forget what was delivered', run: () => forgetDelivered(deps) },
];
