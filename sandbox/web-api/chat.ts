import type { Post } from '../messages.ts';
import { botIsIn, channelFor, metadataOf, postableChannel, wordsOf } from '../posting.ts';
import { messageShapeOf } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { isMember } from '../town.ts';
import { type Call, type MethodTable, RateLimited } from './method.ts';

const saidIn = ({ args }: Call) => ({ text: args.text('text'), blocks: args.json('blocks') });

/** One of the bot's own messages; an ephemeral one cannot be reached this way. */
function ownPost(call: Call, foreign: string): Post {
  const { slack, args, workspace } = call;
  const channel = channelFor(slack, workspace, args.needed('channel'));
  const post = slack.messages.find(channel.id, args.needed('ts'));
  if (!post || post.words.onlyFor !== undefined || post.words.subtype === 'tombstone')
    throw new SlackError('message_not_found');
  if (post.words.author !== workspace.botUser) throw new SlackError(foreign);
  return post;
}

const threadOf = ({ args }: Call) => {
  const thread = args.text('thread_ts');
  return thread === undefined ? {} : { thread };
};

export const chat: MethodTable = {
  'chat.postMessage': {
    scopes: ['chat:write'],
    tier: null,
    handle(call) {
      const { slack, args, workspace } = call;
      const channel = postableChannel(slack, workspace, args.needed('channel'));
      const words = wordsOf(slack, saidIn(call));
      const metadata = metadataOf(args.json('metadata'));
      const wait = slack.faults.current().paced ? slack.pace.post(channel.id) : 0;
      if (wait > 0) throw new RateLimited(wait);
      const thread = threadOf(call);
      const post = slack.messages.add({
        ...words,
        ...metadata,
        ...thread,
        ...('thread' in thread && args.flag('reply_broadcast') ? { broadcast: true } : {}),
        ts: slack.clock.ts(),
        channel: channel.id,
        author: workspace.botUser,
      });
      return { channel: channel.id, ts: post.words.ts, message: messageShapeOf(slack, post) };
    },
  },
  'chat.postEphemeral': {
    scopes: ['chat:write'],
    tier: 4,
    handle(call) {
      const { slack, args, workspace } = call;
      const channel = channelFor(slack, workspace, args.needed('channel'));
      const person = slack.town.person(args.needed('user'));
      if (channel.archived) throw new SlackError('is_archived');
      if (!botIsIn(slack, workspace, channel)) throw new SlackError('not_in_channel');
      if (!person || !isMember(channel, person.id)) throw new SlackError('user_not_in_channel');
      const post = slack.messages.add({
        ...wordsOf(slack, saidIn(call)),
        ...threadOf(call),
        ts: slack.clock.ts(),
        channel: channel.id,
        author: workspace.botUser,
        onlyFor: person.id,
      });
      return { message_ts: post.words.ts };
    },
  },
  'chat.update': {
    scopes: ['chat:write'],
    tier: 3,
    handle(call) {
      const { slack, args } = call;
      const post = ownPost(call, 'cant_update_message');
      if (slack.town.channel(post.words.channel)?.archived) throw new SlackError('is_inactive');
      const { text, blocks } = saidIn(call);
      // What is left out stays; an empty list of blocks takes them away.
      const words = wordsOf(slack, { text: text ?? post.words.text, blocks: blocks ?? post.words.blocks });
      const redrawn = slack.messages.redraw(
        post,
        { ...words, ...metadataOf(args.json('metadata')), edited: true },
        slack.faults.current().dropUntouched,
      );
      const { channel, ts } = post.words;
      return { channel, ts, text: words.text, message: messageShapeOf(slack, redrawn) };
    },
  },
  'chat.delete': {
    scopes: ['chat:write'],
    tier: 3,
    handle(call) {
      const post = ownPost(call, 'cant_delete_message');
      call.slack.messages.remove(post);
      return { channel: post.words.channel, ts: post.words.ts };
    },
  },
  'chat.getPermalink': {
    scopes: [],
    tier: null,
    handle({ slack, args, workspace }) {
      const channel = channelFor(slack, workspace, args.needed('channel'));
      const post = slack.messages.find(channel.id, args.needed('message_ts'));
      if (!post || post.words.onlyFor !== undefined) throw new SlackError('message_not_found');
      const { ts, thread } = post.words;
      const inThread = thread === undefined ? '' : `?thread_ts=${thread}&cid=${channel.id}`;
      const permalink = `https://${workspace.domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}${inThread}`;
      return { channel: channel.id, permalink };
    },
  },
};
