import type { Statement } from './statement.ts';

/** What Akoode Technologies claims, in our words. Ids are never renumbered: stored assessments cite them. */
export const s4 = {
  'S4-01': {
    kind: 'definition',
    says: 'A base model that demos well lacks your data in production: it answers generically and gets your own product facts wrong.',
  },
  'S4-02': {
    kind: 'mistake',
    says: 'Treating RAG and fine-tuning as competing choices is a mistake; they solve different problems.',
  },
  'S4-03': {
    kind: 'mistake',
    says: 'Using RAG on a problem that needs fine-tuning wastes infrastructure budget.',
  },
  'S4-04': {
    kind: 'mistake',
    says: 'Fine-tuning on a problem that needs RAG burns training compute on what a retrieval pipeline would have solved in a week.',
    figures: 'a week',
  },
  'S4-05': { kind: 'definition', says: 'RAG gives the model outside knowledge at the moment it generates.' },
  'S4-06': {
    kind: 'definition',
    says: 'RAG embeds the query, searches for relevant chunks, inserts them beside the query and gives a grounded answer.',
  },
  'S4-07': {
    kind: 'maintenance',
    says: 'Under RAG the knowledge sits outside an unchanged model: update the knowledge base and the next retrieval reflects it.',
  },
  'S4-08': {
    kind: 'signal',
    towards: 'rag',
    says: 'Anything where freshness matters (product documentation, a support knowledge base, internal policies, pricing) should be retrieved, not baked in.',
  },
  'S4-09': {
    kind: 'first-step',
    says: 'Study how vector databases store and retrieve before designing the pipeline: the database and the indexing strategy drive retrieval quality and latency at scale.',
  },
  'S4-10': {
    kind: 'definition',
    says: 'Fine-tuning continues training on a smaller domain dataset to change behaviour, not knowledge.',
  },
  'S4-11': {
    kind: 'blocker',
    against: 'finetune',
    says: 'Fine-tuning is not the right way to inject facts: facts change, and weights do not update by themselves.',
  },
  'S4-12': {
    kind: 'example',
    says: 'A model trained on product knowledge in January answers wrongly about a pricing update in March; that should have been RAG.',
  },
  'S4-13': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Fine-tuning does tone, format, output structure, classification consistency and domain-specific reasoning patterns well.',
  },
  'S4-14': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Always answering in a specific JSON structure speaks for fine-tuning.',
  },
  'S4-15': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Understanding industry terminology as a first-class concept speaks for fine-tuning.',
  },
  'S4-16': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Matching a brand voice consistently over thousands of interactions speaks for fine-tuning.',
    figures: 'thousands of interactions',
  },
  'S4-17': {
    kind: 'definition',
    says: 'Fine-tuning happens before deployment and embeds what it learns into the weights.',
  },
  'S4-18': {
    kind: 'latency',
    says: 'The trained behaviour persists in every later inference, with no retrieval overhead.',
  },
  'S4-19': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'The most practical rule: volatile knowledge goes to retrieval, stable behaviour goes to fine-tuning.',
  },
  'S4-20': { kind: 'mistake', says: 'Forcing one technique to do both jobs is a mistake.' },
  'S4-21': {
    kind: 'definition',
    says: 'RAG changes what the model knows at runtime; fine-tuning changes how it behaves, permanently.',
  },
  'S4-22': {
    kind: 'maintenance',
    says: 'RAG is always current once the knowledge base is updated; a fine-tuned model is frozen at training time and must be retrained to update.',
  },
  'S4-23': {
    kind: 'cost',
    says: 'RAG needs no training compute; fine-tuning needs a significant amount, by model size.',
  },
  'S4-24': { kind: 'cost', says: 'The upfront cost of RAG is lower, that of fine-tuning higher.' },
  'S4-25': {
    kind: 'cost',
    says: 'RAG is paid for as retrieval infrastructure and a vector database; fine-tuning as retraining, adapter versioning and evaluation.',
  },
  'S4-26': {
    kind: 'signal',
    towards: 'rag',
    says: 'Transparency is high under RAG, where retrieved material is visible, and low under fine-tuning, where knowledge sits in the weights.',
  },
  'S4-27': {
    kind: 'definition',
    says: 'RAG is best for dynamic data, factual accuracy and internal knowledge; fine-tuning for tone, format, classification and domain behaviour.',
  },
  'S4-28': {
    kind: 'signal',
    towards: 'rag',
    says: 'The risk of hallucination is lower with RAG when retrieval works, and higher with fine-tuning on queries unlike its training data.',
  },
  'S4-29': {
    kind: 'time',
    says: 'RAG takes days to weeks to implement, fine-tuning weeks to months.',
    figures: 'RAG: days to weeks · fine-tuning: weeks to months',
  },
  'S4-30': {
    kind: 'maintenance',
    says: 'Under RAG one updates the knowledge base; a fine-tuned model is retrained when the base model updates or the data drifts.',
  },
  'S4-31': {
    kind: 'first-step',
    says: 'RAG needs structured, retrievable documents; fine-tuning needs labelled training examples.',
  },
  'S4-32': {
    kind: 'signal',
    towards: 'rag',
    says: 'RAG is the right first choice in most production deployments: faster to build, easier to maintain, more transparent.',
  },
  'S4-33': {
    kind: 'signal',
    towards: 'rag',
    says: 'Data that changes frequently (catalogues, pricing, policies, documentation, support knowledge bases, wikis) speaks for RAG.',
  },
  'S4-34': {
    kind: 'maintenance',
    says: 'A retrieval pipeline reflects a change at once; a fine-tuned model needs a new training run each time the knowledge shifts.',
  },
  'S4-35': { kind: 'signal', towards: 'rag', says: 'Critical factual accuracy speaks for RAG.' },
  'S4-36': {
    kind: 'signal',
    towards: 'rag',
    says: 'With RAG you can trace which documents informed an answer; a wrong answer of a fine-tuned model is much harder to trace.',
  },
  'S4-37': {
    kind: 'signal',
    towards: 'rag',
    says: 'The need to ground a general-purpose model in your own business context speaks for RAG.',
  },
  'S4-38': {
    kind: 'example',
    says: 'A customer-service bot that must know the exact return policy, product variants and current inventory has a retrieval problem, not a model problem.',
  },
  'S4-39': {
    kind: 'signal',
    towards: 'rag',
    says: 'A team without machine-learning engineers for training and the model’s lifecycle should take RAG.',
  },
  'S4-40': {
    kind: 'first-step',
    says: 'RAG is mainly data and software engineering; fine-tuning needs machine-learning expertise that many product teams lack.',
  },
  'S4-41': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Fine-tuning earns its cost only when the problem is truly behaviour rather than knowledge.',
  },
  'S4-42': {
    kind: 'signal',
    towards: 'finetune',
    says: 'An application that requires a consistent output format speaks for fine-tuning.',
  },
  'S4-43': {
    kind: 'example',
    says: 'A model that must always return structured JSON with specific fields is a case for fine-tuning.',
  },
  'S4-44': {
    kind: 'example',
    says: 'A classification system that must yield reliable category labels is a case for fine-tuning.',
  },
  'S4-45': {
    kind: 'example',
    says: 'A summariser bound to a template of length and structure is a case for fine-tuning.',
  },
  'S4-46': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Prompting alone cannot hold such behaviour (format, labels, templates) consistently at scale.',
  },
  'S4-47': {
    kind: 'signal',
    towards: 'finetune',
    says: 'A base model that consistently misunderstands domain terminology speaks for fine-tuning.',
  },
  'S4-48': { kind: 'example', says: 'Medical-coding terminology is a case for fine-tuning.' },
  'S4-49': { kind: 'example', says: 'Legal contract language is a case for fine-tuning.' },
  'S4-50': { kind: 'example', says: 'Financial-instrument terminology is a case for fine-tuning.' },
  'S4-51': { kind: 'example', says: 'Proprietary product naming is a case for fine-tuning.' },
  'S4-52': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Teaching concepts once at training time is more reliable than repeating examples in each prompt.',
  },
  'S4-53': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Optimising a small language model for a highly specific, narrow task speaks for fine-tuning.',
  },
  'S4-54': {
    kind: 'cost',
    says: 'At high inference volume, a lightweight model with an adapter for one classification task can beat sending every query through a large model; no figure is given.',
  },
  'S4-55': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Tone and brand voice that must be consistent at scale speak for fine-tuning: prompt instructions alone drift under varied user input.',
  },
  'S4-56': {
    kind: 'threshold',
    says: 'A reliably on-brand model takes thousands of examples.',
    figures: 'thousands of examples',
  },
  'S4-57': {
    kind: 'maintenance',
    says: 'Fine-tuning carries a maintenance tax that most teams underestimate.',
  },
  'S4-58': {
    kind: 'maintenance',
    says: 'Fine-tuning recurs as adapter versioning, rollback plans, a retraining cadence and management of base-model drift.',
  },
  'S4-59': {
    kind: 'maintenance',
    says: 'When a hosted provider updates its base model, an adapter may degrade without warning.',
  },
  'S4-60': {
    kind: 'maintenance',
    says: 'Budget for quarterly revalidation of a fine-tuned model as an operating baseline, not as an edge case.',
    figures: 'quarterly',
  },
  'S4-61': {
    kind: 'cost',
    says: 'RAG is paid for as a vector database, an embedding model, a retrieval pipeline and the integration of the model; the upfront cost is relatively low.',
  },
  'S4-62': {
    kind: 'cost',
    says: 'Setting up RAG costs $5,000 to $30,000, depending on complexity.',
    figures: '$5,000–30,000',
  },
  'S4-63': {
    kind: 'cost',
    says: 'Running RAG costs $500 to $3,000 a month, mainly infrastructure: mid-scale, a managed vector database, moderate volume.',
    figures: '$500–3,000 per month',
  },
  'S4-64': {
    kind: 'cost',
    says: 'A hidden cost of RAG: chunking, embedding and indexing well takes more engineering time than planned.',
  },
  'S4-65': {
    kind: 'cost',
    says: 'The compute for fine-tuning varies enormously with model size and dataset.',
  },
  'S4-66': {
    kind: 'cost',
    says: 'Fine-tuning a small open model such as Llama with LoRA on a focused dataset takes $200 to $2,000 of compute.',
    figures: '$200–2,000',
  },
  'S4-67': {
    kind: 'cost',
    says: 'Fine-tuning a mid-size model on a substantial dataset takes $5,000 to $50,000, compute alone.',
    figures: '$5,000–50,000 (compute alone)',
  },
  'S4-68': {
    kind: 'cost',
    says: 'Enterprise fine-tuning runs cost significantly more than $50,000 of compute; no figure is given.',
  },
  'S4-69': {
    kind: 'cost',
    says: 'The bigger cost of fine-tuning is all else: curation and labelling, evaluation design, the adapter’s lifecycle, retraining on base-model updates.',
  },
  'S4-70': {
    kind: 'cost',
    says: 'Over 12 months and the full operating lifecycle, fine-tuning really costs 3 to 5 times its training compute.',
    figures: '3–5x the training compute, over 12 months',
  },
  'S4-71': {
    kind: 'cost',
    says: 'For most business applications RAG is cheaper in year 1, and often through year 3; this is the publisher’s opinion.',
    figures: 'year 1; often through year 3',
  },
  'S4-72': {
    kind: 'cost',
    says: 'Fine-tuning pays once its gain in behaviour yields measurable business value above the cost of maintaining it.',
  },
  'S4-73': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'The binary framing is obsolete; the practical default for high-quality products is a hybrid.',
  },
  'S4-74': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'In a hybrid, fine-tune for domain terminology and consistent behaviour, and put RAG on top for current facts.',
  },
  'S4-75': {
    kind: 'example',
    says: 'A legal assistant for an Indian law firm, fine-tuned on legal terms and citation format, with RAG over case library, regulations and client history, uses both.',
  },
  'S4-76': { kind: 'sequencing', says: 'The first step is prompt engineering.' },
  'S4-77': { kind: 'sequencing', says: 'The second step: if the required quality is not reached, add RAG.' },
  'S4-78': {
    kind: 'sequencing',
    says: 'The third step: if RAG falls short because behaviour is a separate problem, add fine-tuning.',
  },
  'S4-79': {
    kind: 'mistake',
    says: 'Jumping to fine-tuning without testing RAG is one of the most common and expensive deployment mistakes.',
  },
  'S4-80': {
    kind: 'first-step',
    says: 'First-time fine-tuners should understand the technical process, to set realistic expectations.',
  },
  'S4-81': {
    kind: 'definition',
    says: 'LoRA, which is parameter-efficient, is the most common method: small adapter layers are trained while the base weights stay frozen.',
  },
  'S4-82': {
    kind: 'time',
    says: 'A LoRA run that gives a meaningful gain in behaviour takes hours rather than days on modern GPUs; this is the run only.',
    figures: 'hours rather than days',
  },
  'S4-83': {
    kind: 'definition',
    says: 'The adapter is a small file, loaded on top of the base model at serving time.',
  },
  'S4-84': {
    kind: 'first-step',
    says: 'Prepare training data as prompt–completion pairs: the input the model will see and the ideal output.',
  },
  'S4-85': {
    kind: 'first-step',
    says: 'The quality of the examples directly decides the quality of the fine-tuned model.',
  },
  'S4-86': {
    kind: 'threshold',
    says: '1,000 good examples consistently beat 10,000 inconsistent ones.',
    figures: '1,000 good > 10,000 inconsistent',
  },
  'S4-87': {
    kind: 'first-step',
    says: 'Have evaluation, experiment tracking and model versioning in place for fine-tuning work.',
  },
  'S4-88': {
    kind: 'definition',
    says: 'Neither RAG nor fine-tuning is a complete solution by itself; both are parts of a larger system.',
  },
  'S4-89': { kind: 'signal', towards: 'hybrid', says: 'Agentic systems use both patterns.' },
  'S4-90': {
    kind: 'signal',
    towards: 'finetune',
    says: 'An agent’s base behaviour (choice of tools, structure of plans, handling of errors) benefits from fine-tuning.',
  },
  'S4-91': {
    kind: 'signal',
    towards: 'rag',
    says: 'An agent’s factual grounding (what is true of your systems and data) benefits from RAG.',
  },
  'S4-92': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'Neither is useful in isolation where multi-step reasoning runs over complex, changing information.',
  },
  'S4-93': {
    kind: 'definition',
    says: 'RAG handles what the model knows now, fine-tuning how it behaves consistently: different jobs, not rivals.',
  },
  'S4-94': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'Most well-performing production systems of 2026 use both, deliberately, knowing which problem each solves.',
  },
  'S4-95': {
    kind: 'sequencing',
    says: 'In order: prompt engineering, then RAG when it must be grounded in own data, then fine-tuning when retrieval cannot give consistent behaviour, then a hybrid when both are needed.',
  },
  'S4-96': {
    kind: 'mistake',
    says: 'Going straight to costly fine-tuning runs for a retrieval problem loses months and budget.',
  },
  'S4-97': {
    kind: 'definition',
    says: 'RAG is outside knowledge at inference, for dynamic facts; fine-tuning is changed behaviour, for tone and domain output patterns.',
  },
  'S4-98': {
    kind: 'signal',
    towards: 'rag',
    says: 'Use RAG when data changes frequently and factual accuracy is critical.',
  },
  'S4-99': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Use fine-tuning for consistent behaviour: output format, tone, domain reasoning, classification accuracy.',
  },
  'S4-100': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'Use both for reliable behaviour over dynamic, changing information.',
  },
  'S4-101': {
    kind: 'definition',
    says: 'Fine-tuning is further training on a smaller focused dataset; the behaviour persists in every inference, with no retrieval step.',
  },
  'S4-102': {
    kind: 'cost',
    says: 'RAG costs $5,000 to $30,000 to set up and $500 to $3,000 a month.',
    figures: '$5,000–30,000 set-up; $500–3,000 per month',
  },
  'S4-103': {
    kind: 'cost',
    says: 'Fine-tuning compute runs from $200 for a small LoRA adapter to $50,000 for larger models.',
    figures: '$200 (small LoRA adapter) to $50,000 (larger models)',
  },
  'S4-104': {
    kind: 'cost',
    says: 'With curation, evaluation and lifecycle counted, fine-tuning really costs 3 to 5 times its training compute.',
    figures: '3–5x training compute',
  },
  'S4-105': {
    kind: 'signal',
    towards: 'rag',
    says: 'For most enterprises RAG is the starting point: faster, easier to maintain, more transparent, grounded in current data.',
  },
  'S4-106': {
    kind: 'sequencing',
    says: 'Fine-tuning adds value on top when consistent behaviour is a specific, measurable problem that RAG and prompting cannot solve.',
  },
  'S4-107': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'The hybrid is the production default for high-quality systems in 2026.',
  },
  'S4-108': {
    kind: 'context',
    says: 'Cost is among the most important factors in practice, and the least honestly discussed.',
  },
  'S4-109': {
    kind: 'first-step',
    says: 'For firms with a deep-learning practice, fine-tuning is a natural extension of skills they already have.',
  },
  'S4-110': {
    kind: 'cost',
    says: 'LoRA makes fine-tuning dramatically cheaper and faster than full retraining; no figure is given.',
  },
} satisfies Record<string, Statement>;
