import { z } from 'zod';
import { brand } from '#scoping/ids';
import { reviewActs } from '#scoping/review';
import { threadParts } from '#scoping/thread-parts';

const ask = z.string().transform((id) => brand<'ask'>(id));
const assessment = z.string().transform((id) => brand<'assessment'>(id));
const channel = z.string().transform((id) => brand<'channel'>(id));
const person = z.string().transform((id) => brand<'person'>(id));
const reminder = z.string().transform((id) => brand<'reminder'>(id));
const project = z.string().transform((id) => brand<'project'>(id));

/** What Slack is to be told: what it is about, not its words, which are drawn from the store when it is sent. */
export const outboxMessage = z.discriminatedUnion('kind', [
  /** The project's card as it is now: posted where there is none yet, redrawn where there is. */
  z.object({ kind: z.literal('card'), project }),
  /** One of the messages in the thread of its card, as it is now. */
  z.object({ kind: z.literal('thread'), project, part: z.enum(threadParts) }),
  /** How a new revision differs from the last, in the thread of its card. */
  z.object({ kind: z.literal('revision'), assessment }),
  /** Why a card cannot be shown, to the project's owner, with what to do about it. */
  z.object({ kind: z.literal('trouble'), project, error: z.string() }),
  /** A second copy of a message, which is to go. */
  z.object({ kind: z.literal('remove'), project: project.optional(), channel, ts: z.string() }),
  /** That a revision waits for a decision, in the workspace's review channel. */
  z.object({
    kind: z.literal('proposal'),
    project,
    revision: z.number(),
    channel,
    /** Whether everybody there may know its name. */
    open: z.boolean(),
  }),
  /** What became of a person's project in its review. */
  z.object({
    kind: z.literal('review'),
    person,
    project,
    act: z.enum(reviewActs),
    by: person,
    comment: z.string(),
  }),
  /** To the owner of a project approved some time ago: what was really built? */
  z.object({ kind: z.literal('outcome'), project }),
  /** What a project is reminded of, as it is now: posted, or redrawn after somebody answered. */
  z.object({ kind: z.literal('reminder'), reminder }),
  /** One open question to one person, as it is now: put to them, or redrawn once it is settled. */
  z.object({ kind: z.literal('question'), ask }),
  /** That they have not answered it yet. */
  z.object({ kind: z.literal('nudge'), ask }),
  /** Somebody’s overdue steps, by direct message; those that are settled by then are left out. */
  z.object({
    kind: z.literal('digest'),
    person,
    steps: z.array(z.object({ project, key: z.string() })),
  }),
  /** A line to one person, by direct message. */
  z.object({ kind: z.literal('direct'), person, text: z.string() }),
]);

export type OutboxMessage = z.infer<typeof outboxMessage>;
