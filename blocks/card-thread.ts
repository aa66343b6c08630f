import type { ThreadPart } from '#scoping/thread-parts';
import type { Message } from './message.ts';
import { answersMessage } from './thread/answers.ts';
import { costsMessage } from './thread/costs.ts';
import type { Details } from './thread/detail.ts';
import { planMessage } from './thread/plan.ts';
import { questionsMessage } from './thread/questions.ts';
import { reasonsMessage } from './thread/reasons.ts';

/** One message of a card’s thread; redrawn in place like the card itself. */
export const threadMessage = (part: ThreadPart, details: Details): Message => parts[part](details);

const parts: Readonly<Record<ThreadPart, (details: Details) => Message>> = {
  reasons: reasonsMessage,
  costs: costsMessage,
  plan: planMessage,
  answers: answersMessage,
  questions: questionsMessage,
};
