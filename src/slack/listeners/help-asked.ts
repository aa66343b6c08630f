import { help } from '#blocks/help';
import type { CommandArgs, Word } from './listener.ts';

export const helpAsked =
  (words: () => readonly Word[]) =>
  async ({ ack }: CommandArgs): Promise<void> =>
    ack({ response_type: 'ephemeral', ...help(words()) });
