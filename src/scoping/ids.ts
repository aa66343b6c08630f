declare const kind: unique symbol;

/** A string that says what it identifies, so that a person's id never stands where a channel's belongs. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind };

/** For the doors only, where a string comes in from Slack, the store or the id maker. */
export const brand = <Kind extends string>(raw: string): Id<Kind> => raw as Id<Kind>;

export type TeamId = Id<'team'>;
export type PersonId = Id<'person'>;
export type ChannelId = Id<'channel'>;

export type ProjectId = Id<'project'>;
export type DraftId = Id<'draft'>;
export type AssessmentId = Id<'assessment'>;
