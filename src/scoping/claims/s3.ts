import type { Statement } from './statement.ts';

/** What Resser Solutions claims, in our words. Ids are never renumbered: stored assessments cite them. */
export const s3 = {
  'S3-01': { kind: 'mistake', says: '“RAG versus fine-tuning” is the wrong frame.' },
  'S3-02': { kind: 'sequencing', says: 'The first step is prompting.' },
  'S3-03': {
    kind: 'sequencing',
    says: 'The second step is RAG, when knowledge is too big or too dynamic to fit in a prompt.',
  },
  'S3-04': {
    kind: 'sequencing',
    says: 'Fine-tuning comes last, and only once prompting and RAG are both exhausted.',
  },
  'S3-05': {
    kind: 'signal',
    towards: 'rag',
    says: 'Knowledge that updates frequently (documents, tickets, policies, product specifications) speaks for RAG.',
  },
  'S3-06': {
    kind: 'signal',
    towards: 'rag',
    says: 'Citations or auditability needed for compliance speak for RAG.',
  },
  'S3-07': {
    kind: 'threshold',
    says: 'Knowledge of more than 10,000 documents that does not fit a context window speaks for RAG; both conditions are joined by “and”.',
    figures: '> 10,000 documents',
  },
  'S3-08': {
    kind: 'signal',
    towards: 'rag',
    says: 'A multi-tenant product, in which each customer has its own data and they must not mix, speaks for RAG.',
  },
  'S3-09': {
    kind: 'signal',
    towards: 'rag',
    says: 'One base model that should serve many use cases through different retrieval indices speaks for RAG.',
  },
  'S3-10': {
    kind: 'signal',
    towards: 'finetune',
    says: 'A specific output format, style or persona that the prompt cannot reliably enforce speaks for fine-tuning.',
  },
  'S3-11': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Fine-tuning fits where latency or unit cost is a hard constraint and a smaller tuned model beats a large frontier model on the task; both are needed.',
  },
  'S3-12': {
    kind: 'threshold',
    says: 'Structured extraction with consistent schemas speaks for fine-tuning if there are 1,000 or more labelled examples; both are needed.',
    figures: '1,000+ labelled examples',
  },
  'S3-13': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Specialised vocabulary or domain language that the base model genuinely does not know speaks for fine-tuning.',
  },
  'S3-14': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'A common production pattern is a small fine-tuned model for structured output or extraction, and RAG for reasoning grounded in knowledge.',
  },
  'S3-15': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'In the combined pattern the fine-tuned model consumes the retrieved context.',
  },
  'S3-16': { kind: 'cost', says: 'Prompting only: set-up cost is low.' },
  'S3-17': { kind: 'cost', says: 'Prompting only: the cost per query is higher tokens.' },
  'S3-18': { kind: 'maintenance', says: 'Prompting only: maintenance is low.' },
  'S3-19': { kind: 'cost', says: 'RAG: set-up cost is medium (indexing and retrieval infrastructure).' },
  'S3-20': { kind: 'cost', says: 'RAG: the cost per query is tokens plus retrieval.' },
  'S3-21': { kind: 'maintenance', says: 'RAG: maintenance is medium (refreshing the index, evaluation).' },
  'S3-22': { kind: 'cost', says: 'Fine-tuning: set-up cost is high (training data and runs).' },
  'S3-23': { kind: 'cost', says: 'Fine-tuning: the cost per query is lower tokens.' },
  'S3-24': { kind: 'maintenance', says: 'Fine-tuning: maintenance is high (retraining cadence).' },
  'S3-25': { kind: 'cost', says: 'RAG plus fine-tuning: set-up cost is the highest.' },
  'S3-26': { kind: 'cost', says: 'RAG plus fine-tuning: the cost per query is the lowest at scale.' },
  'S3-27': { kind: 'maintenance', says: 'RAG plus fine-tuning: maintenance is the highest.' },
  'S3-28': {
    kind: 'signal',
    towards: 'rag',
    says: 'RAG is preferred over fine-tuning when knowledge is dynamic, too big for a prompt, or needs citation.',
  },
  'S3-29': {
    kind: 'sequencing',
    says: 'Fine-tune only after prompting plus RAG has been exhausted on an eval set.',
  },
  'S3-30': {
    kind: 'blocker',
    against: 'finetune',
    says: 'Fine-tuning teaches behaviour, not facts; knowledge belongs in retrieval.',
  },
  'S3-31': {
    kind: 'signal',
    towards: 'prompting',
    says: 'Large context windows reduce the need to fine-tune on knowledge tasks.',
  },
  'S3-32': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Large context windows do not fix concerns of style, formatting or unit cost.',
  },
  'S3-33': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Fine-tuning wins when a specific output schema is needed.',
  },
  'S3-34': { kind: 'signal', towards: 'finetune', says: 'Fine-tuning wins when latency is critical.' },
  'S3-35': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Fine-tuning wins when a smaller fine-tuned model beats a frontier model on a narrow task.',
  },
  'S3-36': {
    kind: 'time',
    says: 'The smallest meaningful fine-tune (data preparation, training and evaluation) takes 2 to 4 weeks.',
    figures: '2–4 weeks',
  },
  'S3-37': {
    kind: 'time',
    says: 'A realistic production fine-tune takes 4 to 10 weeks.',
    figures: '4–10 weeks',
  },
  'S3-38': {
    kind: 'first-step',
    says: 'A production fine-tune includes data curation, an eval set, a regression suite and an A/B test against the base model.',
  },
  'S3-39': {
    kind: 'maintenance',
    says: 'An ongoing retraining cadence comes on top, to keep up with better base models; no interval is given.',
  },
  'S3-40': {
    kind: 'sequencing',
    says: 'In a custom build, fine-tuning is done only when prompting plus retrieval was measured and found insufficient on the eval set.',
  },
  'S3-41': {
    kind: 'sequencing',
    says: 'Fine-tuning is not proposed at the scoping stage unless the project clearly requires it.',
  },
  'S3-42': {
    kind: 'context',
    says: 'Trade-offs are to be settled before a budget is signed; a scope and a rough bracket take one business day.',
    figures: 'one business day',
  },
} satisfies Record<string, Statement>;
