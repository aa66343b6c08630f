import type { Statement } from './statement.ts';

/** What DevNexus claims, in our words. Ids are never renumbered: stored assessments cite them. */
export const s1 = {
  'S1-01': { kind: 'mistake', says: 'Most teams choose the wrong approach and lose months to it.' },
  'S1-02': {
    kind: 'mistake',
    says: 'Asking “fine-tune or RAG?” is a misleading question, and it leads to the wrong call.',
  },
  'S1-03': { kind: 'definition', says: 'RAG and fine-tuning solve different problems.' },
  'S1-04': {
    kind: 'time',
    says: 'The right choice ships in about 6 weeks; after the wrong one the team is still chasing wrong answers 6 months later.',
    figures: '6 weeks vs 6 months',
  },
  'S1-05': {
    kind: 'definition',
    says: 'RAG leaves the base model frozen and puts a retrieval layer on top of it.',
  },
  'S1-06': {
    kind: 'definition',
    says: 'RAG takes the query, fetches the relevant documents, puts them into the context and then generates.',
  },
  'S1-07': {
    kind: 'definition',
    says: 'Under RAG the model learns nothing; it only gets better context when it answers.',
  },
  'S1-08': {
    kind: 'signal',
    towards: 'rag',
    says: 'Knowledge that changes often, such as product documentation, policies, pricing or support articles, speaks for RAG.',
  },
  'S1-09': {
    kind: 'signal',
    towards: 'rag',
    says: 'Proprietary data that should stay out of a training run speaks for RAG.',
  },
  'S1-10': {
    kind: 'signal',
    towards: 'rag',
    says: 'Answers that must be traceable and citable speak for RAG, because the retrieved passages can be audited.',
  },
  'S1-11': {
    kind: 'signal',
    towards: 'rag',
    says: 'A timeline counted in weeks rather than quarters speaks for RAG.',
  },
  'S1-12': {
    kind: 'blocker',
    against: 'rag',
    says: 'RAG is the wrong call when the model must behave differently, not merely know different things.',
  },
  'S1-13': {
    kind: 'blocker',
    against: 'rag',
    says: 'RAG is the wrong call when low latency is non-negotiable.',
  },
  'S1-14': {
    kind: 'latency',
    says: 'Retrieval adds 100 to 500 ms to every call.',
    figures: '100–500 ms per call',
  },
  'S1-15': {
    kind: 'blocker',
    against: 'rag',
    says: 'RAG is the wrong call when the knowledge base is sparse or badly structured: garbage in, garbage out.',
  },
  'S1-16': {
    kind: 'example',
    says: 'A SaaS support bot for product, billing and integration questions, whose facts change every sprint, was a case for RAG.',
  },
  'S1-17': {
    kind: 'maintenance',
    says: 'Had that SaaS support bot been fine-tuned, every shipped feature would have forced a retrain.',
  },
  'S1-18': {
    kind: 'first-step',
    says: 'A RAG build embeds the documents into a vector store (Pinecone, Weaviate or pgvector), retrieves the top 3 chunks for each query and passes them as context.',
    figures: 'top-3 chunks',
  },
  'S1-19': { kind: 'maintenance', says: 'With RAG the model stays put while the knowledge stays current.' },
  'S1-20': {
    kind: 'example',
    says: 'A healthcare intake product, with policies that changed weekly and an audit trail required for every answer, was a case for RAG.',
  },
  'S1-21': {
    kind: 'definition',
    says: 'Fine-tuning changes the weights of a pre-trained model, using your own dataset.',
  },
  'S1-22': {
    kind: 'definition',
    says: 'Fine-tuning teaches a model how to respond (patterns, format, tone, behaviour), not just facts.',
  },
  'S1-23': {
    kind: 'cost',
    says: 'Fine-tuning is a training process: it needs compute time and labelled data.',
  },
  'S1-24': {
    kind: 'definition',
    says: 'A fine-tuned model behaves differently at its core and does not lean on retrieval.',
  },
  'S1-25': {
    kind: 'signal',
    towards: 'finetune',
    says: 'One specific output format that must come out consistently, such as structured JSON or a given report schema, speaks for fine-tuning.',
  },
  'S1-26': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Domain-specific tasks on which the base model underperforms (medical coding, clause extraction, code in a niche framework) speak for fine-tuning.',
  },
  'S1-27': {
    kind: 'signal',
    towards: 'finetune',
    says: 'The wish to cut inference cost by running a smaller fine-tuned model in place of a GPT-4-class API speaks for fine-tuning.',
  },
  'S1-28': {
    kind: 'threshold',
    says: 'It takes 500 to 5,000 or more high-quality labelled pairs to justify a training run.',
    figures: '500–5,000+ pairs',
  },
  'S1-29': {
    kind: 'blocker',
    against: 'finetune',
    says: 'Fine-tuning is the wrong call for giving a model new information: it adds behaviour patterns, not reliable recall of facts.',
  },
  'S1-30': {
    kind: 'blocker',
    against: 'finetune',
    says: 'Fine-tuning is the wrong call when data changes often, because regular retraining gets expensive.',
  },
  'S1-31': {
    kind: 'blocker',
    against: 'finetune',
    says: 'Fine-tuning is the wrong call before there is revenue, when the timeline matters more than marginal quality.',
  },
  'S1-32': {
    kind: 'example',
    says: 'A voice agent bound to a strict script, with exact phrasing for compliance and fixed hand-off wording, was a case for fine-tuning.',
  },
  'S1-33': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Strict scripted behaviour cannot be prompted reliably on a general-purpose model at scale.',
  },
  'S1-34': {
    kind: 'threshold',
    says: 'The scripted voice agent was trained on 2,000 example conversations, on a smaller model such as Llama 3 or Mistral.',
    figures: '2,000 example conversations',
  },
  'S1-35': {
    kind: 'latency',
    says: 'A small fine-tuned model gives faster and cheaper inference, consistent behaviour and no retrieval latency.',
  },
  'S1-36': {
    kind: 'threshold',
    says: 'At 10,000 calls a day the saving on speed and cost is said to matter.',
    figures: '10,000 calls a day',
  },
  'S1-37': {
    kind: 'signal',
    towards: 'rag',
    says: 'First of four questions: if the model needs information it was not trained on, that points to RAG.',
  },
  'S1-38': {
    kind: 'signal',
    towards: 'rag',
    says: 'Second of four questions: if that information changes frequently, that points to RAG.',
  },
  'S1-39': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Third of four questions: if the model must behave differently, not just know more, that points to fine-tuning.',
  },
  'S1-40': {
    kind: 'signal',
    towards: 'finetune',
    says: 'Fourth of four questions: enough labelled data and budget for a training run point to fine-tuning.',
  },
  'S1-41': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'Most real products answer yes to several of the four questions.',
  },
  'S1-42': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'Most production systems use both; the two work at different layers and do not compete.',
  },
  'S1-43': { kind: 'mistake', says: 'Treating RAG and fine-tuning as either/or is a mistake.' },
  'S1-44': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'First half of the production pattern: fine-tune for behaviour, such as output format, brand tone and task-specific logic.',
  },
  'S1-45': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'Second half of the production pattern: use RAG at query time for knowledge that is current, proprietary or often updated.',
  },
  'S1-46': {
    kind: 'example',
    says: 'A legal document assistant was fine-tuned to extract clauses in a set structure and used RAG over current case law and contract templates; neither alone was enough.',
  },
  'S1-47': {
    kind: 'example',
    says: 'An outreach voice agent was fine-tuned for conversation flow and objections, with the prospect’s context retrieved once at call time and injected: a case for both.',
  },
  'S1-48': { kind: 'time', says: 'Setting up RAG from nothing takes 2 to 4 weeks.', figures: '2–4 weeks' },
  'S1-49': {
    kind: 'cost',
    says: 'The main costs of RAG are the embedding pipeline, the vector database, tuning of retrieval and the evaluation framework.',
  },
  'S1-50': { kind: 'cost', says: 'The ongoing cost of RAG is storage and retrieval calls.' },
  'S1-51': {
    kind: 'time',
    says: 'Fine-tuning from scratch, where data must be collected and labelled, takes 6 to 12 weeks.',
    figures: '6–12 weeks',
  },
  'S1-52': {
    kind: 'time',
    says: 'Fine-tuning is faster than 6 to 12 weeks where labelled examples already exist; no figure is given.',
  },
  'S1-53': {
    kind: 'cost',
    says: 'The main costs of fine-tuning are data preparation, training compute and evaluation.',
  },
  'S1-54': { kind: 'cost', says: 'The ongoing cost of fine-tuning is hosting the tuned model.' },
  'S1-55': {
    kind: 'time',
    says: 'Both together take 8 to 16 weeks to a solid first version.',
    figures: '8–16 weeks',
  },
  'S1-56': {
    kind: 'signal',
    towards: 'hybrid',
    says: 'A genuinely production-ready custom system looks like the combined build.',
  },
  'S1-57': {
    kind: 'threshold',
    says: 'Whoever promises a production-quality fine-tune in 2 weeks deserves suspicion: ask to see the training data.',
    figures: '2 weeks',
  },
  'S1-58': {
    kind: 'mistake',
    says: 'The most expensive mistake is building before validating, more than choosing the wrong approach.',
  },
  'S1-59': {
    kind: 'first-step',
    says: 'Before coding, define the failure mode: what a bad answer costs, such as a hallucinated medical policy or a missed sales objection.',
  },
  'S1-60': { kind: 'sequencing', says: 'The cost of failure sets how much to invest in the solution.' },
  'S1-61': {
    kind: 'first-step',
    says: 'Before coding, audit the data: are there enough clean labels for fine-tuning, and is the knowledge base structured enough for retrieval?',
  },
  'S1-62': {
    kind: 'first-step',
    says: 'Before coding, run a baseline: prompt a general-purpose model on the exact use case.',
  },
  'S1-63': {
    kind: 'signal',
    towards: 'prompting',
    says: 'Good system prompts may already get 90% of the way.',
    figures: '90% of the way',
  },
  'S1-64': {
    kind: 'first-step',
    says: 'Before coding, choose the one metric that matters: accuracy, latency or cost per query.',
  },
  'S1-65': {
    kind: 'mistake',
    says: 'Promising to optimise accuracy, latency and cost all at once, without trade-offs, is a mistake; one of them can be optimised well.',
  },
  'S1-66': {
    kind: 'context',
    says: 'The publisher’s scoping call maps a use case to one of four outcomes: RAG, fine-tuning, an agentic workflow, or a combination.',
  },
  'S1-67': {
    kind: 'context',
    says: 'The publisher has shipped voice on Vapi and ElevenLabs, RAG on LangChain and LlamaIndex, and agentic workflows on n8n and its own orchestration.',
  },
  'S1-68': { kind: 'sequencing', says: 'Start from the problem, not from the technology.' },
  'S1-69': {
    kind: 'context',
    says: 'Whether fine-tuning makes sense turns on budget and timeline; RAG may get there faster.',
  },
} satisfies Record<string, Statement>;
