import type { ActResult, Channel, Message } from '../contract.ts';
import { announce } from '../events.ts';
import type { Post } from '../messages.ts';
import { isMember } from '../town.ts';
import { invite, leave } from './channels.ts';
import { type ActOf, channelFor, type Doer, done, Impossible } from './doing.ts';
import { command } from './launch.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What Slack makes of a typed line: special characters escaped, @handles and #channels turned into links. */
function written({ slack }: Doer, team: string, text: string): string {
  return escaped(text)
    .replace(/@([\w.-]+)/g, (typed, handle) => {
      const person =
        slack.town.people().find((each) => each.handle === handle && each.team === team) ??
        slack.town.person(handle);
      return person ? `<@${person.id}>` : typed;
    })
    .replace(/(^|\s)#([\w-]+)/g, (typed, space, name) => {
      const channel = slack.town.channels().find((each) => each.name === name && each.kind !== 'im');
      return channel ? `${space}<#${channel.id}|${name}>` : typed;
    });
}

/** What the bot hears of a message: being mentioned, and whatever its scopes let it read. */
function tellBot({ slack, person }: Doer, channel: Channel, { words }: Post): void {
  const workspace = slack.town.workspace(channel.team);
  if (!isMember(channel, workspace.botUser)) return;
  const heard = {
    user: person.id,
    text: words.text,
    ts: words.ts,
    channel: channel.id,
    team: person.team,
    event_ts: words.ts,
    ...(words.thread === undefined ? {} : { thread_ts: words.thread }),
  };
  const kinds = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' } as const;
  announce(slack, workspace, { type: 'message', channel_type: kinds[channel.kind], ...heard }, channel);
  const mentioned = words.text.includes(`<@${workspace.botUser}>`);
  if (mentioned && channel.kind !== 'im')
    announce(slack, workspace, { type: 'app_mention', ...heard }, channel);
}

/** Whether there is a box to type in at all. */
function mayWrite({ slack, person }: Doer, channel: Channel): void {
  if (!isMember(channel, person.id)) throw new Impossible(`${person.handle} is not in #${channel.name}.`);
  if (channel.archived) throw new Impossible(`#${channel.name} is archived.`);
  const { messages_tab_enabled, messages_tab_read_only_enabled } = slack.manifest.features.app_home;
  const withBot = isMember(channel, slack.town.workspace(channel.team).botUser);
  if (channel.kind === 'im' && withBot && (!messages_tab_enabled || messages_tab_read_only_enabled))
    throw new Impossible('The app takes no messages.');
}

const invitation = /^\/invite @([\w.-]+)$/;

export async function say(doer: Doer, act: ActOf<'say'>): Promise<ActResult> {
  const { slack, person } = doer;
  const channel = channelFor(doer, act.channel);
  const line = act.text.trim();
  if (line === '') throw new Impossible('There is nothing to send.');
  mayWrite(doer, channel);
  const invited = line.match(invitation)?.[1];
  if (invited !== undefined) return inviteByHandle(doer, channel, invited);
  if (line === '/leave') return leave(doer, { kind: 'leave', as: act.as, channel: channel.id });
  if (line.startsWith('/')) {
    if (act.thread !== undefined) throw new Impossible('Slack takes no commands in threads.');
    return command(doer, channel, line);
  }
  const post = slack.messages.add({
    ts: slack.clock.ts(),
    channel: channel.id,
    author: person.id,
    text: written(doer, channel.team, line),
    blocks: [],
    ...(act.thread === undefined ? {} : { thread: act.thread }),
  });
  tellBot(doer, channel, post);
  return { ...done, channel: channel.id, ts: post.words.ts };
}

function inviteByHandle(doer: Doer, channel: Channel, handle: string): ActResult {
  const { people } = doer.slack.town;
  const found =
    people().find((each) => each.handle === handle && each.team === channel.team) ??
    doer.slack.town.person(handle);
  if (!found) throw new Impossible(`There is nobody called ${handle}.`);
  return invite(doer, { kind: 'invite', as: doer.person.id, channel: channel.id, who: found.id });
}

/** One's own message; the bot's may be deleted by an admin. */
function ownMessage(doer: Doer, channelId: string, ts: string, adminMay: boolean): Post {
  const channel = channelFor(doer, channelId);
  const post = doer.slack.messages.find(channel.id, ts);
  const hidden = post?.words.onlyFor !== undefined && post.words.onlyFor !== doer.person.id;
  if (!post || hidden) throw new Impossible('There is no such message.');
  const own = post.words.author === doer.person.id || post.words.onlyFor === doer.person.id;
  if (!own && !(adminMay && doer.person.kind === 'admin'))
    throw new Impossible(`This is not ${doer.person.handle}'s message.`);
  return post;
}

export function editMessage(doer: Doer, act: ActOf<'edit-message'>): ActResult {
  const post = ownMessage(doer, act.channel, act.ts, false);
  const team = doer.slack.town.channel(act.channel)?.team ?? doer.person.team;
  const changed: Partial<Message> = { text: written(doer, team, act.text), edited: true };
  doer.slack.messages.redraw(post, changed, false);
  return done;
}

export function deleteMessage(doer: Doer, act: ActOf<'delete-message'>): ActResult {
  doer.slack.messages.remove(ownMessage(doer, act.channel, act.ts, true));
  return done;
}
