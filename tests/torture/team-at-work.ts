import { setTimeout as wait } from 'node:timers/promises';
import { cardActions } from '#blocks/card-ids';
import { actions } from '#blocks/ids';
import type { Actor } from '#sandbox/actor';
import type { Message } from '#sandbox/contract';
import type { Sandbox } from '#sandbox/index';

/** What Slack was told is done. */
export interface Acknowledged {
  /** Names of projects whose submission was acknowledged. */
  readonly submitted: Set<string>;
  /** Project id → keys of the steps that were ticked there. */
  readonly ticks: Map<string, Set<string>>;
}

export interface Member {
  readonly slack: Sandbox;
  readonly person: Actor;
  readonly channel: string;
  readonly acknowledged: Acknowledged;
}

/**
 * One try to scope a project, from the command to *Submit*; the bot may die at any point of it, and then it is begun
 * again, as people do.
 */
export async function trySubmit(
  { slack, person, channel, acknowledged }: Member,
  name: string,
): Promise<void> {
  if (person.modals().length > 0) await person.close({ all: true });
  const opened = await person.slash(`/ragft ${name}`, channel);
  if (opened.kind !== 'done') return;
  // Whoever had their verdict when the bot died is back at it.
  const title = () => person.modals().at(-1)?.title;
  await slack.until(() => title() === 'The essentials' || title() === 'Provisional verdict', 4_000);
  if (title() === 'The essentials') {
    const on = { view: person.modal().id };
    await person.does({ kind: 'click', on, blockId: 'ways', actionId: actions.verdictNow });
    await slack.until(() => title() === 'Provisional verdict', 4_000);
  }
  const done = await person.submit();
  if (done.kind === 'done' && person.modals()[0]?.title === 'Submitted') acknowledged.submitted.add(name);
}

/** Ticks one more step on a card of the channel, as that person’s Slack shows it. True when it was acknowledged. */
export async function tryTick(member: Member, chance: () => number): Promise<boolean> {
  const { person, channel, acknowledged } = member;
  const cards = person.sees(channel).filter(projectOn);
  const card = cards[Math.floor(chance() * cards.length)];
  const group = card?.blocks.find(({ block_id }) => block_id.startsWith('steps:'));
  const project = card && projectOn(card);
  if (!card || !project || !group || !Array.isArray(group.elements)) return false;
  const [{ options, initial_options: drawn = [] }] = group.elements as [Boxes];
  const own = card.values[person.id]?.[group.block_id]?.[cardActions.step]?.selected_options;
  const shown = ((own as Option[] | undefined) ?? drawn).map(({ value }) => value);
  const key = options.map(({ value }) => value).find((value) => !shown.includes(value));
  if (key === undefined) return true;
  const clicked = await person.does({
    kind: 'click',
    on: { channel: card.channel, ts: card.ts },
    blockId: group.block_id,
    actionId: cardActions.step,
    value: [...shown, key],
  });
  if (clicked.kind !== 'done') return false;
  const keys = acknowledged.ticks.get(project) ?? new Set();
  acknowledged.ticks.set(project, keys.add(key));
  return true;
}

/** On a crowded machine it takes long, and Slack gives up on many a click. */
const PATIENCE_MS = 300_000;
const MOST_TRIES = 30;

/**
 * Of what hangs twice in a channel both are used once, and then one of them should go. One look serves the whole team:
 * the Slack they look at runs in this process, and can answer nobody meanwhile.
 */
export async function clickTwins(slack: Sandbox, team: readonly Member[]): Promise<void> {
  const twins = twinsIn(slack);
  await Promise.all(
    team.map(async (member) => {
      const here = twins.filter(({ message }) => message.channel === member.channel);
      for (const twin of here) await clickIn(member, twin);
    }),
  );
  const until = Date.now() + PATIENCE_MS;
  while (twinsIn(slack).length > 0 && Date.now() < until) await wait(500);
}

interface Twin {
  readonly message: Message;
  readonly action: string;
}

/** As people do, once more where the app did not answer; it may have gone by then. */
async function clickIn({ person }: Member, { message, action }: Twin): Promise<void> {
  const { channel, ts, thread, blocks } = message;
  const blockId = blocks.find((each) => JSON.stringify(each).includes(`"${action}"`))?.block_id ?? '';
  const isThere = () => person.sees(channel, thread).some((each) => each.ts === ts && each.blocks.length > 0);
  for (let tries = 1; isThere(); tries += 1) {
    const clicked = await person.does({ kind: 'click', on: { channel, ts }, blockId, actionId: action });
    if (person.modals().length > 0) await person.close({ all: true });
    if (clicked.kind === 'done') return;
    if (tries === MOST_TRIES) throw new Error(`A second copy could not be used: ${JSON.stringify(clicked)}`);
    await wait(1_000);
  }
}

/** A card has *Why*, a message in its thread *Answer*. */
function twinsIn(slack: Sandbox): readonly Twin[] {
  const { messages } = slack.snapshot();
  const cards = twinsAmong(messages.filter(projectOn), projectOn);
  const replies = twinsAmong(messages.filter(isUsable), ({ channel, thread }) => `${channel} ${thread}`);
  return [
    ...cards.map((message) => ({ message, action: cardActions.why })),
    ...replies.map((message) => ({ message, action: cardActions.answer })),
  ];
}

function twinsAmong(messages: readonly Message[], same: (message: Message) => string | undefined): Message[] {
  const found = new Map<string | undefined, Message[]>();
  for (const message of messages) found.set(same(message), [...(found.get(same(message)) ?? []), message]);
  return [...found.values()].flatMap((alike) => (alike.length > 1 ? alike : []));
}

/** The open questions in a thread: of its messages the only one with buttons. */
export const isUsable = ({ thread, blocks }: Message): boolean =>
  thread !== undefined && JSON.stringify(blocks).includes(`"${cardActions.answer}"`);

interface Option {
  readonly value: string;
}
interface Boxes {
  readonly options: readonly Option[];
  readonly initial_options?: readonly Option[];
}

/** The project whose card a message is. */
export const projectOn = ({ blocks }: Message): string | undefined =>
  blocks.find(({ block_id }) => block_id.startsWith('card:'))?.block_id.slice('card:'.length);

/** What a card shows as ticked. */
export const tickedOn = ({ blocks }: Message): readonly string[] =>
  blocks.flatMap(({ block_id, elements }) =>
    block_id.startsWith('steps:') && Array.isArray(elements)
      ? ((elements as [Boxes])[0].initial_options ?? []).map(({ value }) => value)
      : [],
  );
