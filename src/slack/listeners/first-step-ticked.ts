import { z } from 'zod';
import { readStepsBlockId } from '#blocks/card-ids';
import { tickFirstSteps } from '#journey/tick-first-steps';
import { GONE, type OnClick, onCard } from '../card-click.ts';

const boxes = z.object({
  block_id: z.string(),
  action_ts: z.string(),
  selected_options: z.array(z.object({ value: z.string() })),
});

/** A first step ticked, or taken back. The box shows it at once; everybody else’s card follows. */
export const firstStepTicked: OnClick = onCard(
  ({ block_id }) => readStepsBlockId(block_id)?.project,
  async ({ deps, who, action }) => {
    const { data } = boxes.safeParse(action);
    const drawn = data && readStepsBlockId(data.block_id);
    if (!drawn) return GONE;
    const { action_ts, selected_options } = data;
    const selected = selected_options.map(({ value }) => value);
    const ticked = await tickFirstSteps(deps, who, { drawn, selected, at: action_ts });
    switch (ticked.kind) {
      case 'ticked':
        return undefined;
      case 'outdated':
        return OUTDATED;
      case 'refused':
        return ticked.why;
      case 'gone':
        return GONE;
    }
  },
);

const OUTDATED =
  'This card was out of date, so your tick was not kept. It is drawn afresh now: please tick again.';
