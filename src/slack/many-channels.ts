import type { webApi } from '@slack/bolt';
import type { ChannelFacts } from '#journey/slack-facts';
import { brand, type ChannelId, type PersonId } from '#scoping/ids';

const PAGE = 1_000;
/** A company with more channels than these pages hold is asked about the rest one by one. */
const MOST_PAGES = 10;
const everyKind = { types: 'public_channel,private_channel,mpim,im', limit: PAGE } as const;

type Listed = Parameters<typeof factsOf>[0] & { readonly id?: string };
interface ListPage {
  readonly channels?: readonly Listed[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

/** All conversations the bot may know of, until `enough` says so. */
export async function knownChannels(
  client: webApi.WebClient,
  enough: (found: ReadonlyMap<ChannelId, ChannelFacts>) => boolean,
): Promise<ReadonlyMap<ChannelId, ChannelFacts>> {
  const found = new Map<ChannelId, ChannelFacts>();
  for await (const channel of listed((cursor) => client.conversations.list({ ...everyKind, ...cursor }))) {
    found.set(brand<'channel'>(channel.id ?? ''), factsOf(channel));
    if (enough(found)) break;
  }
  return found;
}

/** Conversations that a person is in, of those the bot may know of. */
export async function channelsOf(client: webApi.WebClient, user: PersonId): Promise<ReadonlySet<ChannelId>> {
  const found = new Set<ChannelId>();
  const ask = (cursor: Cursor) => client.users.conversations({ user, ...everyKind, ...cursor });
  for await (const { id } of listed(ask)) found.add(brand<'channel'>(id ?? ''));
  return found;
}

type Cursor = { readonly cursor?: string };

async function* listed(ask: (cursor: Cursor) => Promise<ListPage>): AsyncGenerator<Listed> {
  let cursor: Cursor = {};
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await ask(cursor);
    yield* page.channels ?? [];
    const next = page.response_metadata?.next_cursor;
    if (!next) return;
    cursor = { cursor: next };
  }
}

interface Info {
  readonly name?: string;
  readonly is_im?: boolean;
  readonly is_mpim?: boolean;
  readonly is_private?: boolean;
  readonly is_archived?: boolean;
  readonly is_member?: boolean;
  readonly is_ext_shared?: boolean;
}

export const factsOf = (info: Info): ChannelFacts => ({
  name: info.name ?? '',
  kind: info.is_im ? 'dm' : info.is_mpim ? 'group-dm' : info.is_private ? 'private' : 'public',
  archived: info.is_archived ?? false,
  joined: info.is_member ?? info.is_im ?? false,
  shared: info.is_ext_shared ?? false,
});
