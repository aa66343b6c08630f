import type { Approach } from '../approaches.ts';

interface Said {
  /** One sentence in our words that stands by itself. */
  readonly says: string;
  /** The exact figure and its unit, where the article gives one. */
  readonly figures?: string;
}

/** A signal speaks for an approach, a blocker against one; the other kinds take no side. */
export type Statement =
  | (Said & { readonly kind: 'signal'; readonly towards: Approach })
  | (Said & { readonly kind: 'blocker'; readonly against: 'rag' | 'finetune' | 'every build' })
  | (Said & {
      readonly kind:
        | 'threshold'
        | 'sequencing'
        | 'first-step'
        | 'mistake'
        | 'maintenance'
        | 'cost'
        | 'time'
        | 'latency'
        | 'definition'
        | 'example'
        | 'context';
    });
