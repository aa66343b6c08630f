import { readCommand } from '#journey/read-command';
import type { CommandArgs, Listeners } from './listener.ts';

/** `/ragft …`: finds the word in the table of contents, or takes what was typed for a project's name. */
export const commandGiven =
  ({ words, start }: Pick<Listeners, 'words' | 'start'>) =>
  async (args: CommandArgs): Promise<void> => {
    const command = readCommand(args.command.text, words);
    if (command.kind === 'word') {
      const known = words.find(({ word }) => word === command.word);
      return known?.handler(args, command.rest);
    }
    return command.kind === 'name' ? start(args, command.name, command.near) : start(args, '');
  };
