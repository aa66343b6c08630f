import type { Assessment, Draft } from '#scoping/assessment';
import type { Place } from '#scoping/place';
import type { Answers, PageId, QuestionKey } from '#scoping/questionnaire';
import type { Recommendation } from '#scoping/recommendation';
import type { SoFar } from '#scoping/so-far';

/** What comes of what a person did: something to show, or what was wrong with it. */
export type Turn = Shown | Refused;

/** What a person is shown next. */
export type Shown =
  | PageTurn
  | ChangeTurn
  | LastLookTurn
  | QuickVerdictTurn
  | MeanwhileTurn
  | { readonly kind: 'drafts'; readonly drafts: readonly Draft[] }
  | {
      readonly kind: 'submitted';
      readonly assessment: Assessment;
      readonly name: string;
      readonly place: Place;
    }
  | { readonly kind: 'discarded' }
  /** The draft was submitted, set aside or removed, or never was this person's. */
  | { readonly kind: 'gone' };

export interface PageTurn {
  readonly kind: 'page';
  readonly draft: Draft;
  readonly page: PageId;
  readonly soFar: SoFar;
  readonly quick: boolean;
  readonly resumed: boolean;
  /** Whether the channel has projects to choose from. */
  readonly others: boolean;
  /** Whether a draft was set aside that can come back. */
  readonly earlier: boolean;
}

/** One question by itself. */
interface ChangeTurn {
  readonly kind: 'change';
  readonly draft: Draft;
  readonly question: QuestionKey;
  readonly soFar: SoFar;
  /** The page the last look was reached from, where *Back* leads in the end. */
  readonly from?: PageId;
}

export interface LastLookTurn {
  readonly kind: 'your-answers';
  readonly draft: Draft;
  readonly recommendation: Recommendation;
  readonly place: Place;
  readonly resumed: boolean;
  readonly from?: PageId;
  readonly again?: { readonly name: string; readonly revision: number; readonly answers: Answers };
}

export interface QuickVerdictTurn {
  readonly kind: 'quick-verdict';
  readonly draft: Draft;
  readonly recommendation: Recommendation;
  readonly place: Place;
  readonly from?: PageId;
}

/** Somebody else submitted since this draft was begun. */
interface MeanwhileTurn {
  readonly kind: 'meanwhile';
  readonly draft: Draft;
  readonly project: string;
  readonly theirs: Assessment;
  readonly yours: { readonly answers: Answers; readonly recommendation: Recommendation };
  readonly provisional: boolean;
}

/** A person's mistake, in words, by the field it belongs to. */
export interface Refused {
  readonly kind: 'refused';
  readonly problems: { readonly name?: string; readonly channel?: string };
}
