import { useEffect, useState } from 'react';
import type { Person, Snapshot } from '../../contract.ts';
import type { Spot } from '../workspace.ts';
import { channelsOf, newestByChannel } from './sees.ts';

/**
 * Channels with something newer than this person has looked at. What was there when the page was opened counts
 * as seen, or everything would be unread for everyone.
 */
export function useUnread(snapshot: Snapshot, me: Person, spot: Spot): ReadonlySet<string> {
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(() => newestForAll(snapshot));
  const newest = newestByChannel(snapshot, me);
  const here = keyOf(me, spot.channel);
  const newestHere = newest.get(spot.channel) ?? '';
  useEffect(() => {
    setSeen((known) => (known.get(here) === newestHere ? known : new Map(known).set(here, newestHere)));
  }, [here, newestHere]);

  const unread = channelsOf(snapshot, me)
    .filter(({ id, members }) => id !== spot.channel && members.includes(me.id))
    .filter(({ id }) => (newest.get(id) ?? '') > (seen.get(keyOf(me, id)) ?? ''));
  return new Set(unread.map(({ id }) => id));
}

const keyOf = (person: Person, channel: string) => `${person.id} ${channel}`;

const newestForAll = (snapshot: Snapshot): ReadonlyMap<string, string> =>
  new Map(
    snapshot.people.flatMap((person) =>
      [...newestByChannel(snapshot, person)].map(([channel, ts]): [string, string] => [
        keyOf(person, channel),
        ts,
      ]),
    ),
  );
