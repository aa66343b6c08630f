import type { Channel, Message, Person, Snapshot } from '../../contract.ts';

/** What this person sees in a channel, ephemerals among it, oldest first; replies are in their thread's pane. */
export function inChannel(snapshot: Snapshot, channel: string, me: Person): readonly Message[] {
  return visible(snapshot, channel, me).filter((message) => !message.thread || message.broadcast);
}

/** The head of a thread and its replies. */
export function inThread(
  snapshot: Snapshot,
  channel: string,
  thread: string,
  me: Person,
): readonly Message[] {
  return visible(snapshot, channel, me).filter(
    (message) => message.ts === thread || message.thread === thread,
  );
}

function visible(snapshot: Snapshot, channel: string, me: Person): readonly Message[] {
  const mine = snapshot.ephemerals.filter((message) => message.onlyFor === me.id);
  return [...snapshot.messages, ...mine]
    .filter((message) => message.channel === channel)
    .sort((one, other) => Number(one.ts) - Number(other.ts));
}

/** Guests see only the channels they are in, members every public one of their own workspace too. */
export function channelsOf(snapshot: Snapshot, me: Person): readonly Channel[] {
  const full = me.kind === 'member' || me.kind === 'admin';
  return snapshot.channels.filter(
    (channel) =>
      channel.members.includes(me.id) || (channel.kind === 'public' && full && channel.team === me.team),
  );
}

/** By channel, the newest message somebody else wrote, replies among them: what an unread mark is about. */
export function newestByChannel(snapshot: Snapshot, me: Person): ReadonlyMap<string, string> {
  const newest = new Map<string, string>();
  for (const { channel, ts, author, subtype, onlyFor } of [...snapshot.messages, ...snapshot.ephemerals]) {
    if (author === me.id || subtype || (onlyFor && onlyFor !== me.id)) continue;
    if (ts > (newest.get(channel) ?? '')) newest.set(channel, ts);
  }
  return newest;
}
