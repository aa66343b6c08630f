import { z } from 'zod';

/**
 * Every id that Slack sends back to us. The version at the end is raised when a view or button changes its meaning,
 * so that what hangs in an old message or an open modal is recognised as old and answered kindly.
 */
export const callbacks = {
  scopeShortcut: 'scope_project',
  scopeMessage: 'scope_message',
  place: 'place.v1',
  drafts: 'drafts.v1',
  page: 'page.v1',
  change: 'change.v1',
  quickVerdict: 'quick-verdict.v1',
  yourAnswers: 'your-answers.v1',
  meanwhile: 'meanwhile.v1',
  note: 'note.v1',
} as const;

export const actions = {
  start: 'start.v1',
  resumeDraft: 'resume-draft.v1',
  startAnother: 'start-another.v1',
  startOver: 'start-over.v1',
  answer: 'answer.v1',
  name: 'name.v1',
  line: 'line.v1',
  project: 'project.v1',
  back: 'back.v1',
  skip: 'skip.v1',
  verdictNow: 'verdict-now.v1',
  goDeeper: 'go-deeper.v1',
  change: 'change.v1',
  channel: 'channel.v1',
  bringBack: 'bring-back.v1',
  discard: 'discard.v1',
} as const;

/** Inputs that are not questions have block ids of their own, beside the questions’ keys. */
export const fields = { name: 'name', line: 'line', project: 'project', channel: 'channel' } as const;

/**
 * A block is called after what it asks, and the draft and its epoch. Slack keeps what was picked where ids stay the
 * same and ignores new initial values there; another draft, or a new epoch, makes it draw the input afresh.
 */
export const blockId = (
  field: string,
  { id, epoch }: { readonly id: string; readonly epoch: number },
): string => `${field}.${epoch}.${id}`;

export function readBlockId(id: string): { readonly field: string; readonly epoch: number } | undefined {
  const [, field, epoch] = /^([a-z_]+)\.(\d{1,9})\../.exec(id) ?? [];
  return field && epoch ? { field, epoch: Number(epoch) } : undefined;
}

const bookmark = z.object({
  draft: z.string().min(1).max(64),
  /** Where in the conversation the view stands; what that may be is the view’s own business. */
  at: z.string().max(64).optional(),
  /** The short way: page 1, then the verdict. */
  quick: z.literal(true).optional(),
  /** The page the last look was reached from. */
  from: z.string().max(64).optional(),
  /** The revision the person was shown before submitting over it. */
  seen: z.number().int().nonnegative().optional(),
});

/** What a view carries in its `private_metadata`: where one is, never what was answered. */
export type Bookmark = z.infer<typeof bookmark>;

export const writeBookmark = (mark: Bookmark): string => JSON.stringify(mark);

/** Undefined where the text was not written by `writeBookmark`: an old version’s, or a forged one. */
export function readBookmark(text: string): Bookmark | undefined {
  try {
    return bookmark.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
