import type { Middleware, SlackViewMiddlewareArgs, types, ViewSubmitAction } from '@slack/bolt';
import { readProject } from '#blocks/card-ids';
import { noteView } from '#blocks/note';
import { readPlanMark } from '#blocks/reminder-ids';
import { reminderList } from '#blocks/reminder-list';
import { planView } from '#blocks/reminder-plan';
import { readPlanView } from '#blocks/reminder-plan-fields';
import { readLineChange, readPlanLineBlock } from '#blocks/reminder-plan-lines';
import { escaped } from '#blocks/text';
import { agreeReminders, type Proposal, proposeReminders } from '#journey/agree-reminders';
import { changeCadence, reportEvent } from '#journey/change-cadence';
import type { Deps } from '#journey/deps';
import { listReminders } from '#journey/list-reminders';
import { muteLine } from '#journey/mute-reminders';
import { nextDue, untouched } from '#scoping/due-dates';
import { brand } from '#scoping/ids';
import { personOf } from '../form.ts';
import { redrawModal } from '../modal.ts';
import { noteRefusal } from '../note-refusal.ts';
import { GONE, type OnClick, pickedOf, tellThem, untendedWords } from '../reminder-click.ts';
import type { CommandArgs } from './listener.ts';

/** `/ragft reminders`. */
export const remindersAsked =
  (deps: Deps) =>
  async ({ ack, command }: CommandArgs): Promise<void> => {
    const who = { team: brand<'team'>(command.team_id), id: brand<'person'>(command.user_id) };
    const list = await listReminders(deps, who, brand<'channel'>(command.channel_id));
    const { text, blocks } = reminderList(list);
    await ack({ response_type: 'ephemeral', text, blocks });
  };

/** *Reminders* on a card, *Change cadence* in a reminder, *Set up* in the list. */
export const planWanted =
  (deps: Deps): OnClick =>
  async (args) => {
    const { ack, action, body, client } = args;
    await ack();
    const project = readProject('value' in action ? action.value : undefined);
    const proposal = project && (await proposeReminders(deps, personOf(body), project));
    if (!proposal) return tellThem(client, body, GONE);
    if ('kind' in proposal) {
      noteRefusal(args, untendedWords(proposal));
      return tellThem(client, body, untendedWords(proposal));
    }
    await client.views.open({ trigger_id: body.trigger_id, view: drawnPlan(proposal) });
  };

/** *Yes, remind us*, or *Save*. */
export const planSubmitted =
  (deps: Deps): Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>> =>
  async (args) => {
    const { ack, body, view } = args;
    const mark = readPlanMark(view.private_metadata);
    const reply = readPlanView(view.state.values);
    if (!mark || !reply) return ack({ response_action: 'update', view: noteView('No longer here', GONE) });
    const agreed = await agreeReminders(deps, personOf(body), mark.project, reply);
    if (agreed.kind !== 'agreed') noteRefusal(args, untendedWords(agreed));
    return ack({
      response_action: 'update',
      view:
        agreed.kind === 'agreed'
          ? drawnPlan(agreed.proposal)
          : noteView('Not saved', escaped(untendedWords(agreed))),
    });
  };

/** The menu beside a line of the plan; it acts at once. */
export const lineChanged =
  (deps: Deps): OnClick =>
  async (args) => {
    const { ack, action, body, client } = args;
    const who = personOf(body);
    const mark = body.view && readPlanMark(body.view.private_metadata);
    const key = readPlanLineBlock(action.block_id);
    const change = readLineChange(pickedOf(action));
    if (!body.view || !mark || !key || !change) return ack();

    const { project } = mark;
    const done =
      change.kind === 'mute'
        ? await muteLine(deps, who, project, key, change.mute)
        : change.kind === 'happened'
          ? await reportEvent(deps, who, project, key)
          : await changeCadence(deps, who, project, key, change.every);
    await ack();
    if (done.kind === 'refused' || done.kind === 'gone') {
      noteRefusal(args, untendedWords(done));
      return tellThem(client, body, untendedWords(done));
    }
    const proposal = await proposeReminders(deps, who, project);
    if (!('kind' in proposal)) await redrawModal(client, body.view, drawnPlan(proposal));
  };

export const drawnPlan = ({ project, assessment, plan, agreed, lines, states }: Proposal): types.ModalView =>
  planView({
    project,
    plan,
    agreed,
    lines: lines.map((line) => {
      const state = states.get(line.key) ?? untouched(line.key);
      return { line, state, due: nextDue(line, state, plan, assessment.submittedAt) };
    }),
  });
