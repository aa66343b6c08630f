import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { threadMessage } from '#blocks/card-thread';
import { cardTrouble } from '#blocks/card-trouble';
import { digest } from '#blocks/digest';
import type { Message } from '#blocks/message';
import { questionAsked, questionNudge } from '#blocks/open-question';
import { marked } from '#blocks/post-mark';
import { recommendationCard } from '#blocks/recommendation-card';
import { reminderMessage } from '#blocks/reminder';
import { outcomeQuestion, proposalMessage, reviewNews } from '#blocks/review-messages';
import { revisionReply } from '#blocks/revision-reply';
import { sections } from '#blocks/sections';
import type { Address, Messenger, Telling, Told } from '#journey/messenger';
import { brand, type TeamId } from '#scoping/ids';
import { Pace, type PacedCall } from './pace.ts';
import { isPermanent, mayBeDone, tokenEnded } from './permanent-errors.ts';
import { NeverSent } from './post-form.ts';
import { type ClientOf, NotInstalled } from './workspaces.ts';

const answered = z.object({ channel: z.string(), ts: z.string() });

interface Outside {
  readonly clientOf: ClientOf;
  readonly now: () => Date;
  /** What is remembered of a workspace's token may have been replaced by another replica: read it again. */
  readonly readAgain?: (team: TeamId) => void;
}

/** Tells Slack what the outbox says: each call once, at Slack’s pace, and honest about what became of it. */
export function createMessenger(
  { clientOf, now, readAgain = () => {} }: Outside,
  pace: Pace = new Pace(),
): Messenger {
  async function attempt({ method, team }: PacedCall, words: Record<string, unknown>): Promise<Told> {
    try {
      const client = await clientOf(brand<'team'>(team));
      const { channel, ts } = answered.parse(await client.apiCall(method, words));
      return { kind: 'told', channel: brand<'channel'>(channel), ts };
    } catch (error) {
      return toldBy(error);
    }
  }

  /** Whether the bot is gone from a workspace is for its newest token to say. */
  async function withNewestToken(
    paced: PacedCall,
    words: Record<string, unknown>,
    gone: Told,
  ): Promise<Told> {
    readAgain(brand<'team'>(paced.team));
    const told = await attempt(paced, words);
    return told.kind === 'unreached' && told.error === NOT_INSTALLED ? gone : told;
  }

  async function call(paced: PacedCall, words: Record<string, unknown>): Promise<Told> {
    const first = await attempt(paced, words);
    const told = first.kind === 'gone' ? await withNewestToken(paced, words, first) : first;
    if (told.kind === 'busy') pace.pause(paced, now().getTime() + told.waitMs);
    return told;
  }

  return {
    turn: (entry, address) =>
      new Date(pace.turn(entry.id, pacedCall(entry.message.kind, address), now().getTime())),

    tell: (entry, telling, plainBlocks) => {
      const { address } = telling;
      const { channel, ts } = address;
      const paced = pacedCall(telling.kind, address);
      if (telling.kind === 'remove') return call(paced, { channel, ts });
      const message = messageFor(telling, plainBlocks);
      if (ts !== null) return call(paced, { channel, ts, ...message });
      const post = marked(message, entry);
      return call(paced, {
        channel,
        unfurl_links: false,
        unfurl_media: false,
        ...inThread(address),
        ...post,
      });
    },
  };
}

function pacedCall(kind: Telling['kind'], { team, channel, ts }: Address): PacedCall {
  const method = kind === 'remove' ? 'chat.delete' : ts === null ? 'chat.postMessage' : 'chat.update';
  return { method, team, channel };
}

const inThread = ({ thread }: Address) => (thread === null ? {} : { thread_ts: thread });

function messageFor(telling: Exclude<Telling, { kind: 'remove' }>, plainBlocks: boolean): Message {
  switch (telling.kind) {
    case 'card':
      return recommendationCard(telling);
    case 'thread':
      return threadMessage(telling.part, { ...telling, plainBlocks });
    case 'revision':
      return revisionReply(telling);
    case 'trouble':
      return cardTrouble(telling.project, telling.error);
    case 'proposal':
      return proposalMessage(telling);
    case 'review':
      return reviewNews(telling.project, telling);
    case 'outcome':
      return outcomeQuestion(telling.project, telling.assessment);
    case 'reminder':
      return reminderMessage(telling.face);
    case 'question':
      return questionAsked(telling);
    case 'nudge':
      return questionNudge(telling);
    case 'digest':
      return digest(telling.overdue);
    case 'direct':
      return { text: telling.text, blocks: sections(telling.text.split('\n')) };
  }
}

const NOT_INSTALLED = 'not_installed';

function toldBy(error: unknown): Told {
  if (error instanceof NotInstalled) return { kind: 'unreached', error: NOT_INSTALLED };
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'busy', waitMs: error.retryAfter * 1_000 };
  if (error instanceof webApi.WebAPIPlatformError) {
    const word = error.data.error;
    if (word === 'ratelimited') return { kind: 'busy', waitMs: 30_000 };
    if (tokenEnded(word)) return { kind: 'gone', error: word };
    if (isPermanent(word)) return { kind: 'refused', error: word };
    return { kind: mayBeDone(word) ? 'lost' : 'unreached', error: word };
  }
  if (error instanceof webApi.WebAPIRequestError) {
    const { original } = error;
    return { kind: original instanceof NeverSent ? 'unreached' : 'lost', error: original.message };
  }
  if (error instanceof webApi.WebAPIHTTPError) return { kind: 'lost', error: `HTTP ${error.statusCode}` };
  if (error instanceof Error) return { kind: 'lost', error: error.message };
  throw error;
}
