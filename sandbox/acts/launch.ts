import { answerPerson } from '../answering.ts';
import type { ActResult, Channel } from '../contract.ts';
import { announce } from '../events.ts';
import type { Post } from '../messages.ts';
import { directMessage } from '../posting.ts';
import { channelRefOf, messageShapeOf, originOf } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { isMember } from '../town.ts';
import { isObject, type Json } from '../validate/check.ts';
import { slackViewOf } from '../views.ts';
import { type ActOf, channelFor, type Doer, done, failed, Impossible, installedIn } from './doing.ts';

/** Slack itself says something to one person. */
function slackbotTells({ slack, person }: Doer, channel: Channel, text: string): void {
  slack.messages.add({
    ts: slack.clock.ts(),
    channel: channel.id,
    author: 'USLACKBOT',
    onlyFor: person.id,
    text,
    blocks: [],
  });
}

/** A slash command, with what the app says along with its acknowledgement. */
export async function command(doer: Doer, channel: Channel, line: string): Promise<ActResult> {
  const { slack, person } = doer;
  const [name = '', ...words] = line.split(' ');
  const known = slack.manifest.features.slash_commands.some((each) => each.command === name);
  // People of another workspace cannot use this one's commands.
  if (!known || person.team !== channel.team) {
    slackbotTells(doer, channel, `\`${name}\` is not a valid command.`);
    throw new Impossible(`${name} is not a valid command.`);
  }
  const workspace = installedIn(doer, channel.team);
  const target = { workspace: workspace.id, channel: channel.id, person: person.id };
  const receipt = await slack.delivery.tell('slash_commands', name, {
    token: slack.credentials.verificationToken,
    team_id: workspace.id,
    team_domain: workspace.domain,
    channel_id: channel.id,
    channel_name: channelRefOf(channel).name,
    user_id: person.id,
    user_name: person.handle,
    command: name,
    text: words.join(' ').trim(),
    api_app_id: slack.credentials.appId,
    is_enterprise_install: 'false',
    response_url: slack.responseUrls.issue(target),
    trigger_id: slack.triggers.issue(target),
  });
  if (receipt.kind === 'failed') {
    const error = receipt.status === undefined ? undefined : 'dispatch_failed';
    const shown = error
      ? `${name} failed with the error "${error}"`
      : `${name} failed because the app did not respond.`;
    slackbotTells(doer, channel, shown);
    return failed(receipt, shown);
  }
  const said = typeof receipt.body === 'string' ? { text: receipt.body } : receipt.body;
  if (isObject(said) && Object.keys(said).length > 0) {
    try {
      answerPerson(slack, target, said);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      const shown = `${name} failed with the error "${error.code}"`;
      slackbotTells(doer, channel, shown);
      return { kind: 'bot-failed', error: error.code, shown };
    }
  }
  return { kind: 'done', ackMs: receipt.ms };
}

function offered({ slack }: Doer, callbackId: string, kind: 'global' | 'message'): string {
  const known = slack.manifest.features.shortcuts.find(
    (shortcut) => shortcut.callback_id === callbackId && shortcut.type === kind,
  );
  if (!known) throw new Impossible(`The app has no ${kind} shortcut ${callbackId}.`);
  return known.name;
}

async function launched(doer: Doer, name: string, payload: Json): Promise<ActResult> {
  const receipt = await doer.slack.delivery.tell('interactive', name, payload);
  if (receipt.kind === 'failed') return failed(receipt, 'We had some trouble connecting. Try again?');
  return { kind: 'done', ackMs: receipt.ms };
}

export function shortcut(doer: Doer, { callbackId }: ActOf<'shortcut'>): Promise<ActResult> {
  const { slack, person } = doer;
  offered(doer, callbackId, 'global');
  const workspace = installedIn(doer, person.team);
  return launched(doer, `shortcut ${callbackId}`, {
    ...originOf(slack, workspace, person),
    type: 'shortcut',
    callback_id: callbackId,
    action_ts: slack.clock.ts(),
    trigger_id: slack.triggers.issue({ workspace: workspace.id, person: person.id }),
  });
}

function visiblePost(doer: Doer, channel: Channel, ts: string): Post {
  const post = doer.slack.messages.find(channel.id, ts);
  if (!post || (post.words.onlyFor !== undefined && post.words.onlyFor !== doer.person.id))
    throw new Impossible(`${doer.person.handle} sees no message ${ts} there.`);
  return post;
}

export function messageShortcut(doer: Doer, act: ActOf<'message-shortcut'>): Promise<ActResult> {
  const { slack, person } = doer;
  offered(doer, act.callbackId, 'message');
  const channel = channelFor(doer, act.channel);
  const post = visiblePost(doer, channel, act.ts);
  if (post.words.onlyFor !== undefined) throw new Impossible('A message only you see has no such menu.');
  const workspace = installedIn(doer, channel.team);
  const target = { workspace: workspace.id, channel: channel.id, person: person.id };
  return launched(doer, `message_action ${act.callbackId}`, {
    ...originOf(slack, workspace, person),
    type: 'message_action',
    callback_id: act.callbackId,
    action_ts: slack.clock.ts(),
    trigger_id: slack.triggers.issue(target),
    response_url: slack.responseUrls.issue({ ...target, source: act.ts }),
    message_ts: act.ts,
    channel: channelRefOf(channel),
    message: messageShapeOf(slack, post),
  });
}

/** Opening the app's Home, or the Messages tab beside it. */
export function openTab(doer: Doer, tab: 'home' | 'messages'): ActResult {
  const { slack, person } = doer;
  const workspace = installedIn(doer, person.team);
  const channel = directMessage(slack, workspace, [person.id]);
  if (!isMember(channel, person.id)) throw new Impossible('That is not their conversation.');
  const home = slack.views.homeOf(workspace.id, person.id);
  const view = tab === 'home' && home ? { view: slackViewOf(home, workspace, slack.credentials.appId) } : {};
  announce(slack, workspace, { type: 'app_home_opened', user: person.id, channel: channel.id, tab, ...view });
  return { ...done, channel: channel.id };
}
