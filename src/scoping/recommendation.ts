import type { Approach, Start } from './approaches.ts';
import type { Answers, QuestionKey } from './questionnaire.ts';

/**
 * The recommendation as it is stored, shown and printed by `ragft assess --json`. Its field names are a published
 * contract, which is why they are spelled with underscores here too: there is one shape, not two and a mapping.
 */
export interface Recommendation {
  readonly rules_version: number;
  readonly destination: Approach;
  readonly start: Start;
  readonly later: readonly Later[];
  readonly firmness: Firmness;
  readonly panel: readonly PanelVoice[];
  readonly rationale: readonly Reason[];
  readonly case_against: readonly Reason[];
  readonly tipping_points: readonly TippingPoint[];
  readonly open_questions: readonly QuestionKey[];
  readonly estimate: Readonly<Record<Approach, Estimate>>;
  readonly first_steps: readonly FirstStep[];
  readonly warnings: readonly Warning[];
  readonly cadence: readonly CadenceLine[];
  readonly providers: readonly ProviderFact[];
}

/** A step after the start, and the gate that opens it: “after 1,000 reviewed examples”. */
export interface Later {
  readonly approach: Start;
  readonly gate: string;
}

export interface Firmness {
  /** Completions that keep the destination, of all that were tried; exact, or drawn with a fixed seed. */
  readonly same: number;
  readonly of: number;
  readonly exact: boolean;
  readonly panel_agreeing: number;
}

export const sources = ['S1', 'S2', 'S3', 'S4', 'S5'] as const;
export type SourceId = (typeof sources)[number];

/** What a reader who followed only that article would do. */
export interface PanelVoice {
  readonly source: SourceId;
  readonly verdict: Approach;
  readonly start: Start;
  readonly flags: readonly string[];
  readonly open: readonly QuestionKey[];
  readonly provisional: boolean;
}

export interface Reason {
  readonly rule: string;
  readonly text: string;
  readonly answers: readonly QuestionKey[];
  readonly claims: readonly string[];
}

/** Merged into the answers, `changes` leads to another destination. */
export interface TippingPoint {
  readonly changes: Answers;
  readonly destination: Approach;
}

export const estimateLines = ['time', 'setup', 'first_year', 'monthly'] as const;
export type Estimate = Readonly<Record<(typeof estimateLines)[number], Range>>;

/** What the sources state or what follows from their figures; `none` where no source gives a figure. */
export interface Range {
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: 'weeks' | 'usd';
  readonly basis: 'stated' | 'derived' | 'none';
  readonly fit: 'fits' | 'tight' | 'no' | 'unknown';
  readonly claims: readonly string[];
}

export interface FirstStep {
  readonly id: string;
  readonly text: string;
  readonly why: string;
  readonly claims: readonly string[];
}

export interface Warning {
  readonly id: string;
  readonly text: string;
  readonly claims: readonly string[];
}

export interface CadenceLine {
  readonly id: string;
  /** An ISO 8601 duration, or null where an event decides. */
  readonly every: string | null;
  readonly on: string | null;
  readonly basis: 'stated' | 'inferred';
  readonly claims: readonly string[];
}

export interface ProviderFact {
  readonly name: string;
  readonly fact: string;
  /** The day it was checked; the views say “check again” when it is older than 90 days. */
  readonly as_of: string;
  readonly source: string;
}
