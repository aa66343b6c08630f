import type { Statement } from './statement.ts';

/** What the developer’s guide claims, in our words. Ids are never renumbered: stored assessments cite them. */
export const s2 = {
  'S2-01': {
    kind: 'mistake',
    says: 'The wrong architecture wastes months of development, lets costs spiral, and may never reach production.',
  },
  'S2-02': {
    kind: 'maintenance',
    says: 'Advice ages: what held for fine-tuning in 2023 may not hold in 2026, RAG has matured, and outdated advice abounds.',
  },
  'S2-03': {
    kind: 'definition',
    says: 'Fine-tuning keeps training a pre-trained model (GPT-4, Llama 3, Mistral) on your dataset.',
  },
  'S2-04': {
    kind: 'definition',
    says: 'Fine-tuning adjusts the weights to do a task better or to internalise domain knowledge.',
  },
  'S2-05': {
    kind: 'definition',
    says: 'A picture for fine-tuning: a generalist is sent to a specialised school and returns with new built-in skills.',
  },
  'S2-06': {
    kind: 'definition',
    says: 'RAG leaves the base model alone and adds a search over your documents that feeds the prompt in real time.',
  },
  'S2-07': {
    kind: 'definition',
    says: 'A picture for RAG: a generalist consults a specialised library before answering, as a doctor reads a patient’s records.',
  },
  'S2-08': {
    kind: 'context',
    says: 'In 2023 fine-tuning was mostly for researchers and well-funded firms: it took large GPU resources, expertise in hyperparameters and careful curation.',
  },
  'S2-09': {
    kind: 'cost',
    says: 'In 2023 one fine-tuning run on a large model cost thousands of dollars and took days; this is history, not an estimate.',
    figures: 'thousands of dollars; days (2023)',
  },
  'S2-10': {
    kind: 'context',
    says: 'Services such as OpenAI’s fine-tuning API, together.ai and Modal have opened fine-tuning to everyone.',
  },
  'S2-11': {
    kind: 'cost',
    says: 'A capable model can now be fine-tuned for less than $50.',
    figures: '< $50',
  },
  'S2-12': {
    kind: 'time',
    says: 'The training run of such a small fine-tune is ready within hours; the work on the data is not counted.',
    figures: 'hours',
  },
  'S2-13': {
    kind: 'context',
    says: 'Barriers are low enough that start-ups fine-tune as routinely as they deploy an endpoint.',
  },
  'S2-14': {
    kind: 'context',
    says: 'Early RAG was fragile and inconsistent and needed careful prompt work.',
  },
  'S2-15': {
    kind: 'context',
    says: 'Modern RAG uses vector databases (Pinecone, Weaviate, Chroma) with strong semantic embeddings and can retrieve very accurately.',
  },
  'S2-16': {
    kind: 'first-step',
    says: 'Chunk documents with parsing that keeps context rather than by naive character splits.',
  },
  'S2-17': {
    kind: 'signal',
    towards: 'rag',
    says: 'Most production applications today gain more from RAG than from fine-tuning.',
  },
  'S2-18': {
    kind: 'signal',
    towards: 'rag',
    says: 'A knowledge base that changes frequently almost certainly calls for RAG.',
  },
  'S2-19': {
    kind: 'maintenance',
    says: 'To update knowledge, a fine-tuned model must be retrained, while a RAG system just updates its document store.',
  },
  'S2-20': {
    kind: 'example',
    says: 'A financial-services firm that processes daily market reports should use RAG.',
  },
  'S2-21': { kind: 'example', says: 'A news organisation with constantly updating content should use RAG.' },
  'S2-22': { kind: 'example', says: 'Customer support over evolving product documentation should use RAG.' },
  'S2-23': {
    kind: 'signal',
    towards: 'rag',
    says: 'In regulated industries (healthcare, finance, legal) citing sources is non-negotiable, which calls for RAG.',
  },
  'S2-24': {
    kind: 'definition',
    says: 'RAG gives attribution naturally: the sources are there before the answer, so users can be pointed to them.',
  },
  'S2-25': {
    kind: 'blocker',
    against: 'finetune',
    says: 'A fine-tuned model cannot attribute: it may state facts confidently with no way to show its work.',
  },
  'S2-26': {
    kind: 'blocker',
    against: 'finetune',
    says: 'Serving several specialised domains makes fine-tuning expensive: a separate model each for legal, medical and technical.',
  },
  'S2-27': {
    kind: 'signal',
    towards: 'rag',
    says: 'For several domains, one general model over different document collections cuts the complexity and cost of infrastructure; that speaks for RAG.',
  },
  'S2-28': {
    kind: 'blocker',
    against: 'finetune',
    says: 'Training data in effect becomes part of the fine-tuned model.',
  },
  'S2-29': {
    kind: 'signal',
    towards: 'rag',
    says: 'An organisation uneasy that its training data might be reused leans to RAG, even though reputable providers do not train base models on it.',
  },
  'S2-30': {
    kind: 'signal',
    towards: 'rag',
    says: 'RAG keeps data separate from the model and so gives stronger isolation.',
  },
  'S2-31': {
    kind: 'signal',
    towards: 'finetune',
    says: 'A model that must perform the task differently, rather than know different things, speaks for fine-tuning: it changes how the model thinks.',
  },
  'S2-32': {
    kind: 'signal',
    towards: 'finetune',
    says: 'A company-specific tone of writing speaks for fine-tuning.',
  },
  'S2-33': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Outputs that must consistently follow a particular JSON structure speak for fine-tuning.',
  },
  'S2-34': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Complex multi-step reasoning patterns that must be followed speak for fine-tuning.',
  },
  'S2-35': {
    kind: 'latency',
    says: 'RAG adds latency before generation can start: it searches, fetches chunks and injects them; no figure is given.',
  },
  'S2-36': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Where every millisecond counts, fine-tuning removes the overhead of retrieval.',
  },
  'S2-37': { kind: 'example', says: 'Voice assistants may prefer fine-tuning, for speed.' },
  'S2-38': { kind: 'example', says: 'Real-time trading systems may prefer fine-tuning, for speed.' },
  'S2-39': {
    kind: 'example',
    says: 'High-frequency customer-service bots may prefer fine-tuning, for speed.',
  },
  'S2-40': {
    kind: 'signal',
    towards: 'finetune',
    says: 'A product that must run without an internet connection has everything baked into the weights, which speaks for fine-tuning.',
  },
  'S2-41': {
    kind: 'blocker',
    against: 'rag',
    says: 'RAG needs document stores and vector search that can be reached.',
  },
  'S2-42': {
    kind: 'example',
    says: 'A mobile application without connectivity often uses a self-contained fine-tuned model.',
  },
  'S2-43': { kind: 'example', says: 'An embedded device often uses a self-contained fine-tuned model.' },
  'S2-44': {
    kind: 'example',
    says: 'A secure air-gapped environment often uses a self-contained fine-tuned model.',
  },
  'S2-45': {
    kind: 'signal',
    towards: 'finetune',
    says: 'A domain that needs internalised reasoning, which retrieved text cannot carry, speaks for fine-tuning.',
  },
  'S2-46': {
    kind: 'example',
    says: 'A medical diagnosis system may need fine-tuned intuition beyond retrieved text.',
  },
  'S2-47': {
    kind: 'example',
    says: 'An advanced coding assistant may need fine-tuned intuition beyond retrieved text.',
  },
  'S2-48': { kind: 'example', says: 'Legal analysis may need fine-tuned intuition beyond retrieved text.' },
  'S2-49': {
    kind: 'threshold',
    says: 'Learning deep reasoning patterns takes thousands of examples.',
    figures: 'thousands of examples',
  },
  'S2-50': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'There is no need to choose: the most sophisticated systems combine RAG and fine-tuning.',
  },
  'S2-51': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'In a hybrid, fine-tuning brings behaviour, tone and reasoning; RAG brings current facts and attribution.',
  },
  'S2-52': {
    kind: 'example',
    says: 'A legal assistant fine-tuned on legal writing and reasoning, with RAG over current case law, statutes and client documents, uses both.',
  },
  'S2-53': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'The complexity of hybrids has dropped so far that even small teams can deploy one.',
  },
  'S2-54': {
    kind: 'first-step',
    says: 'LangChain and LlamaIndex give ready abstractions for a fine-tuned model inside a RAG pipeline.',
  },
  'S2-55': {
    kind: 'signal',
    towards: 'rag',
    says: 'Start with RAG if the knowledge base updates frequently.',
  },
  'S2-56': { kind: 'signal', towards: 'rag', says: 'Start with RAG if answers need source attribution.' },
  'S2-57': { kind: 'signal', towards: 'rag', says: 'Start with RAG if you are building a prototype or MVP.' },
  'S2-58': {
    kind: 'signal',
    towards: 'rag',
    says: 'Start with RAG if you wish to keep infrastructure as simple as possible.',
  },
  'S2-59': {
    kind: 'signal',
    towards: 'rag',
    says: 'Start with RAG if the domain knowledge can be written down in documents.',
  },
  'S2-60': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Consider fine-tuning if you need specific output formatting or a change in behaviour.',
  },
  'S2-61': { kind: 'signal', towards: 'finetune', says: 'Consider fine-tuning if latency is critical.' },
  'S2-62': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Consider fine-tuning for edge devices or offline environments.',
  },
  'S2-63': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Consider fine-tuning if the domain needs reasoning beyond retrieved context.',
  },
  'S2-64': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Consider fine-tuning if substantial, high-quality training data exists: thousands of examples.',
    figures: 'thousands of examples',
  },
  'S2-65': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'Consider a hybrid if you need both specialised behaviour and current knowledge.',
  },
  'S2-66': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'Consider a hybrid if you have the engineers to maintain both systems.',
  },
  'S2-67': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'Consider a hybrid for a production system whose use case justifies the complexity.',
  },
  'S2-68': {
    kind: 'cost',
    says: 'Training a GPT-4o-mini-class model costs $3 to $8 per million training tokens.',
    figures: '$3–8 per million training tokens',
  },
  'S2-69': {
    kind: 'cost',
    says: 'Inference on a fine-tuned model costs 2 to 4 times as much as on its base model.',
    figures: '2–4x premium',
  },
  'S2-70': {
    kind: 'cost',
    says: 'Training on 100,000 examples, called a modest job, costs $500 to $2,000.',
    figures: '100,000 examples → $500–2,000',
  },
  'S2-71': {
    kind: 'cost',
    says: 'RAG is paid for in vector-database storage, embedding calls and extra prompt tokens.',
  },
  'S2-72': {
    kind: 'cost',
    says: 'A RAG query uses 2 to 4 times the tokens of a plain one.',
    figures: '2–4x tokens',
  },
  'S2-73': { kind: 'cost', says: 'RAG avoids the upfront cost of training altogether.' },
  'S2-74': {
    kind: 'threshold',
    says: 'Below 10,000 queries a day the difference in cost is negligible for most applications.',
    figures: '< 10,000 queries per day',
  },
  'S2-75': { kind: 'sequencing', says: 'Below 10,000 queries a day, decide on capability, not on price.' },
  'S2-76': { kind: 'mistake', says: 'Fine-tuning with too little data is the most frequent mistake.' },
  'S2-77': {
    kind: 'threshold',
    says: 'Good fine-tuning needs thousands of high-quality examples.',
    figures: 'thousands of examples',
  },
  'S2-78': {
    kind: 'threshold',
    says: 'With only hundreds of examples, results often disappoint and look no better than the base model.',
    figures: 'hundreds of examples',
  },
  'S2-79': {
    kind: 'mistake',
    says: 'Dumping PDFs into a vector database without a chunking strategy gives terrible retrieval.',
  },
  'S2-80': { kind: 'first-step', says: 'Split documents at semantic boundaries.' },
  'S2-81': { kind: 'first-step', says: 'Implement metadata filtering.' },
  'S2-82': {
    kind: 'mistake',
    says: 'Without semantic chunking and metadata filtering, irrelevant context is retrieved and the model is confused.',
  },
  'S2-83': {
    kind: 'mistake',
    says: 'Building an elaborate hybrid early, where basic RAG would do, is over-engineering.',
  },
  'S2-84': {
    kind: 'sequencing',
    says: 'Start simple; add complexity only once the simpler solution demonstrably fails.',
  },
  'S2-85': {
    kind: 'maintenance',
    says: 'The boundary keeps moving: better in-context learning, better embeddings, cheaper and easier fine-tuning services.',
  },
  'S2-86': {
    kind: 'context',
    says: 'Models increasingly judge for themselves when they need outside information; future systems may route automatically.',
  },
  'S2-87': {
    kind: 'sequencing',
    says: 'There is no universal answer: decide on your own requirements and trade-offs, not on trends.',
  },
  'S2-88': { kind: 'definition', says: 'RAG offers flexibility, attribution and easier iteration.' },
  'S2-89': {
    kind: 'definition',
    says: 'Fine-tuning offers speed, offline capability and control of behaviour.',
  },
  'S2-90': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'Most sophisticated applications will eventually use both.',
  },
  'S2-91': {
    kind: 'first-step',
    says: 'Understand the requirements first: how current knowledge must be, how vital attribution is, what latency is tolerable, and who will build and maintain it.',
  },
  'S2-92': {
    kind: 'maintenance',
    says: 'Start simple and iterate on real user feedback rather than on theoretical perfection.',
  },
} satisfies Record<string, Statement>;
