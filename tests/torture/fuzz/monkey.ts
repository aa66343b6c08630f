import { callbacks } from '#blocks/ids';
import type { Actor } from '#sandbox/actor';
import type { Block, Filling, Message, OpenView } from '#sandbox/contract';
import { type Input, inputsOf } from '#sandbox/forms';
import type { Sandbox } from '#sandbox/index';
import { optionsOf } from '#sandbox/options';

interface Roaming {
  readonly slack: Sandbox;
  readonly people: readonly string[];
  readonly lines: readonly string[];
  readonly chance: () => number;
}

/** People who try whatever they see, to have the bot told as many kinds of things as there are. */
export async function roam(roaming: Roaming, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    const person = roaming.slack.as(oneOf(roaming, roaming.people) ?? 'ana');
    // What is gone from the screen meanwhile cannot be pressed any more.
    await tryOne(roaming, person).catch(() => undefined);
    await roaming.slack.quiet(0);
  }
}

async function tryOne(roaming: Roaming, person: Actor): Promise<unknown> {
  const { slack, chance } = roaming;
  const modal = person.modals().at(-1);
  if (modal) {
    if (chance() < 0.25 && modal.submit !== '') return person.submit();
    if (chance() < 0.08) return person.close({ all: chance() < 0.5 });
    return use(roaming, person, modal);
  }
  if (chance() < 0.25) return person.slash(`/ragft ${oneOf(roaming, roaming.lines)}`, '#ai-projects');
  if (chance() < 0.2) return person.openHome();
  if (chance() < 0.05) return person.shortcut(callbacks.scopeShortcut);
  if (chance() < 0.05) return person.say('#ai-projects', '@ragft what about this?');
  if (chance() < 0.4) return use(roaming, person, person.home());
  const seen = slack
    .snapshot()
    .channels.flatMap(({ id }) => person.sees(id))
    .filter(({ blocks }) => inputsOf(blocks).length > 0);
  const message = oneOf(roaming, seen);
  if (!message) return undefined;
  return chance() < 0.1
    ? person.messageShortcut(callbacks.scopeMessage, message)
    : use(roaming, person, message);
}

async function use(roaming: Roaming, person: Actor, sight: OpenView | Message): Promise<unknown> {
  const input = oneOf(roaming, inputsOf(sight.blocks));
  if (!input) return 'id' in sight && sight.kind === 'modal' ? person.close() : undefined;
  const { blockId, actionId } = input;
  const on = 'id' in sight ? { view: sight.id } : { channel: sight.channel, ts: sight.ts };
  const value = await fillingFor(roaming, person, input, sight);
  const block = input.block as Block;
  return block.type === 'input'
    ? person.does({ kind: 'fill', on, blockId, actionId, value, entered: true })
    : person.does({ kind: 'click', on, blockId, actionId, value });
}

async function fillingFor(
  roaming: Roaming,
  person: Actor,
  { element, actionId, blockId }: Input,
  sight: OpenView | Message,
): Promise<Filling> {
  const { slack, chance } = roaming;
  const options = optionsOf(element).map(({ value }) => String(value));
  const { people, channels } = slack.snapshot();
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return oneOf(roaming, options) ?? null;
    case 'multi_static_select':
    case 'checkboxes':
      return options.filter(() => chance() < 0.4);
    case 'external_select': {
      const on = 'id' in sight ? { view: sight.id } : { channel: sight.channel, ts: sight.ts };
      const told = await person.does({ kind: 'look-up', on, blockId, actionId, typed: 'fuz' });
      const choices = told.kind === 'done' ? (told.choices ?? []).flatMap((group) => group.choices) : [];
      return choices[0]?.value ?? null;
    }
    case 'users_select':
      return oneOf(roaming, people)?.id ?? null;
    case 'multi_users_select':
      return people.filter(() => chance() < 0.2).map(({ id }) => id);
    case 'conversations_select':
    case 'channels_select':
      return oneOf(roaming, channels)?.id ?? null;
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return [];
    case 'datepicker':
      return new Date(slack.clock.now().getTime() + chance() * 1e10).toISOString().slice(0, 10);
    case 'number_input':
      return '3';
    case 'plain_text_input':
      return 'Some words of theirs';
    default:
      return null;
  }
}

const oneOf = <T>({ chance }: Pick<Roaming, 'chance'>, all: readonly T[]): T | undefined =>
  all[Math.floor(chance() * all.length)];
