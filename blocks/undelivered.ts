import type { types } from '@slack/bolt';
import type { PersonId } from '#scoping/ids';
import { button } from './buttons.ts';
import { cardActions } from './card-ids.ts';
import { mention } from './mention.ts';
import { section } from './sections.ts';
import { escapedWithin, slackDate } from './text.ts';

interface Undelivered {
  readonly entry: { readonly id: string; readonly error: string | null; readonly settledAt: Date | null };
  readonly what: string;
  readonly project?: { readonly name: string | null; readonly owner: PersonId };
}

const called: Readonly<Record<string, string>> = {
  card: 'The card',
  thread: 'A message in the thread',
  revision: 'What a revision changed',
  trouble: 'Word to the owner about the card',
  remove: 'The removal of a second copy',
  question: 'A question to one person',
  nudge: 'Word that a question still waits',
  reminder: 'A reminder',
  proposal: 'A proposal for the review channel',
  review: 'What became of a proposal',
  outcome: 'The question what was built',
  digest: 'A list of overdue steps',
  direct: 'A line to one person',
};

/** To admins: what Slack would not take for good, with its own word for why, and a button to try again. */
export function undeliveredList(undelivered: readonly Undelivered[]): {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
} {
  if (undelivered.length === 0) {
    const text = 'Nothing is undelivered: Slack took everything it was told.';
    return { text, blocks: [section(text)] };
  }
  const text = `${undelivered.length} ${undelivered.length === 1 ? 'message' : 'messages'} Slack would not take`;
  return {
    text,
    blocks: [
      {
        ...section(`*${text}*, the latest first. Mend what its word says, then try again.`),
        ...(undelivered.length > 1
          ? { accessory: button('Try all again', cardActions.retryAll, 'all') }
          : {}),
      },
      ...undelivered.map((each) => ({
        ...section(line(each)),
        accessory: button('Try again', cardActions.retry, each.entry.id),
      })),
    ],
  };
}

function line({ entry, what, project }: Undelivered): string {
  const whose = project
    ? ` of ${project.name === null ? `a private project, owner ${mention(project.owner)}` : `*${escapedWithin(project.name, 200)}*`}`
    : '';
  const when = entry.settledAt ? `, ${slackDate(entry.settledAt)}` : '';
  return `${called[what] ?? 'A message'}${whose}: \`${escapedWithin(entry.error ?? 'unknown', 200)}\`${when}`;
}
