import type { Act, ActResult } from '../contract.ts';
import { install, uninstall } from '../installation.ts';
import type { Slack } from '../slack.ts';
import { archive, createChannel, deactivate, invite, join, leave, openDm, remove } from './channels.ts';
import { type Doer, done, Impossible } from './doing.ts';
import { click, fill, lookUp } from './interact.ts';
import { messageShortcut, openTab, shortcut } from './launch.ts';
import { close, submit } from './modal.ts';
import { deleteMessage, editMessage, say } from './talk.ts';

function doerOf(slack: Slack, as: string): Doer {
  const person = slack.town.person(as);
  if (!person || person.kind === 'bot') throw new Impossible(`There is nobody called ${as}.`);
  if (person.kind === 'deactivated') throw new Impossible(`${person.handle} is deactivated.`);
  return { slack, person };
}

function uploadFile({ slack, person }: Doer, act: Extract<Act, { kind: 'upload-file' }>): ActResult {
  const { name, mimetype, base64 } = act;
  return { ...done, file: slack.files.add({ name, mimetype, by: person.id }, Buffer.from(base64, 'base64')) };
}

function choose(slack: Slack, act: Act): ActResult | Promise<ActResult> {
  switch (act.kind) {
    case 'advance-clock': {
      slack.clock.advance(act.ms);
      const clock = { now: slack.clock.now().toISOString(), aheadMs: slack.clock.aheadMs() };
      slack.changes.publish({ kind: 'clock', clock });
      return done;
    }
    case 'set-faults':
      slack.faults.set(act.faults);
      return done;
  }

  const doer = doerOf(slack, act.as);
  const workspace = slack.town.workspace(doer.person.team);
  switch (act.kind) {
    case 'say':
      return say(doer, act);
    case 'edit-message':
      return editMessage(doer, act);
    case 'delete-message':
      return deleteMessage(doer, act);
    case 'click':
      return click(doer, act);
    case 'fill':
      return fill(doer, act);
    case 'look-up':
      return lookUp(doer, act);
    case 'submit':
      return submit(doer, act);
    case 'close':
      return close(doer, act);
    case 'open-home':
      return openTab(doer, 'home');
    case 'open-messages-tab':
      return openTab(doer, 'messages');
    case 'shortcut':
      return shortcut(doer, act);
    case 'message-shortcut':
      return messageShortcut(doer, act);
    case 'create-channel':
      return createChannel(doer, act);
    case 'open-dm':
      return openDm(doer, act);
    case 'join':
      return join(doer, act);
    case 'leave':
      return leave(doer, act);
    case 'invite':
      return invite(doer, act);
    case 'remove':
      return remove(doer, act);
    case 'archive':
      return archive(doer, act);
    case 'deactivate':
      return deactivate(doer, act);
    case 'upload-file':
      return uploadFile(doer, act);
    case 'uninstall':
      uninstall(slack, workspace);
      return done;
    case 'install':
      install(slack, workspace, slack.manifest.oauth_config.scopes.bot);
      return done;
  }
}

/** What somebody does; what they could not have done is refused with the reason. */
export async function perform(slack: Slack, act: Act): Promise<ActResult> {
  try {
    return await choose(slack, act);
  } catch (error) {
    if (error instanceof Impossible) return { kind: 'refused', why: error.message };
    throw error;
  }
}
