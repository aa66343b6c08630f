import type { types } from '@slack/bolt';
import { type Hour, hours } from '#scoping/calendar';
import type { PersonId } from '#scoping/ids';
import type { ModelsUsed, ReminderPlan } from '#scoping/reminders';
import { suggestedModels } from '#scoping/retirement-lines';
import { limits } from './limits.ts';
import { chosenUser, mention } from './mention.ts';
import { reminderCallbacks, writePlanMark } from './reminder-ids.ts';
import { planFields as fields } from './reminder-plan-fields.ts';
import { type PlannedLine, plannedLines } from './reminder-plan-lines.ts';
import { section } from './sections.ts';
import { escaped, escapedWithin, plain } from './text.ts';

export interface PlanFace {
  readonly project: { readonly name: string; readonly channel: string };
  readonly plan: ReminderPlan;
  readonly agreed: boolean;
  readonly lines: readonly PlannedLine[];
}

/** What comes back for a project, when, and to whom: proposed until somebody says yes. */
export const planView = (face: PlanFace): types.ModalView => {
  const { plan, agreed, project, lines } = face;
  return {
    type: 'modal',
    callback_id: reminderCallbacks.plan,
    private_metadata: writePlanMark(plan.project),
    title: plain('Reminders', limits.view.title),
    submit: plain(agreed ? 'Save' : 'Yes, remind us', limits.view.submit),
    close: plain('Cancel', limits.view.close),
    blocks: [
      section(
        `*${escapedWithin(project.name, 200)}*\n` +
          (agreed
            ? `Agreed by ${mention(plan.agreed.by)}.`
            : 'A proposal: nothing is sent before somebody says yes. All of it can be changed later.'),
      ),
      dateInput(fields.launch, 'Launch', plan.launch, 'Planned or past. The intervals count from it.'),
      personInput(fields.person, 'Who is reminded', plan.person, false),
      personInput(fields.reviewer, 'Who is told when nobody answers for two weeks', plan.reviewer, true),
      {
        type: 'input',
        block_id: fields.hour,
        label: plain('At'),
        hint: plain(`On working days, by that person’s own clock (${plan.zone}).`),
        element: {
          type: 'static_select',
          action_id: fields.hour,
          options: hours.map(hourOption),
          initial_option: hourOption(plan.hour),
        },
      },
      ...(project.channel.startsWith('D') ? [] : [placeInput(project.channel, plan.place)]),
      ...modelInputs(plan.models),
      {
        type: 'input',
        block_id: fields.muted,
        optional: true,
        label: plain('Pause'),
        element: {
          type: 'checkboxes',
          action_id: fields.muted,
          options: [pauseOption],
          ...(plan.muted ? { initial_options: [pauseOption] } : {}),
        },
      },
      { type: 'divider' },
      section(`*What comes back* (${lines.length})`),
      ...plannedLines(lines, agreed),
    ],
  };
};

const pauseOption = { text: plain('Send nothing about this project', 75), value: 'muted' };

const hourOption = (hour: Hour) => ({ text: plain(`${hour}:00`), value: String(hour) });

function placeInput(channel: string, place: ReminderPlan['place']): types.InputBlock {
  const options = [
    { text: plain('As a direct message to that person', 75), value: 'dm' },
    { text: { type: 'mrkdwn' as const, text: `In <#${escaped(channel)}>` }, value: 'channel' },
  ];
  const [initial] = options.filter(({ value }) => value === place);
  return {
    type: 'input',
    block_id: fields.place,
    label: plain('Where'),
    element: {
      type: 'radio_buttons',
      action_id: fields.place,
      options,
      ...(initial ? { initial_option: initial } : {}),
    },
  };
}

const modelInputs = ({ provider, base, embedding, end }: ModelsUsed): types.InputBlock[] => [
  textInput(
    fields.provider,
    'Provider',
    provider,
    'For example OpenAI, Google Vertex AI, Amazon Bedrock, our own.',
  ),
  textInput(
    fields.base,
    'Base model',
    base,
    `With its version, for example ${suggestedModels[0] ?? ''}. Where its end is known, you are told in time.`,
  ),
  textInput(fields.embedding, 'Embedding model', embedding, 'The one that turns documents into vectors.'),
  dateInput(fields.end, 'The base model ends on', end?.on ?? null, 'Where you know more than we do.'),
  {
    type: 'input',
    block_id: fields.endDay,
    optional: true,
    label: plain('That day is'),
    element: {
      type: 'static_select',
      action_id: fields.endDay,
      options: endDays,
      ...(end ? { initial_option: end.day === 'fixed' ? fixedDay : earliestDay } : {}),
    },
  },
];

const fixedDay = { text: plain('Fixed'), value: 'fixed' };
const earliestDay = { text: plain('The earliest possible'), value: 'earliest' };
const endDays = [fixedDay, earliestDay];

const dateInput = (id: string, label: string, day: string | null, hint: string): types.InputBlock => ({
  type: 'input',
  block_id: id,
  optional: true,
  label: plain(label),
  hint: plain(hint),
  element: { type: 'datepicker', action_id: id, ...(day ? { initial_date: day } : {}) },
});

const personInput = (
  id: string,
  label: string,
  person: PersonId | null,
  optional: boolean,
): types.InputBlock => ({
  type: 'input',
  block_id: id,
  optional,
  label: plain(label),
  element: { type: 'users_select', action_id: id, ...chosenUser(person) },
});

const textInput = (id: string, label: string, value: string, hint: string): types.InputBlock => ({
  type: 'input',
  block_id: id,
  optional: true,
  label: plain(label),
  hint: plain(hint),
  element: {
    type: 'plain_text_input',
    action_id: id,
    max_length: 120,
    ...(value === '' ? {} : { initial_value: value }),
  },
});
