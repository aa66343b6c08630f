import type { ClaimId } from '#scoping/claims';

const prevalence = 'says how many products end up with both, which cannot tell this product from another';

/** Claims of a kind that decides, which nothing in the core rests on, each with the reason why not. */
export const claimsNotUsed: Readonly<Partial<Record<ClaimId, string>>> = {
  'S1-56': prevalence,
  'S2-90': prevalence,
  'S4-94': prevalence,
  'S5-77': 'praises retrieval in general; S4-32 and S5-76, which the panels use, say when it is the default',
};
