import { z } from 'zod';
import type { Message } from './message.ts';

const MARK = 'post:';

/**
 * Says in the id of one of its blocks what a message was posted for, since Slack shows it with every click: of two
 * with the same mark one is a second copy. Slack's own metadata comes with no click, and hearing of it takes a scope.
 */
export function marked({ text, blocks }: Message, mark: string): Message {
  const at = blocks.findIndex(({ block_id }) => block_id === undefined);
  return { text, blocks: blocks.map((block, n) => (n === at ? { ...block, block_id: MARK + mark } : block)) };
}

const clicked = z.object({ blocks: z.array(z.object({ block_id: z.string().optional() })) });

/** Nothing where it was redrawn since: then it is the one we know. */
export const readMark = (message: unknown): string | undefined =>
  clicked
    .safeParse(message)
    .data?.blocks.find(({ block_id }) => block_id?.startsWith(MARK))
    ?.block_id?.slice(MARK.length);
