import type { Project } from '#scoping/assessment';
import { button } from './buttons.ts';
import { cardActions } from './card-ids.ts';
import type { Message } from './message.ts';
import { section } from './sections.ts';
import { escapedWithin } from './text.ts';

/** To the owner of a project whose card is not to be seen: what happened, what to do, and the button for it. */
export function cardTrouble(project: Project, error: string): Message {
  const { what, fix, button: label } = explained(project, error);
  const text = `${what} Your assessment is saved. ${fix}`;
  return {
    text,
    blocks: [
      section(text),
      { type: 'actions', elements: [{ ...button(label, cardActions.post, project.id), style: 'primary' }] },
    ],
  };
}

interface Explanation {
  readonly what: string;
  readonly fix: string;
  readonly button: 'Post now' | 'Post again';
}

function explained({ name, channel }: Project, error: string): Explanation {
  const card = `The card of *${escapedWithin(name, 200)}*`;
  const where = `<#${channel}>`;
  const now = 'Post now';
  switch (error) {
    case 'message_not_found':
      return {
        what: `${card} in ${where} was deleted.`,
        fix: 'If that was a mistake, post it again; until then nobody sees changes to it there.',
        button: 'Post again',
      };
    case 'not_in_channel':
    case 'channel_not_found':
      return {
        what: `${card} could not be posted in ${where}: ragft is not a member there.`,
        fix: 'Say `/invite @ragft` in that channel; it is posted as soon as ragft joins. A group message has to become a private channel first.',
        button: now,
      };
    case 'is_archived':
    case 'is_inactive':
      return {
        what: `${card} cannot be shown in ${where}: the channel is archived.`,
        fix: 'Once it is restored, press the button.',
        button: now,
      };
    case 'restricted_action':
    case 'restricted_action_read_only_channel':
    case 'restricted_action_thread_only_channel':
      return {
        what: `${card} could not be posted in ${where}: its settings say who may post, and ragft may not.`,
        fix: 'Ask whoever manages the channel to allow the app, then press the button.',
        button: now,
      };
    case 'missing_scope':
      return {
        what: `${card} could not be posted in ${where}: the app lacks a permission (missing_scope).`,
        fix: 'Ask an admin to install it again, then press the button.',
        button: now,
      };
    default:
      return {
        what: `${card} could not be shown in ${where}: Slack refused it (${error}).`,
        fix: 'Please tell the people who run Ragft that word; the button tries once more.',
        button: now,
      };
  }
}
