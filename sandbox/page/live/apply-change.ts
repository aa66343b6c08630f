import type { Change, Message, Snapshot } from '../../contract.ts';

/** The snapshot after one more change. What was already known changes nothing. */
export function applyChange(snapshot: Snapshot, change: Change): Snapshot {
  if (change.revision <= snapshot.revision) return snapshot;
  return { ...snapshot, ...news(snapshot, change), revision: change.revision };
}

function news(snapshot: Snapshot, change: Change): Partial<Snapshot> {
  switch (change.kind) {
    case 'app':
      return { app: change.app };
    case 'person':
      return { people: put(snapshot.people, change.person, (person) => person.id) };
    case 'channel':
      return { channels: put(snapshot.channels, change.channel, (channel) => channel.id) };
    case 'message':
      return change.message.onlyFor
        ? { ephemerals: put(snapshot.ephemerals, change.message, messageKey) }
        : { messages: put(snapshot.messages, change.message, messageKey) };
    case 'message-gone': {
      const stays = (message: Message) => message.ts !== change.ts || message.channel !== change.channel;
      return { messages: snapshot.messages.filter(stays), ephemerals: snapshot.ephemerals.filter(stays) };
    }
    case 'modals':
      return { modals: { ...snapshot.modals, [change.person]: change.views } };
    case 'home':
      return { homes: { ...snapshot.homes, [change.person]: change.view } };
    case 'clock':
      return { clock: change.clock };
    case 'faults':
      return { faults: change.faults };
    case 'traffic':
      return {};
  }
}

const messageKey = (message: Message) => `${message.channel} ${message.ts} ${message.onlyFor ?? ''}`;

/** In the place of the one with the same key, else at the end. */
function put<Item>(items: readonly Item[], item: Item, keyOf: (item: Item) => string): readonly Item[] {
  const index = items.findIndex((other) => keyOf(other) === keyOf(item));
  return index < 0 ? [...items, item] : items.with(index, item);
}
