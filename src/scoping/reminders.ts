import type { Given } from './assessment.ts';
import type { CadenceWords } from './cadence/rhythm.ts';
import type { Day, Hour } from './calendar.ts';
import type { ChannelId, Id, PersonId, ProjectId, TeamId } from './ids.ts';

export type ReminderId = Id<'reminder'>;

/** What is known to end: a fixed day, or the earliest on which it may happen. */
export interface End {
  readonly on: Day;
  readonly day: 'fixed' | 'earliest';
}

/** What a team runs on, in its own words. */
export interface ModelsUsed {
  readonly provider: string;
  readonly base: string;
  readonly embedding: string;
  /** When the base model ends, where somebody entered it. */
  readonly end: End | null;
}

/** As long as nobody has recorded any. */
export const noModels: ModelsUsed = { provider: '', base: '', embedding: '', end: null };

export const places = ['dm', 'channel'] as const;

/** Who is reminded of a project, when and where. Without one nothing is ever sent: somebody has said yes to it. */
export interface ReminderPlan {
  readonly team: TeamId;
  readonly project: ProjectId;
  readonly agreed: Given;
  /** The day since which it says yes; nothing that was due before is asked for. */
  readonly since: Day;
  /** Planned or past. */
  readonly launch: Day | null;
  readonly person: PersonId;
  /** Told when nobody answers for two weeks. */
  readonly reviewer: PersonId | null;
  /** An IANA name, as Slack last told it of that person. */
  readonly zone: string;
  readonly hour: Hour;
  readonly place: (typeof places)[number];
  readonly models: ModelsUsed;
  readonly muted: Given | null;
}

/** One thing that comes back: of the recommendation's cadence, or the end of a model. */
export interface ReminderLine {
  readonly key: string;
  readonly words: CadenceWords;
  readonly basis: 'stated' | 'inferred';
  /** Claim ids, or the address where a date was read. */
  readonly sources: readonly string[];
  /** How often the reminder comes, which may be less often than the thing itself should be done. */
  readonly rhythm: Rhythm;
  /** What else makes it due, as it reads after “when”. */
  readonly when: string | null;
}

type Rhythm =
  | { readonly kind: 'every'; readonly every: string; readonly from: 'launch' | 'assessment' }
  | { readonly kind: 'on'; readonly days: readonly Day[] }
  /** Only when somebody says that it happened. */
  | { readonly kind: 'event' };

/** What became of a line so far; a line nobody was reminded of yet has none of it. */
export interface LineState {
  readonly key: string;
  /** An interval that somebody chose instead of ours. */
  readonly every: string | null;
  /** A day of its own: put off to it, or made due by something that happened. */
  readonly again: Day | null;
  /** The last day whose reminder was sent; what lies before it is settled. */
  readonly last: Day | null;
  /** Sent and not answered yet. */
  readonly open: Open | null;
  readonly muted: Given | null;
}

export interface Open {
  readonly reminder: ReminderId;
  readonly due: Day;
}

export const results = ['held', 'slipped', 'failed'] as const;
export type Result = (typeof results)[number];

/** A message that reminds. */
export interface Reminder {
  readonly team: TeamId;
  readonly id: ReminderId;
  readonly project: ProjectId;
  /** `asked`: what is due. `nudge`: in its thread. `reviewer`: that nobody answers. `again`: for one who put it off. */
  readonly kind: 'asked' | 'nudge' | 'reviewer' | 'again';
  /** The day it belongs to, where it is read; a project has one a day. */
  readonly day: Day;
  readonly zone: string;
  readonly to: PersonId | ChannelId;
  readonly lines: readonly { readonly key: string; readonly due: Day }[];
  /** The message this one is about. */
  readonly about: ReminderId | null;
  readonly sent: { readonly channel: ChannelId; readonly ts: string } | null;
}

/** In a channel one person puts a reminder off for themselves; it stays open for the others. */
export interface Snooze {
  readonly key: string;
  readonly person: PersonId;
  readonly zone: string;
  readonly until: Day;
  /** Which of the line's days was put off. */
  readonly due: Day;
  readonly reminder: ReminderId;
}

/** What people did about a reminder, for good. */
export interface ReminderEvent {
  readonly key: string;
  readonly due: Day;
  readonly kind: Result | 'snoozed' | 'muted' | 'unmuted' | 'happened';
  readonly by: PersonId;
  readonly at: Date;
  /** As it was typed: a score, a sum, “91%”. */
  readonly figure: string;
  readonly note: string;
  /** Of a snooze. */
  readonly until: Day | null;
}
