import type { ActResult } from '../contract.ts';
import { inputsOf } from '../forms.ts';
import { originOf } from '../shapes.ts';
import { SlackError } from '../slack-error.ts';
import { stand } from '../stateful.ts';
import type { Workspace } from '../town.ts';
import { isObject, type Json } from '../validate/check.ts';
import { slackViewOf, type ViewRecord } from '../views.ts';
import { drawable } from '../web-api/views.ts';
import { complaintsIn } from './complaints.ts';
import { type ActOf, type Doer, done, failed, Impossible, installedIn } from './doing.ts';
import { putAll } from './interact.ts';
import { surfaceAt, viewAt } from './surface.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';

/** Selects in the modal that ask for it give the app an address to post to the chosen conversation. */
function responseUrlsOf({ slack, person }: Doer, record: ViewRecord): readonly Json[] {
  return inputsOf(record.blocks)
    .filter(({ element }) => element.response_url_enabled === true)
    .flatMap(({ blockId, actionId }) => {
      const held = record.form.values[blockId]?.[actionId];
      const channel = held?.selected_conversation ?? held?.selected_channel;
      if (typeof channel !== 'string') return [];
      const url = slack.responseUrls.issue({ workspace: record.workspace, person: person.id, channel });
      return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url: url }];
    });
}

/** Complaints belong to input blocks of this view; Slack takes no others. */
function errorsFor(record: ViewRecord, errors: unknown): Readonly<Record<string, string>> {
  if (!isObject(errors) || Object.keys(errors).length === 0) throw new SlackError('invalid_errors');
  const inputs = stand(record.blocks).filter(({ block }) => block.type === 'input');
  const ids = new Set(inputs.map(({ block }) => String(block.block_id)));
  for (const [id, text] of Object.entries(errors)) {
    if (!ids.has(id) || typeof text !== 'string' || text === '')
      throw new SlackError(`errors may only name input blocks, not ${id}`);
  }
  return Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, String(text)]));
}

/** What the acknowledgement of a submission asks for; an empty one closes just this view. */
function obey({ slack, person }: Doer, record: ViewRecord, body: unknown): void {
  const { views } = slack;
  const empty = body === undefined || body === '' || (isObject(body) && Object.keys(body).length === 0);
  if (empty) {
    views.close(record);
    return;
  }
  if (!isObject(body)) throw new SlackError('invalid_response');
  // The person may have closed it while the app was thinking.
  const open = views.find(record.id) !== undefined;
  switch (body.response_action) {
    case 'clear':
      views.clear(person.id);
      return;
    case 'errors': {
      const errors = errorsFor(record, body.errors);
      if (open) views.change(record, { errors });
      return;
    }
    case 'update': {
      const view = drawable(slack, body.view, 'modal');
      if (open) views.update(record, view, slack.faults.current().dropUntouched);
      return;
    }
    case 'push': {
      const view = drawable(slack, body.view, 'modal');
      const { workspace, channel } = record;
      if (open)
        views.push({ workspace, person: person.id, ...(channel === undefined ? {} : { channel }) }, view);
      return;
    }
    default:
      throw new SlackError('invalid_response_action');
  }
}

const reasonsOf = ({ code, more }: SlackError): string => {
  const metadata = isObject(more.response_metadata) ? more.response_metadata.messages : undefined;
  return Array.isArray(metadata) ? `${code}: ${metadata.join('; ')}` : code;
};

export async function submit(doer: Doer, act: ActOf<'submit'>): Promise<ActResult> {
  const { slack, person } = doer;
  const opened = viewAt(doer, act.view);
  if (opened.kind !== 'modal' || !opened.body.submit) throw new Impossible('There is no submit button.');
  const workspace = installedIn(doer, opened.workspace);
  putAll(doer, surfaceAt(doer, { view: act.view }), act.filled);
  const record = slack.views.change(slack.views.find(act.view) ?? opened, { errors: {}, trouble: '' });

  const complaints = complaintsIn(record);
  if (Object.keys(complaints).length > 0) {
    slack.views.change(record, { errors: complaints });
    const named = Object.entries(complaints).map(([block, text]) => `${block}: ${text}`);
    return { kind: 'refused', why: named.join(' ') };
  }

  const receipt = await slack.delivery.tell(
    'interactive',
    `view_submission ${record.body.callback_id ?? ''}`,
    {
      ...originOf(slack, workspace, person),
      type: 'view_submission',
      trigger_id: slack.triggers.issue({
        workspace: workspace.id,
        person: person.id,
        ...(record.channel === undefined ? {} : { channel: record.channel }),
      }),
      view: slackViewOf(record, workspace, slack.credentials.appId),
      response_urls: responseUrlsOf(doer, record),
    },
  );
  if (receipt.kind === 'failed') {
    slack.views.change(record, { trouble: TROUBLE });
    return failed(receipt, TROUBLE);
  }
  try {
    obey(doer, record, receipt.body);
    return { kind: 'done', ackMs: receipt.ms };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    slack.views.change(record, { trouble: TROUBLE });
    return { kind: 'bot-failed', error: reasonsOf(error), shown: TROUBLE };
  }
}

/** Only views that asked for it are reported, without trigger, address to answer at, or what stood in the form. */
async function tellClosed(
  doer: Doer,
  record: ViewRecord,
  workspace: Workspace,
  isCleared: boolean,
): Promise<void> {
  const { slack, person } = doer;
  if (record.body.notify_on_close !== true) return;
  await slack.delivery.tell('interactive', `view_closed ${record.body.callback_id ?? ''}`, {
    ...originOf(slack, workspace, person),
    type: 'view_closed',
    view: { ...slackViewOf(record, workspace, slack.credentials.appId), state: { values: {} } },
    is_cleared: isCleared,
  });
}

export async function close(doer: Doer, act: ActOf<'close'>): Promise<ActResult> {
  const { slack, person } = doer;
  const record = viewAt(doer, act.view);
  if (record.kind !== 'modal') throw new Impossible('Home cannot be closed.');
  const workspace = slack.town.workspace(record.workspace);
  const cleared = act.all === true || record.body.clear_on_close === true;
  const closed = cleared ? slack.views.clear(person.id) : [record];
  if (!cleared) slack.views.close(record);
  await Promise.all(closed.map((each) => tellClosed(doer, each, workspace, cleared)));
  return done;
}
