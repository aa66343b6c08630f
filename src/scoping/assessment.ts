import type { Approach, Start } from './approaches.ts';
import type { AssessmentId, ChannelId, DraftId, PersonId, ProjectId, TeamId } from './ids.ts';
import type { Answers, PageId, QuestionKey } from './questionnaire.ts';
import type { Recommendation } from './recommendation.ts';

/** What is being scoped. It lives in one channel of one workspace, where its name is unique without regard to case. */
export interface Project {
  readonly team: TeamId;
  readonly id: ProjectId;
  readonly name: string;
  readonly description: string;
  /** The message it was scoped from, where there is one. */
  readonly link: string | null;
  readonly channel: ChannelId;
  /** The first submitter, until somebody else takes it over. */
  readonly owner: PersonId;
  /** The newest revision and what it says, so that lists need not open the assessment. */
  readonly revision: number;
  readonly assessment: AssessmentId;
  readonly destination: Approach;
  readonly start: Start;
  readonly status: ReviewStatus;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly archivedAt: Date | null;
}

export const reviewStatuses = ['open', 'proposed', 'approved', 'changes_requested', 'superseded'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** The two looks at the verdict are no pages of questions, yet a draft can rest there. */
export type DraftPage = PageId | 'quick-verdict' | 'your-answers';

/** Who gave an answer, and when. */
export interface Given {
  readonly by: PersonId;
  readonly at: Date;
}
export type GivenBy = { readonly [K in QuestionKey]?: Given };

export interface FieldClick {
  /** By Slack’s count. */
  readonly at: string;
  /** Where several may be chosen: in which form it was made, and what it left standing there, as it was picked. */
  readonly form?: string | undefined;
  readonly left?: readonly string[] | undefined;
}

/** Answers in progress: one person's, in one channel. */
export interface Draft {
  readonly team: TeamId;
  readonly id: DraftId;
  readonly person: PersonId;
  /** Where it was begun, and where `/ragft` finds it again. */
  readonly channel: ChannelId;
  /** Where its card will be posted. */
  readonly target: ChannelId;
  /** Null while the project does not exist yet. */
  readonly project: ProjectId | null;
  readonly name: string;
  readonly description: string;
  readonly link: string | null;
  readonly page: DraftPage;
  readonly answers: Answers;
  readonly given: GivenBy;
  /** Raised when answers change other than by this person's hand, so that Slack draws the new ones. */
  readonly epoch: number;
  /** The project's revision these answers know of; 0 for a new project. */
  readonly basis: number;
  /** Raised by every change: who decides on a draft says which version was looked at. */
  readonly version: number;
  readonly begunAt: Date;
  readonly savedAt: Date;
  /** “Start over” keeps the old draft for a while. */
  readonly setAsideAt: Date | null;
  /** Since when its owner knows that it will be removed. */
  readonly warnedAt: Date | null;
  /** Since when its owner knows that closing the modal lost nothing. */
  readonly closeToldAt: Date | null;
  /** The modal that held these answers last; null until one was opened. */
  readonly pen: Pen | null;
  /** By field of the form: the click that set it last. */
  readonly clicked: Readonly<Record<string, FieldClick>>;
  /** The slash command's response_url, which still reaches the person after the modal has closed. */
  readonly reply: ReplyAddress | null;
}

/**
 * A form sends all it shows along with every click, and clicks may overtake each other or come from two devices. Only
 * what comes from the modal that holds the pen, and later than all before, can be taken whole.
 */
export interface Pen {
  readonly view: string;
  /** When the last click was made, by Slack's count; empty before the first. */
  readonly at: string;
}

export interface ReplyAddress {
  readonly url: string;
  readonly until: Date;
}

export interface AskedAnswer {
  readonly key: string;
  readonly ask: string;
  readonly answer: string;
}

/** Submitted and immutable: what was answered, what follows from it, and by which rules. */
export interface Assessment {
  readonly team: TeamId;
  readonly id: AssessmentId;
  readonly project: ProjectId;
  readonly revision: number;
  readonly draft: DraftId;
  readonly author: PersonId;
  /** As today's questionnaire understands them; hidden ones included. */
  readonly answers: Answers;
  readonly given: GivenBy;
  /** As they were asked and given, in the words of that day. */
  readonly asked: readonly AskedAnswer[];
  readonly questionnaireVersion: number;
  readonly rulesVersion: number;
  readonly recommendation: Recommendation;
  /** Posted from the quick verdict, before the later pages were seen. */
  readonly provisional: boolean;
  readonly submittedAt: Date;
  readonly status: ReviewStatus;
}

/** A first step as the team works on it: one of the recommendation's, or one of their own. */
export interface FirstStepProgress {
  readonly project: ProjectId;
  /** The recommendation's id for it, or an id of its own. */
  readonly key: string;
  readonly own: boolean;
  readonly text: string;
  readonly why: string;
  readonly claims: readonly string[];
  readonly place: number;
  readonly owner: PersonId | null;
  /** A calendar day, `2026-03-31`. */
  readonly due: string | null;
  readonly note: string | null;
  readonly done: Given | null;
  readonly notNeeded: (Given & { readonly reason: string }) | null;
}

/** The message that shows a project in its channel; it is redrawn from the store, never patched. */
export interface Card {
  readonly project: ProjectId;
  readonly channel: ChannelId;
  /** Null until Slack has taken it, and again when the message was deleted. */
  readonly ts: string | null;
  /** Raised with every drawing; buttons carry the version they were drawn in. */
  readonly version: number;
  readonly postedAt: Date | null;
  readonly drawnAt: Date | null;
  /** Since when the message is known to be gone. */
  readonly missingAt: Date | null;
  /** Why Slack will not take it, in Slack’s own word; null while it does. */
  readonly trouble: string | null;
}
