import type { Block, Place } from '../contract.ts';
import type { Form } from '../forms.ts';
import { channelRefOf, messageShapeOf } from '../shapes.ts';
import type { Workspace } from '../town.ts';
import type { Json } from '../validate/check.ts';
import { type Opening, slackViewOf, type ViewRecord } from '../views.ts';
import { channelFor, type Doer, Impossible, installedIn } from './doing.ts';

/** Where somebody acts: one of their views or a message, alike for what follows. */
export interface Surface {
  readonly key: string;
  readonly workspace: Workspace;
  readonly opening: Opening;
  readonly blocks: readonly Block[];
  form(): Form;
  setForm(form: Form): void;
  /** What an interaction payload says of the place, as it is by now. */
  placed(): Json;
  /** Only messages come with an address to answer at. */
  answerable(): Json;
}

/** A view this person can act in: their Home, or the modal on top. */
export function viewAt({ slack, person }: Doer, id: string): ViewRecord {
  const record = slack.views.find(id);
  if (!record || record.person !== person.id)
    throw new Impossible(`${person.handle} has no view ${id} open.`);
  const top = slack.views.modalsOf(person.id).at(-1);
  if (record.kind === 'modal' && top?.id !== record.id)
    throw new Impossible('Another modal lies on top of this one.');
  return record;
}

function viewSurface(doer: Doer, id: string): Surface {
  const { slack, person } = doer;
  const record = viewAt(doer, id);
  const workspace = installedIn(doer, record.workspace);
  const now = () => slack.views.find(id) ?? record;
  return {
    key: id,
    workspace,
    opening: {
      workspace: workspace.id,
      person: person.id,
      ...(record.channel === undefined ? {} : { channel: record.channel }),
    },
    blocks: record.blocks,
    form: () => now().form,
    setForm(form) {
      slack.views.change(now(), { form });
    },
    placed: () => ({
      container: { type: 'view', view_id: id },
      view: slackViewOf(now(), workspace, slack.credentials.appId),
    }),
    answerable: () => ({}),
  };
}

function messageSurface(doer: Doer, channelId: string, ts: string): Surface {
  const { slack, person } = doer;
  const channel = channelFor(doer, channelId);
  const found = slack.messages.find(channel.id, ts);
  const hidden = found?.words.onlyFor !== undefined && found.words.onlyFor !== person.id;
  if (!found || hidden) throw new Impossible(`${person.handle} sees no message ${ts} there.`);
  const workspace = slack.town.workspaces().find(({ botUser }) => botUser === found.words.author);
  if (!workspace) throw new Impossible('This message is not the app’s.');
  installedIn(doer, workspace.id);
  const now = () => slack.messages.find(channel.id, ts) ?? found;
  const ephemeral = found.words.onlyFor !== undefined;
  const { thread } = found.words;
  const inThread = thread === undefined ? {} : { thread_ts: thread };
  const opening = { workspace: workspace.id, person: person.id, channel: channel.id };
  return {
    key: `${channel.id} ${ts}`,
    workspace,
    opening,
    blocks: found.words.blocks,
    form: () => slack.messages.formOf(now(), person.id),
    setForm(form) {
      slack.messages.setForm(now(), person.id, form);
    },
    placed: () => ({
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel.id,
        is_ephemeral: ephemeral,
        ...inThread,
      },
      channel: channelRefOf(channel),
      state: { values: slack.messages.formOf(now(), person.id).values },
      // What only one person sees, Slack does not keep and so cannot send along.
      ...(ephemeral ? {} : { message: messageShapeOf(slack, now()) }),
    }),
    answerable: () => ({
      response_url: slack.responseUrls.issue({
        ...opening,
        source: ts,
        ...(thread === undefined ? {} : { thread }),
      }),
    }),
  };
}

export const surfaceAt = (doer: Doer, place: Place): Surface =>
  'view' in place ? viewSurface(doer, place.view) : messageSurface(doer, place.channel, place.ts);
