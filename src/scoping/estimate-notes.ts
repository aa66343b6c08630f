import type { Approach } from './approaches.ts';
import type { Estimate } from './recommendation.ts';

/** What each range covers and what it leaves out: a number without it misleads. */
export const estimateNotes: Readonly<Record<Approach, Readonly<Record<keyof Estimate, string>>>> = {
  prompting: {
    time: 'No source gives a time; a measured prompt is everyone’s first step.',
    setup: 'Called low; no source gives a figure.',
    first_year: 'No source gives a figure.',
    monthly: 'Long prompts cost more tokens; no source gives a figure.',
  },
  rag: {
    time: 'From nothing, on documents that are in order; repairing them comes on top.',
    setup: 'By complexity.',
    first_year: 'Set-up plus twelve months of running.',
    monthly: 'Mid-scale, a managed vector database, moderate volume.',
  },
  finetune: {
    time: 'Data, training and evaluation; the training run itself takes hours.',
    setup: 'Training compute alone, of one model; above $50,000 no source gives a figure.',
    first_year: 'Three to five times the compute; whether hosting is included is not stated.',
    monthly: 'No source prices the hosting of a tuned model.',
  },
  hybrid: {
    time: 'One source only; its retrieval half can be live after two to four weeks.',
    setup: 'Retrieval plus training compute; no source states the sum.',
    first_year: 'The first years of retrieval and of training, added up.',
    monthly: 'The bill of retrieval plus hosting, which no source prices.',
  },
};
