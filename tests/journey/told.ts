import type { Actor } from '#sandbox/actor';
import type { Workspace } from './workspace.ts';

/** What the bot said in #ai-projects to nobody else. */
export const saidTo = (person: Actor) =>
  person.sees('#ai-projects').filter(({ onlyFor }) => onlyFor === person.id);

/** The last line the bot wrote to somebody directly. */
export const toldDirectly = ({ slack }: Workspace, person: Actor): Promise<string> =>
  slack.until(() => {
    const { channels, messages } = slack.snapshot();
    const direct = channels.filter(({ kind, members }) => kind === 'im' && members.includes(person.id));
    return messages.findLast(
      ({ channel, author }) => author !== person.id && direct.some(({ id }) => id === channel),
    )?.text;
  });
