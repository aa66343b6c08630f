/** What stands in a card’s thread, a message each, in this order. */
export const threadParts = ['reasons', 'costs', 'plan', 'answers', 'questions'] as const;

export type ThreadPart = (typeof threadParts)[number];
