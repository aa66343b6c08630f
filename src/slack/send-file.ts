import type { webApi } from '@slack/bolt';
import type { Deps } from '#journey/deps';
import type { Person } from '#journey/person';

export interface Sender {
  readonly deps: Deps;
  readonly client: webApi.WebClient;
  readonly who: Person;
}

interface Paper {
  readonly name: string;
  readonly title: string;
  readonly content: string;
  readonly comment: string;
}

/** The direct message between the bot and a person. */
export async function directMessageOf(client: webApi.WebClient, { id }: Person): Promise<string> {
  const { channel } = await client.conversations.open({ users: id });
  if (!channel?.id) throw new Error('Slack opened no direct message.');
  return channel.id;
}

/** A file to one person alone: what was exported for them others may not be allowed to read. */
export async function sendFile(
  client: webApi.WebClient,
  channel: string,
  { name, title, content, comment }: Paper,
): Promise<void> {
  await client.filesUploadV2({
    channel_id: channel,
    filename: name,
    title,
    file: Buffer.from(content, 'utf8'),
    initial_comment: comment,
  });
}
