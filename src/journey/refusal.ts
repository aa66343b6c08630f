import { NOT_VISIBLE } from './may.ts';

/** What somebody may not do, or not any more, in words for them. */
export interface Refusal {
  readonly kind: 'refused';
  readonly why: string;
  /** It is not for them to know whether there is such a thing; worth a line in the log. */
  readonly hidden?: true;
}

export const refused = (why: string): Refusal => ({ kind: 'refused', why });

/** They were told by then that it failed, so it must not be done. */
export const tooLate = refused('It took so long that Slack gave up on it. Nothing was changed: try again.');

export const unseen: Refusal = { kind: 'refused', why: NOT_VISIBLE, hidden: true };
