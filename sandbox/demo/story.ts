import type { Outcome } from '#scoping/outcome';
import type { PageId } from '#scoping/questionnaire';
import type { personas } from '../personas.ts';
import type { Deed } from './deed.ts';

export type PersonaName = (typeof personas)[number]['name'];

export interface Story {
  readonly name: PersonaName;
  readonly by: string;
  readonly where: string;
  readonly daysAgo: number;
  /** Straight from the first page. */
  readonly quick?: true;
  /** So many days after it was submitted. */
  readonly life?: readonly (readonly [days: number, deed: Deed])[];
  /** What its owner says when the bot asks, ninety days after it was approved. */
  readonly became?: Pick<Outcome, 'built' | 'adviceHeld' | 'note'>;
}

export interface Unfinished extends Pick<Story, 'name' | 'by' | 'where' | 'daysAgo'> {
  /** The last page that was answered. */
  readonly upTo: PageId;
}
