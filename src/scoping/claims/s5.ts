import type { Statement } from './statement.ts';

/** What the article of the five variables claims, in our words. Ids are never renumbered: stored assessments cite them. */
export const s5 = {
  'S5-01': {
    kind: 'cost',
    says: 'The decision moves weeks of timeline, tens of thousands of dollars, and how well the live system can be updated.',
    figures: 'weeks; tens of thousands of dollars',
  },
  'S5-02': {
    kind: 'mistake',
    says: 'Getting it wrong early is paid for 6 months later, in re-architecture.',
    figures: '6 months in',
  },
  'S5-03': {
    kind: 'mistake',
    says: 'Most teams choose wrong because they optimise for the wrong variable; there is no universal answer.',
  },
  'S5-04': {
    kind: 'definition',
    says: 'RAG leaves the model untouched and supplies information at query time from a vector database, document store or search index.',
  },
  'S5-05': {
    kind: 'definition',
    says: 'A picture for RAG: a reference document is handed over before every answer; the model looks up, it does not memorise.',
  },
  'S5-06': {
    kind: 'first-step',
    says: 'RAG requires a retrieval pipeline: an embedding model, a vector database and a chunking strategy.',
  },
  'S5-07': { kind: 'first-step', says: 'RAG requires a well-structured, current knowledge base.' },
  'S5-08': { kind: 'maintenance', says: 'RAG requires ongoing upkeep as the knowledge changes.' },
  'S5-09': {
    kind: 'definition',
    says: 'Fine-tuning continues training on your data so that the model internalises patterns, tone, structure or domain behaviour.',
  },
  'S5-10': {
    kind: 'definition',
    says: 'A picture for fine-tuning: the model is taught rather than handed notes; afterwards the behaviour is baked in.',
  },
  'S5-11': {
    kind: 'threshold',
    says: 'Fine-tuning typically requires hundreds to thousands of labelled input/output pairs.',
    figures: 'hundreds to thousands',
  },
  'S5-12': { kind: 'cost', says: 'Fine-tuning requires a compute budget for training runs.' },
  'S5-13': {
    kind: 'maintenance',
    says: 'Fine-tuning requires a retrain whenever knowledge or requirements change significantly.',
  },
  'S5-14': {
    kind: 'mistake',
    says: 'It is a common misconception that fine-tuning adds facts reliably; it teaches how to respond, and many wrong decisions start there.',
  },
  'S5-15': {
    kind: 'sequencing',
    says: '“More accurate?” and “cheaper?” have no general answer; decide on five variables instead.',
  },
  'S5-16': {
    kind: 'signal',
    towards: 'rag',
    says: 'Knowledge that changes daily or weekly (new product lines, updated policies, regulatory filings) calls for RAG by a wide margin.',
  },
  'S5-17': {
    kind: 'blocker',
    against: 'finetune',
    says: 'Retraining for every update is slow, expensive and unsustainable at early scale.',
  },
  'S5-18': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Stable domain knowledge (medical protocols, established precedents, fixed manuals) is where fine-tuning becomes viable.',
  },
  'S5-19': { kind: 'cost', says: 'Where updates are rare, the cost of retraining can be spread.' },
  'S5-20': {
    kind: 'signal',
    towards: 'rag',
    says: 'Ask whether the answer would differ 6 months from now; if yes, lean to RAG.',
    figures: '6 months',
  },
  'S5-21': {
    kind: 'sequencing',
    says: 'Knowledge versus behaviour is the most important distinction, and the one most often skipped.',
  },
  'S5-22': {
    kind: 'signal',
    towards: 'rag',
    says: 'A model that must know things (questions about documents, products, data) calls for RAG.',
  },
  'S5-23': {
    kind: 'signal',
    towards: 'finetune',
    says: 'A model that must behave differently (a specific tone, a strict output format, an own taxonomy) calls for fine-tuning.',
  },
  'S5-24': {
    kind: 'example',
    says: 'A support bot that must sound like the brand and know the catalogue may need both, for different reasons.',
  },
  'S5-25': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'Behaviour comes from fine-tuning, knowledge from RAG.',
  },
  'S5-26': { kind: 'first-step', says: 'RAG needs a clean, structured, retrievable knowledge base.' },
  'S5-27': {
    kind: 'blocker',
    against: 'every build',
    says: 'Documents that are a mess of PDFs and Notion pages are a data problem to solve before any AI problem.',
  },
  'S5-28': {
    kind: 'first-step',
    says: 'Fine-tuning needs input/output pairs that show the wanted behaviour.',
  },
  'S5-29': {
    kind: 'threshold',
    says: 'The minimum for basic tasks is around 200 labelled examples.',
    figures: 'around 200',
  },
  'S5-30': {
    kind: 'threshold',
    says: 'A reliable change of behaviour takes 1,000 or more labelled examples.',
    figures: '1,000+',
  },
  'S5-31': {
    kind: 'blocker',
    against: 'finetune',
    says: 'Most early-stage companies lack enough high-quality labels in month one.',
    figures: 'month one',
  },
  'S5-32': {
    kind: 'latency',
    says: 'Retrieval takes 200 to 800 ms, depending on infrastructure, embedding model and vector database.',
    figures: '200–800 ms',
  },
  'S5-33': {
    kind: 'latency',
    says: 'For real-time uses, such as voice or sub-second chat, retrieval latency matters and must be engineered carefully.',
  },
  'S5-34': {
    kind: 'latency',
    says: 'Fine-tuning can lower latency by removing retrieval; no figure is given.',
  },
  'S5-35': {
    kind: 'cost',
    says: 'Fine-tuned models are often larger and dearer to host than a base model with a RAG layer; no figure is given.',
  },
  'S5-36': {
    kind: 'cost',
    says: 'At early scale, RAG on a hosted base model (GPT-4o, Claude, Gemini) is usually cheaper than a fine-tuned model on dedicated inference.',
  },
  'S5-37': { kind: 'first-step', says: 'Run the numbers before committing.' },
  'S5-38': {
    kind: 'definition',
    says: 'RAG can show for each answer the document, the chunk and signals of confidence.',
  },
  'S5-39': {
    kind: 'signal',
    towards: 'rag',
    says: 'In regulated industries (healthcare, finance, legal) a source for each answer is often a compliance requirement, which calls for RAG.',
  },
  'S5-40': {
    kind: 'blocker',
    against: 'finetune',
    says: 'Fine-tuned answers are opaque: why the model said something cannot be traced.',
  },
  'S5-41': {
    kind: 'signal',
    towards: 'rag',
    says: 'For a product facing compliance review or audit, the auditability of RAG is a structural advantage.',
  },
  'S5-42': {
    kind: 'signal',
    towards: 'rag',
    says: 'By its table, frequently changing knowledge counts for RAG (the side is inferred from the first variable).',
  },
  'S5-43': {
    kind: 'signal',
    towards: 'rag',
    says: 'By its table, the need to retrieve from documents counts for RAG (the side is inferred from the second variable).',
  },
  'S5-44': {
    kind: 'signal',
    towards: 'finetune',
    says: 'By its table, the need for a specific output format or style counts for fine-tuning (the side is inferred from the second variable).',
  },
  'S5-45': {
    kind: 'signal',
    towards: 'rag',
    says: 'By its table, compliance that requires source attribution counts for RAG (the side is inferred from the fifth variable).',
  },
  'S5-46': {
    kind: 'signal',
    towards: 'finetune',
    says: 'By its table, 1,000 or more labelled examples count for fine-tuning (the side is inferred from the same figure in the third variable).',
    figures: '1,000+',
  },
  'S5-47': {
    kind: 'signal',
    towards: 'rag',
    says: 'By its table, an early stage with a limited infrastructure budget counts for RAG (the side is inferred from the fourth variable).',
  },
  'S5-48': {
    kind: 'signal',
    towards: 'finetune',
    says: 'By its table, a latency limit that leaves no room for retrieval counts for fine-tuning (the side is inferred, as it excludes RAG by itself).',
  },
  'S5-49': {
    kind: 'signal',
    towards: 'finetune',
    says: 'By its table, the need to shorten prompts at scale counts for fine-tuning (the side is inferred and only likely, as the prose never mentions prompt length).',
  },
  'S5-50': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'The two are not mutually exclusive; most mature products use both.',
  },
  'S5-51': {
    kind: 'sequencing',
    says: 'The real decision of architecture is which problem each of the two solves.',
  },
  'S5-52': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'First half of the combined pattern: fine-tune for consistent behaviour, such as tone, output format, task framing and safety guardrails.',
  },
  'S5-53': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'Second half of the combined pattern: RAG grounds the content used to answer.',
  },
  'S5-54': {
    kind: 'example',
    says: 'A sales-call compliance monitor used a fine-tuned classifier and RAG over the policy documents that matter to the call; neither alone was enough.',
  },
  'S5-55': {
    kind: 'first-step',
    says: 'In a hybrid, retrieve first, put the context into the prompt, then generate.',
  },
  'S5-56': {
    kind: 'mistake',
    says: 'A hybrid loses quality if its training data does not look like the prompts with retrieved context that it meets when it runs.',
  },
  'S5-57': {
    kind: 'first-step',
    says: 'For a hybrid, train on representative examples that include retrieved context.',
  },
  'S5-58': {
    kind: 'mistake',
    says: 'The most common mistake is to pick fine-tuning because it sounds serious or proprietary when RAG would ship faster and solve the problem better.',
  },
  'S5-59': {
    kind: 'cost',
    says: 'Fine-tuning where RAG would do costs weeks of collecting and labelling data.',
    figures: 'weeks',
  },
  'S5-60': {
    kind: 'cost',
    says: 'Fine-tuning where RAG would do costs a first retraining cycle as soon as requirements change.',
  },
  'S5-61': {
    kind: 'cost',
    says: 'Fine-tuning where RAG would do costs flexibility, since behaviour in the weights is hard to update.',
  },
  'S5-62': {
    kind: 'mistake',
    says: 'The second most common mistake is to start RAG but skip chunking strategy, embedding quality and retrieval evaluation.',
  },
  'S5-63': {
    kind: 'mistake',
    says: 'A badly designed RAG pipeline does worse than a well-designed fine-tuned model, even on knowledge-retrieval tasks.',
  },
  'S5-64': { kind: 'mistake', says: 'RAG is not done by putting documents into a vector database.' },
  'S5-65': { kind: 'sequencing', says: 'Ask which problem you actually have, not which approach is better.' },
  'S5-66': {
    kind: 'first-step',
    says: 'First step of RAG: audit the knowledge base; is it clean, current and retrievable?',
  },
  'S5-67': {
    kind: 'first-step',
    says: 'Second step of RAG: define the unit of retrieval, that is, what a chunk is in your domain.',
  },
  'S5-68': {
    kind: 'first-step',
    says: 'Third step of RAG: build a small eval set of 20 to 50 question/answer pairs before writing code.',
    figures: '20–50 pairs',
  },
  'S5-69': {
    kind: 'first-step',
    says: 'Fourth step of RAG: choose the stack of embedding model, vector database and orchestration layer.',
  },
  'S5-70': {
    kind: 'first-step',
    says: 'Fifth step of RAG: measure retrieval quality before generation quality.',
  },
  'S5-71': {
    kind: 'first-step',
    says: 'First step of fine-tuning: define the exact behaviour to change, specifically.',
  },
  'S5-72': {
    kind: 'first-step',
    says: 'Second step of fine-tuning: collect at least 200 high-quality labelled examples.',
    figures: 'at least 200',
  },
  'S5-73': {
    kind: 'first-step',
    says: 'Third step of fine-tuning: establish a prompt baseline before training.',
  },
  'S5-74': {
    kind: 'signal',
    towards: 'prompting',
    says: 'If prompting alone gets to 80%, fine-tuning may not be worth it.',
    figures: '80%',
  },
  'S5-75': {
    kind: 'first-step',
    says: 'Fourth step of fine-tuning: plan the retraining cadence before launch.',
  },
  'S5-76': {
    kind: 'signal',
    towards: 'rag',
    says: 'RAG is the right default for most early-stage AI products.',
  },
  'S5-77': {
    kind: 'signal',
    towards: 'rag',
    says: 'RAG is faster to ship, cheaper to update and easier to debug.',
  },
  'S5-78': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Fine-tuning earns its place with a behaviour problem and enough quality data; both are needed.',
  },
  'S5-79': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'Most production systems eventually use both, but should start with the problem they are actually solving.',
  },
  'S5-80': {
    kind: 'context',
    says: 'Getting the decision right early saves engineering time and gives systems that are easier to maintain, explain and improve.',
  },
} satisfies Record<string, Statement>;
