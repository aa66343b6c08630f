import type { ChannelId, PersonId } from './ids.ts';

/** What the admins of a workspace decide. */
export interface Settings {
  readonly reviewers: readonly PersonId[];
  readonly reviewChannel: ChannelId | null;
  /** Whether an author may approve their own. */
  readonly selfApproval: boolean;
  /** Where the bot may be used; null is everywhere. */
  readonly channels: readonly ChannelId[] | null;
  /** When reminders come unless somebody chose another hour. */
  readonly reminderHour: number;
  /** The weekly list of overdue steps, for all who did not switch it off. */
  readonly digest: boolean;
  /** After how many days archived projects are removed; null keeps them. */
  readonly retentionDays: number | null;
}

export const defaultSettings: Settings = {
  reviewers: [],
  reviewChannel: null,
  selfApproval: false,
  channels: null,
  reminderHour: 10,
  digest: true,
  retentionDays: null,
};
