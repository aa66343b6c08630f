import { s1 } from './claims/s1.ts';
import { s2 } from './claims/s2.ts';
import { s3 } from './claims/s3.ts';
import { s4 } from './claims/s4.ts';
import { s5 } from './claims/s5.ts';
import type { Statement } from './claims/statement.ts';
import type { SourceId } from './recommendation.ts';

const statements = { ...s1, ...s2, ...s3, ...s4, ...s5 };

export type ClaimId = keyof typeof statements;

export type Claim = Statement & { readonly id: ClaimId; readonly source: SourceId };

/** Everything the five articles claim, in reading order. */
export const claims: readonly Claim[] = (Object.keys(statements) as ClaimId[]).map((id) => ({
  ...statements[id],
  id,
  source: id.slice(0, 2) as SourceId,
}));

const byId = new Map<string, Claim>(claims.map((claim) => [claim.id, claim]));

/** Takes a plain string because recommendations read back from the store carry plain strings. */
export function claim(id: string): Claim {
  const found = byId.get(id);
  if (!found) throw new Error(`No claim has the id ${id}.`);
  return found;
}
