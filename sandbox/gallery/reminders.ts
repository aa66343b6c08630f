import { reminderMessage } from '#blocks/reminder';
import { doneView, keptView } from '#blocks/reminder-done';
import { reminderList } from '#blocks/reminder-list';
import { planView } from '#blocks/reminder-plan';
import { snoozeView } from '#blocks/reminder-snooze';
import type { Persona } from '#sandbox/personas';
import { partlySettled, planning, reminding } from '#tests/blocks/reminder-faces';
import { forEach, once, type Wall } from './hang.ts';
import { channel, first, second, standing } from './harbour.ts';

/** What comes back, how it was agreed, and what was found. */
export const reminders = (): Wall => [
  ...forEach('Reminders, proposed', (persona) => planView(planning(standing(persona), false))),
  ...once('Reminders, agreed', planView(planning(standing(first), true))),
  ...forEach('Reminder', (persona) =>
    reminderMessage(reminding(standing(persona), 'asked', undefined, { lines: 3 })),
  ),
  ...once('Reminder, everything at once', reminderMessage(asked)),
  ...once('Reminder, partly settled', reminderMessage(reminding(standing(first), 'asked', partlySettled))),
  ...(['again', 'nudge', 'reviewer'] as const).flatMap((kind) =>
    once(`Reminder, ${kind}`, reminderMessage(reminding(standing(first), kind, undefined, { lines: 2 }))),
  ),
  ...asked.lines.slice(0, 1).flatMap(({ line }) => {
    const of = { reminder: asked.reminder.id, key: line.key };
    return [
      ...once('What did it show?', doneView(of, line)),
      ...once('It slipped', keptView(of, 'slipped', first.name)),
      ...once('Put off', snoozeView(of)),
    ];
  }),
  ...once('The next 90 days', reminderList(coming)),
];

const asked = reminding(standing(first));

const listed = (persona: Persona) => ({ ...standing(persona).project, id: persona.name, channel });
const coming = {
  projects: [
    {
      project: listed(first),
      mine: true,
      muted: false,
      lines: [
        { title: 'Measure retrieval again', due: '2026-12-21', standing: 'overdue' },
        { title: 'Look at real feedback', due: '2027-01-04', standing: 'open' },
        { title: 'Audit the documents', due: '2027-03-08', standing: 'coming' },
      ],
    },
  ],
  unplanned: [listed(second)],
} as const;
