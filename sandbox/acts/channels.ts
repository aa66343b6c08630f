import type { ActResult, Channel } from '../contract.ts';
import { announce, announceJoin, announceLeave } from '../events.ts';
import { userOf } from '../shapes.ts';
import { isMember } from '../town.ts';
import { type ActOf, channelFor, type Doer, done, Impossible, installedIn } from './doing.ts';

/** The line Slack writes when somebody comes or goes. */
function note({ slack }: Doer, channel: Channel, who: string, subtype: string, text: string): void {
  slack.messages.add({ ts: slack.clock.ts(), channel: channel.id, author: who, text, blocks: [], subtype });
}

function enter(doer: Doer, channel: Channel, who: string, inviter?: string): ActResult {
  const { slack } = doer;
  if (channel.archived) throw new Impossible(`#${channel.name} is archived.`);
  if (channel.kind === 'im' || channel.kind === 'mpim')
    throw new Impossible('Nobody can be added to a direct message.');
  if (isMember(channel, who)) return done;
  const joined = { ...channel, members: [...channel.members, who] };
  slack.town.putChannel(joined);
  note(doer, joined, who, 'channel_join', `<@${who}> has joined the channel`);
  announceJoin(slack, slack.town.workspace(channel.team), joined, who, inviter);
  return done;
}

function exit(doer: Doer, channel: Channel, who: string): ActResult {
  const { slack } = doer;
  if (!isMember(channel, who)) throw new Impossible('They are not in this channel.');
  const left = { ...channel, members: channel.members.filter((member) => member !== who) };
  slack.town.putChannel(left);
  note(doer, left, who, 'channel_leave', `<@${who}> has left the channel`);
  announceLeave(slack, slack.town.workspace(channel.team), left, who);
  return done;
}

export function join(doer: Doer, act: ActOf<'join'>): ActResult {
  const channel = channelFor(doer, act.channel);
  if (channel.kind !== 'public')
    throw new Impossible('Only public channels can be joined without invitation.');
  return enter(doer, channel, doer.person.id);
}

export const leave = (doer: Doer, act: ActOf<'leave'>): ActResult =>
  exit(doer, channelFor(doer, act.channel), doer.person.id);

function memberChannel(doer: Doer, id: string): Channel {
  const channel = channelFor(doer, id);
  if (!isMember(channel, doer.person.id))
    throw new Impossible(`${doer.person.handle} is not in #${channel.name}.`);
  return channel;
}

export function invite(doer: Doer, act: ActOf<'invite'>): ActResult {
  const channel = memberChannel(doer, act.channel);
  const who = doer.slack.town.person(act.who);
  if (!who || who.kind === 'deactivated') throw new Impossible('There is nobody like that to invite.');
  if (who.kind === 'bot') installedIn(doer, channel.team);
  return enter(doer, channel, who.id, doer.person.id);
}

export function remove(doer: Doer, act: ActOf<'remove'>): ActResult {
  const who = doer.slack.town.person(act.who);
  if (!who) throw new Impossible('There is nobody like that.');
  return exit(doer, memberChannel(doer, act.channel), who.id);
}

export function archive(doer: Doer, { channel: id, archived }: ActOf<'archive'>): ActResult {
  const { slack, person } = doer;
  const channel = channelFor(doer, id);
  if (channel.name === 'general') throw new Impossible('#general cannot be archived.');
  const archivedNow = { ...channel, archived };
  slack.town.putChannel(archivedNow);
  const family = channel.kind === 'public' ? 'channel' : 'group';
  const workspace = slack.town.workspace(channel.team);
  if (isMember(channel, workspace.botUser))
    announce(
      slack,
      workspace,
      { type: `${family}_${archived ? 'archive' : 'unarchive'}`, channel: id, user: person.id },
      channel,
    );
  return done;
}

export function createChannel(doer: Doer, act: ActOf<'create-channel'>): ActResult {
  const { slack, person } = doer;
  const name = act.name.replace(/^#/, '').toLowerCase();
  const taken = slack.town
    .channels()
    .some((channel) => channel.name === name && channel.team === person.team);
  if (!/^[\p{L}\p{N}_-]{1,80}$/u.test(name) || taken)
    throw new Impossible(`#${name} cannot be a new channel.`);
  if (person.kind !== 'member' && person.kind !== 'admin') throw new Impossible('Guests make no channels.');
  const id = slack.dice.id('C');
  slack.town.putChannel({
    id,
    name,
    team: person.team,
    kind: act.private ? 'private' : 'public',
    archived: false,
    shared: false,
    members: [person.id],
    topic: '',
  });
  return { ...done, channel: id };
}

export function openDm(doer: Doer, act: ActOf<'open-dm'>): ActResult {
  const { slack, person } = doer;
  const others = act.with.map((wanted) => {
    const other = slack.town.person(wanted);
    if (!other) throw new Impossible(`There is nobody called ${wanted}.`);
    return other;
  });
  if (others.length === 0) throw new Impossible('A direct message needs somebody else.');
  const members = [person.id, ...others.map(({ id }) => id)];
  const known = slack.town.conversationOf(members);
  if (known) return { ...done, channel: known.id };
  const alone = others.length === 1;
  const handles = [person, ...others].map(({ handle }) => handle);
  const channel: Channel = {
    id: slack.dice.id(alone ? 'D' : 'C'),
    team: person.team,
    name: alone ? (others[0]?.handle ?? '') : `mpdm-${handles.join('--')}-1`,
    kind: alone ? 'im' : 'mpim',
    archived: false,
    shared: false,
    members,
    topic: '',
  };
  slack.town.putChannel(channel);
  return { ...done, channel: channel.id };
}

/** An admin ends somebody's membership: they see nothing any more, and leave every channel. */
export function deactivate(doer: Doer, { who }: ActOf<'deactivate'>): ActResult {
  const { slack, person } = doer;
  const gone = slack.town.person(who);
  if (person.kind !== 'admin') throw new Impossible('Only admins deactivate people.');
  if (!gone || gone.kind === 'bot') throw new Impossible('There is nobody like that.');
  slack.town.putPerson({ ...gone, kind: 'deactivated' });
  slack.views.clear(gone.id);
  for (const channel of slack.town.channels()) {
    if (!isMember(channel, gone.id) || channel.kind === 'im') continue;
    slack.town.putChannel({ ...channel, members: channel.members.filter((member) => member !== gone.id) });
  }
  const user = userOf(slack, { ...gone, kind: 'deactivated' });
  announce(slack, slack.town.workspace(gone.team), { type: 'user_change', user });
  return done;
}
