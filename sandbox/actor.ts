import { perform } from './acts/perform.ts';
import type { Act, ActResult, Filling, Message, OpenView, Place } from './contract.ts';
import { inputsOf } from './forms.ts';
import type { Slack } from './slack.ts';
import { maySee } from './town.ts';
import { openViewOf } from './views.ts';

/** An act without saying whose. */
export type Doing<Each = Act> = Each extends Act ? Omit<Each, 'as'> : never;

/** Something a person looks at and can act in. */
type Sight = OpenView | Message;

/**
 * A person in the sandbox, for tests that read like a person's doing. Channels are ids or #names. Inputs and
 * buttons are named by action_id or block_id, whole or by how they start. What a person could not do throws.
 */
export interface Actor {
  readonly id: string;
  say(channel: string, text: string, thread?: string): Promise<ActResult>;
  /** `slash('/ragft list', '#general')` */
  slash(line: string, channel: string): Promise<ActResult>;
  shortcut(callbackId: string): Promise<ActResult>;
  messageShortcut(callbackId: string, message: Message): Promise<ActResult>;
  openHome(): Promise<ActResult>;
  /** Their top modal; throws when none is open. */
  modal(): OpenView;
  modals(): readonly OpenView[];
  /** The Home published for them; throws when there is none. */
  home(): OpenView;
  /** Clicks in the top modal, or in what is given. */
  click(name: string, value?: Filling, on?: Sight): Promise<ActResult>;
  fill(name: string, value: Filling, how?: { entered?: boolean; on?: Sight }): Promise<ActResult>;
  lookUp(name: string, typed: string, on?: Sight): Promise<ActResult>;
  submit(): Promise<ActResult>;
  close(how?: { all?: boolean }): Promise<ActResult>;
  /** Everything this person sees in a channel or thread, ephemerals among it, oldest first. */
  sees(channel: string, thread?: string): readonly Message[];
  /** Any other act. */
  does(what: Doing): Promise<ActResult>;
}

export function createActor(slack: Slack, name: string): Actor {
  const person = slack.town.person(name);
  if (!person) throw new Error(`There is nobody called ${name} in this sandbox.`);
  const { id, team } = person;
  const now = () => slack.town.person(id) ?? person;

  async function does(what: Doing): Promise<ActResult> {
    const result = await perform(slack, { ...what, as: id });
    if (result.kind === 'refused') throw new Error(`${name} could not ${what.kind}: ${result.why}`);
    return result;
  }

  function channelId(wanted: string): string {
    const named = slack.town
      .channels()
      .filter((channel) => channel.name === wanted.replace(/^#/, '') && channel.team === team);
    return named[0]?.id ?? wanted;
  }

  const modals = () => slack.views.modalsOf(id).map(openViewOf);

  function modal(): OpenView {
    const top = modals().at(-1);
    if (!top) throw new Error(`${name} has no modal open.`);
    return top;
  }

  const placeOf = (sight: Sight): Place =>
    'id' in sight ? { view: sight.id } : { channel: sight.channel, ts: sight.ts };

  /** What is on screen by now; the test may hold an older sight of it. */
  function blocksOf(sight: Sight): unknown {
    if ('id' in sight) return slack.views.find(sight.id)?.blocks;
    return slack.messages.find(sight.channel, sight.ts)?.words.blocks;
  }

  function find(wanted: string, sight: Sight) {
    const inputs = inputsOf(blocksOf(sight));
    const tests = [
      (actionId: string, blockId: string) => actionId === wanted || blockId === wanted,
      (actionId: string, blockId: string) => actionId.startsWith(wanted) || blockId.startsWith(wanted),
    ];
    for (const fits of tests) {
      const found = inputs.filter(({ actionId, blockId }) => fits(actionId, blockId));
      const [first] = found;
      if (found.length > 1) throw new Error(`${name} sees ${found.length} things called ${wanted}.`);
      if (first) return { blockId: first.blockId, actionId: first.actionId };
    }
    const seen = inputs.map(({ blockId, actionId }) => `${blockId}/${actionId}`).join(', ');
    throw new Error(`${name} sees nothing called ${wanted}, but ${seen || 'nothing to act on'}.`);
  }

  function sees(wanted: string, thread?: string): readonly Message[] {
    const channel = slack.town.channel(channelId(wanted));
    if (!channel || !maySee(now(), channel)) return [];
    return slack.messages
      .seenBy(id, channel.id)
      .filter((message) =>
        thread === undefined
          ? message.thread === undefined || message.broadcast === true
          : message.thread === thread || message.ts === thread,
      );
  }

  return {
    id,
    does,
    modal,
    modals,
    sees,
    say: (channel, text, thread) =>
      does({ kind: 'say', channel: channelId(channel), text, ...(thread === undefined ? {} : { thread }) }),
    slash: (line, channel) => does({ kind: 'say', channel: channelId(channel), text: line }),
    shortcut: (callbackId) => does({ kind: 'shortcut', callbackId }),
    messageShortcut: (callbackId, { channel, ts }) =>
      does({ kind: 'message-shortcut', callbackId, channel, ts }),
    openHome: () => does({ kind: 'open-home' }),
    home() {
      const home = slack.views.homeOf(team, id);
      if (!home) throw new Error(`No Home was published for ${name}.`);
      return openViewOf(home);
    },
    click: (wanted, value = null, on = modal()) =>
      does({ kind: 'click', on: placeOf(on), ...find(wanted, on), value }),
    fill: (wanted, value, { entered = false, on = modal() } = {}) =>
      does({ kind: 'fill', on: placeOf(on), ...find(wanted, on), value, entered }),
    lookUp: (wanted, typed, on = modal()) =>
      does({ kind: 'look-up', on: placeOf(on), ...find(wanted, on), typed }),
    submit: () => does({ kind: 'submit', view: modal().id }),
    close: ({ all = false } = {}) => does({ kind: 'close', view: modal().id, all }),
  };
}
