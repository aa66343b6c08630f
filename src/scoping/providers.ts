import { names } from './readings.ts';
import type { ProviderFact } from './recommendation.ts';
import { type Situation, trainingAhead } from './situation.ts';

/** All were checked on the same day. Verify a fact before adding it, and date it then. */
const as_of = '2026-11-20';

const openaiDeprecations = 'https://developers.openai.com/api/docs/deprecations';

const hosted: readonly ProviderFact[] = [
  {
    name: 'Google Vertex AI',
    fact: 'Offers supervised tuning of Gemini 2.5 Pro, Flash and Flash-Lite.',
    as_of,
    source: 'https://docs.cloud.google.com/vertex-ai/generative-ai/docs/models/gemini-use-supervised-tuning',
  },
  {
    name: 'Amazon Bedrock',
    fact: 'Fine-tunes Nova 2 Lite, Nova Micro, Lite and Pro, Claude 3 Haiku, and Llama 3.1 and 3.2 models; reinforcement fine-tuning for Nova models.',
    as_of,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/custom-model-fine-tuning.html',
  },
  {
    name: 'Together AI',
    fact: 'Trains open models, with LoRA by default or in full, supervised or by preference; dedicated hosting is billed by the minute.',
    as_of,
    source: 'https://docs.together.ai/docs/fine-tuning/overview',
  },
  {
    name: 'OpenAI',
    fact: 'Closed to new customers since 7 May 2026, and since 2 July 2026 to organisations without recent use of a tuned model. From 6 January 2027 nobody can start a training job; tuned models run until their base model retires.',
    as_of,
    source: openaiDeprecations,
  },
  {
    name: 'Mistral',
    fact: 'Its documentation marks hosted fine-tuning as deprecated and no longer actively supported (copy of August 2026).',
    as_of,
    source: 'https://docs.mistral.ai/resources/deprecated/finetuning',
  },
  {
    name: 'Cohere',
    fact: 'Fine-tuning is deprecated since 15 September 2025.',
    as_of,
    source: 'https://docs.cohere.com/docs/chat-fine-tuning',
  },
];

const openWeights: ProviderFact = {
  name: 'Open weights (Llama, Mistral, Qwen and others)',
  fact: 'Trained on your own or rented GPUs. Nobody can withdraw the weights, and a newer base model is your choice.',
  as_of,
  source: 'inferred',
};

export const allProviderFacts: readonly ProviderFact[] = [...hosted, openWeights];

/** Where a model can still be trained, while training lies ahead; what must stay inside leaves open weights only. */
export function providers(situation: Situation): readonly ProviderFact[] {
  if (!trainingAhead(situation)) return [];
  const { data_rules, deployment } = situation.answers;
  const staysInside = names(data_rules, 'self_hosted') === true || deployment === 'offline_edge';
  return staysInside ? [openWeights] : allProviderFacts;
}

/** A service or model that ends on a known day. */
export interface Retirement {
  readonly id: string;
  readonly provider: string;
  readonly what: string;
  /** What people may have recorded as their base model; for a service, nothing. */
  readonly models: readonly string[];
  readonly on: string;
  /** A fixed day, or the earliest on which it may happen. */
  readonly day: 'fixed' | 'earliest';
  readonly replacement?: string;
  readonly as_of: string;
  readonly source: string;
}

export const retirements: readonly Retirement[] = [
  {
    id: 'openai-training-ends',
    provider: 'OpenAI',
    what: 'No new self-serve fine-tuning jobs for anyone: a tuned model can no longer be retrained there.',
    models: [],
    on: '2027-01-06',
    day: 'fixed',
    as_of,
    source: 'https://codersera.com/blog/gpt-4o-gpt-4-1-api-shutdown-migration-2026',
  },
  {
    id: 'openai-gpt-4o-and-4-1',
    provider: 'OpenAI',
    what: 'Snapshots of GPT-4o, GPT-4o mini, GPT-4.1 and GPT-4.1 mini shut down, and with them the models tuned on them.',
    models: [
      'gpt-4o-2024-08-06',
      'gpt-4o-2024-11-20',
      'gpt-4o-mini-2024-07-18',
      'gpt-4.1-2025-04-14',
      'gpt-4.1-mini-2025-04-14',
    ],
    on: '2027-01-14',
    day: 'fixed',
    replacement: 'gpt-6-luna, which cannot be fine-tuned',
    as_of,
    source: openaiDeprecations,
  },
];

/** How long before the end of a base model its provider says so, at least. */
export const noticePeriods: readonly ProviderFact[] = [
  {
    name: 'OpenAI',
    fact: 'At least 6 months for generally available models, 3 months for specialised variants, about 2 weeks for previews. The end of GPT-4o and GPT-4.1 was announced three months ahead.',
    as_of,
    source: openaiDeprecations,
  },
  {
    name: 'Anthropic',
    fact: 'At least 60 days.',
    as_of,
    source: 'https://platform.claude.com/docs/about-claude/model-deprecations',
  },
  {
    name: 'Amazon Bedrock',
    fact: 'A legacy period of 6 months or 45 days.',
    as_of,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html',
  },
  {
    name: 'Azure',
    fact: 'At least 60 days for generally available models.',
    as_of,
    source: 'https://learn.microsoft.com/en-us/azure/ai-services/openai/concepts/model-retirements',
  },
];
