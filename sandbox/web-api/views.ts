import { limits } from '#blocks/limits';
import type { Slack } from '../slack.ts';
import { refuseFaults, SlackError } from '../slack-error.ts';
import type { Workspace } from '../town.ts';
import { isObject, type Json } from '../validate/check.ts';
import { faultsOfNewBlocks, faultsOfView } from '../validate/validate-blocks.ts';
import { slackViewOf, type ViewRecord } from '../views.ts';
import type { Call, MethodTable } from './method.ts';

/** A view Slack would draw, or its reasons not to. */
export function drawable(slack: Slack, view: unknown, kind: 'modal' | 'home'): Json {
  refuseFaults('invalid_arguments', faultsOfView(view, kind));
  if (!isObject(view)) throw new SlackError('invalid_arguments');
  if (Buffer.byteLength(JSON.stringify(view)) > limits.view.bytes) throw new SlackError('view_too_large');
  if (slack.faults.current().refuseNewBlocks)
    refuseFaults('invalid_arguments', faultsOfNewBlocks(view.blocks, '/view/blocks'));
  return view;
}

const shown = (slack: Slack, record: ViewRecord, workspace: Workspace): Json => ({
  view: slackViewOf(record, workspace, slack.credentials.appId),
});

const sameHash = (record: ViewRecord | undefined, hash: string | undefined): void => {
  if (record && hash !== undefined && hash !== record.hash) throw new SlackError('hash_conflict');
};

function openWith({ slack, args, workspace }: Call, how: 'open' | 'push'): Json {
  const view = drawable(slack, args.json('view'), 'modal');
  const trigger = args.needed('trigger_id');
  const opening = slack.triggers.look(trigger, workspace.id);
  const record = slack.views[how](opening, view);
  slack.triggers.spend(trigger);
  return shown(slack, record, workspace);
}

export const views: MethodTable = {
  'views.open': { scopes: [], tier: 4, handle: (call) => openWith(call, 'open') },
  'views.push': { scopes: [], tier: 4, handle: (call) => openWith(call, 'push') },
  'views.update': {
    scopes: [],
    tier: 4,
    handle({ slack, args, workspace }) {
      const id = args.text('view_id');
      const externalId = args.text('external_id');
      const record =
        id === undefined
          ? slack.views.findByExternalId(workspace.id, externalId ?? args.needed('view_id'))
          : slack.views.find(id);
      const view = drawable(slack, args.json('view'), record?.kind ?? 'modal');
      if (!record || record.workspace !== workspace.id) throw new SlackError('not_found');
      sameHash(record, args.text('hash'));
      const updated = slack.views.update(record, view, slack.faults.current().dropUntouched);
      return shown(slack, updated, workspace);
    },
  },
  'views.publish': {
    scopes: [],
    tier: 4,
    handle({ slack, args, workspace }) {
      if (!slack.manifest.features.app_home.home_tab_enabled) throw new SlackError('not_enabled');
      const person = slack.town.person(args.needed('user_id'));
      if (!person || person.team !== workspace.id || person.kind === 'deactivated' || person.kind === 'bot')
        throw new SlackError('user_not_found');
      const view = drawable(slack, args.json('view'), 'home');
      sameHash(slack.views.homeOf(workspace.id, person.id), args.text('hash'));
      const opening = { workspace: workspace.id, person: person.id };
      const record = slack.views.publish(opening, view, slack.faults.current().dropUntouched);
      return shown(slack, record, workspace);
    },
  },
};
