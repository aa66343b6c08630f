import type { Project, ReviewStatus } from '#scoping/assessment';
import type { Outcome } from '#scoping/outcome';
import type { ReviewAct } from '#scoping/review';

export const statusNames: Readonly<Record<ReviewStatus, string>> = {
  open: 'Not proposed',
  proposed: 'Proposed, waits for a decision',
  approved: 'Approved',
  changes_requested: 'Changes requested',
  superseded: 'Superseded',
};

export const statusOf = ({ status, archivedAt }: Pick<Project, 'status' | 'archivedAt'>): string =>
  archivedAt ? `Archived (${statusNames[status].toLowerCase()})` : statusNames[status];

/** As in “Ana approved it”. */
export const actNames: Readonly<Record<ReviewAct, string>> = {
  propose: 'proposed it',
  approve: 'approved it',
  request_changes: 'asked for changes',
  withdraw: 'withdrew it',
};

export const builtNames: Readonly<Record<Outcome['built'], string>> = {
  prompting: 'Prompting only',
  rag: 'RAG (retrieval)',
  finetune: 'Fine-tuning',
  hybrid: 'Hybrid: RAG + fine-tuning',
  other: 'Something else',
  nothing: 'Nothing was built',
};

export const adviceNames: Readonly<Record<Outcome['adviceHeld'], string>> = {
  yes: 'The advice held',
  partly: 'The advice held in part',
  no: 'The advice did not hold',
};
