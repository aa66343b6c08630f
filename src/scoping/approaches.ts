export const approaches = ['prompting', 'rag', 'finetune', 'hybrid'] as const;

/** Where a product should end up. */
export type Approach = (typeof approaches)[number];

/** What to do next on the way there; a mess of documents is repaired before anything is built on it. */
export type Start = Approach | 'fix_data';

export const approachNames: Record<Start, string> = {
  prompting: 'Prompting only',
  rag: 'RAG (retrieval)',
  finetune: 'Fine-tuning',
  hybrid: 'Hybrid: RAG + fine-tuning',
  fix_data: 'Repair the documents first',
};

export const usesRetrieval = (approach: Approach): boolean => approach === 'rag' || approach === 'hybrid';

export const usesTraining = (approach: Approach): boolean => approach === 'finetune' || approach === 'hybrid';
