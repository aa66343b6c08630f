import type { SourceId } from './recommendation.ts';

export interface Article {
  readonly title: string;
  readonly publisher: string;
  /** What a reader should know before trusting a claim from it. */
  readonly note: string;
}

export const articles: Readonly<Record<SourceId, Article>> = {
  S1: {
    title: 'RAG vs Fine-Tuning in 2026: Which One Does Your AI Product Actually Need?',
    publisher: 'DevNexus',
    note: 'An agency for custom software and AI; dated 9 March 2026.',
  },
  S2: {
    title: 'Fine-Tuning vs RAG: Which Should I Use for My AI Project? A Developer’s Decision Guide for 2026',
    publisher: 'Publisher not named',
    note: 'The text carries no publisher and no date beyond the year in its title.',
  },
  S3: {
    title: 'RAG vs Fine-Tuning in 2026: A Decision Framework for Production AI',
    publisher: 'Resser Solutions',
    note: 'Undated. The cells of its cost table had run together; where they part is inferred.',
  },
  S4: {
    title: 'RAG and fine-tuning: what each does, what each costs, how they combine',
    publisher: 'Akoode Technologies',
    note: 'Undated, and the text carries no title: this one describes it. Its FAQ questions are inferred from the answers.',
  },
  S5: {
    title: 'RAG vs Fine-Tuning. How to choose the right approach for your AI product.',
    publisher: 'Publisher not named',
    note: 'The text carries no publisher and no date. The ticks of its table are lost; the sides are inferred.',
  },
};
