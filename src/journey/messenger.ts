import type { Assessment, FirstStepProgress, Project } from '#scoping/assessment';
import type { ChannelId, PersonId, TeamId } from '#scoping/ids';
import type { Ask, PendingAnswer } from '#scoping/open-questions';
import type { CheckMade, ReminderFace } from '#scoping/reminder-face';
import type { ReminderPlan } from '#scoping/reminders';
import type { ReviewAct } from '#scoping/review';
import type { ThreadPart } from '#scoping/thread-parts';
import type { EntryId, OutboxEntry } from '#store/outbox-entry';

/** Where in Slack: a new message, or the one that is to be redrawn. A person’s id stands for their direct messages. */
export interface Address {
  readonly team: TeamId;
  readonly channel: ChannelId | PersonId;
  readonly thread: string | null;
  readonly ts: string | null;
}

/** What an outbox entry comes to, read from the store when it is about to be sent. */
export type Telling = { readonly address: Address } & (
  | ({ readonly kind: 'card'; readonly version: number } & Standing)
  | ({ readonly kind: 'thread'; readonly part: ThreadPart; readonly now: Date } & Standing & Enquiry)
  | {
      readonly kind: 'revision';
      readonly project: Project;
      readonly assessment: Assessment;
      readonly before: Assessment;
    }
  | { readonly kind: 'trouble'; readonly project: Project; readonly error: string }
  | {
      readonly kind: 'proposal';
      readonly project: Project;
      readonly assessment: Assessment;
      readonly open: boolean;
    }
  | { readonly kind: 'outcome'; readonly project: Project; readonly assessment: Assessment }
  | {
      readonly kind: 'review';
      readonly project: Project;
      readonly act: ReviewAct;
      readonly by: PersonId;
      readonly comment: string;
    }
  | { readonly kind: 'reminder'; readonly face: ReminderFace }
  | {
      readonly kind: 'question' | 'nudge';
      readonly ask: Ask;
      readonly project: Project;
      readonly assessment: Assessment;
    }
  | {
      readonly kind: 'digest';
      readonly overdue: readonly { readonly step: FirstStepProgress; readonly project: Project }[];
    }
  | { readonly kind: 'direct'; readonly text: string }
  | { readonly kind: 'remove' }
);

/** A project as it stands. */
export interface Standing {
  readonly project: Project;
  readonly assessment: Assessment;
  readonly steps: readonly FirstStepProgress[];
  /** The latest result of a check that came back. */
  readonly lastCheck?: CheckMade;
  /** Who is reminded, once somebody has said yes to it. */
  readonly plan?: ReminderPlan;
}

/** What is being found out about a project. */
export interface Enquiry {
  readonly asked: readonly Ask[];
  readonly pending: readonly PendingAnswer[];
}

export type Told =
  | { readonly kind: 'told'; readonly channel: ChannelId; readonly ts: string }
  /** Slack asked to wait. */
  | { readonly kind: 'busy'; readonly waitMs: number }
  /** Certainly not done, and worth another try. */
  | { readonly kind: 'unreached'; readonly error: string }
  /** The answer was lost: it may or may not have been done. */
  | { readonly kind: 'lost'; readonly error: string }
  /** The workspace removed the app: nothing of its reaches Slack until it installs it again. */
  | { readonly kind: 'gone'; readonly error: string }
  /** Slack will not have it; trying the same again would not help. */
  | { readonly kind: 'refused'; readonly error: string };

/** How Slack is told; `slack/messenger.ts` does it. */
export interface Messenger {
  /** When this entry may be sent, by Slack’s pace; its turn is kept for it until then. */
  readonly turn: (entry: OutboxEntry, address: Address) => Date;
  /** One call, never repeated. `plainBlocks`: without the blocks that this workspace refuses. */
  readonly tell: (entry: EntryId, telling: Telling, plainBlocks: boolean) => Promise<Told>;
}
