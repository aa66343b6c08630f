import type { types } from '@slack/bolt';
import { z } from 'zod';
import { type Day, isDay } from '#scoping/calendar';
import { limits } from './limits.ts';
import { type LineOf, reminderCallbacks, writeLineMark } from './reminder-ids.ts';
import { plain } from './text.ts';

export const SNOOZE_DAY = 'until';

/** *Snooze* to a date of one’s own. */
export const snoozeView = (of: LineOf): types.ModalView => ({
  type: 'modal',
  callback_id: reminderCallbacks.snooze,
  private_metadata: writeLineMark(of),
  title: plain('Snooze', limits.view.title),
  submit: plain('Snooze', limits.view.submit),
  close: plain('Cancel', limits.view.close),
  blocks: [
    {
      type: 'input',
      block_id: SNOOZE_DAY,
      label: plain('Until'),
      hint: plain('It comes back on that day, or on the Monday after it.'),
      element: { type: 'datepicker', action_id: SNOOZE_DAY },
    },
  ],
});

const said = z.object({
  [SNOOZE_DAY]: z.object({ [SNOOZE_DAY]: z.object({ selected_date: z.string().refine(isDay) }) }),
});

export const readSnoozeView = (values: unknown): Day | undefined =>
  said.safeParse(values).data?.[SNOOZE_DAY]?.[SNOOZE_DAY]?.selected_date;
