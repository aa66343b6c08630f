import { newerStories } from './newer-stories.ts';
import { olderStories } from './older-stories.ts';
import type { Story, Unfinished } from './story.ts';

/** Channels beside those of every sandbox; their first member makes them. */
export const newChannels = [
  { name: 'customer-care', members: ['ana', 'ben', 'chidi', 'dora'] },
  { name: 'field-service', members: ['chidi', 'ana', 'ben'] },
  { name: 'ai-reviews', members: ['ana', 'dora'] },
] as const;

export const reviewers = ['ana', 'dora'];
export const reviewChannel = 'ai-reviews';

/** A year of one house, in the order it began. */
export const stories: readonly Story[] = [...olderStories, ...newerStories];

/** Still being answered. */
export const unfinished: readonly Unfinished[] = [
  { name: 'Two founders', by: 'ana', where: 'ai-projects', daysAgo: 9, upTo: 'essentials' },
  { name: 'Invoice lines', by: 'ana', where: 'customer-care', daysAgo: 2, upTo: 'running' },
  { name: 'Cutting robot', by: 'ben', where: 'field-service', daysAgo: 5, upTo: 'knowledge' },
  { name: 'Post room', by: 'chidi', where: 'ai-projects', daysAgo: 1, upTo: 'essentials' },
];
