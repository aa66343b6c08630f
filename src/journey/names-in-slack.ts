import { brand, type TeamId } from '#scoping/ids';
import { namesOfNobody } from '#scoping/nobody';
import type { Deps } from './deps.ts';

export type NameOf = (id: string) => string;

/** Outside Slack an id says nothing; what Slack does not tell stays an id. */
export async function namesOf(
  { slack }: Deps,
  team: TeamId,
  people: readonly string[],
  channels: readonly string[],
): Promise<NameOf> {
  const names = new Map<string, string>(namesOfNobody);
  for (const id of new Set(people)) {
    if (names.has(id)) continue;
    const person = await slack.person(team, brand<'person'>(id));
    if (typeof person !== 'string') names.set(id, person.name);
  }
  for (const id of new Set(channels)) {
    const channel = await slack.channel(team, brand<'channel'>(id));
    if (typeof channel !== 'string' && channel.name !== '') names.set(id, `#${channel.name}`);
  }
  return (id) => names.get(id) ?? id;
}
