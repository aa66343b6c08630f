import type { types, ViewOutput, ViewResponseAction } from '@slack/bolt';
import { readBlockId } from '#blocks/ids';
import { busyText, busyView, noteView } from '#blocks/note';
import { escaped } from '#blocks/text';
import type { Refused, Turn } from '#journey/turn';
import { viewOf } from './view-of.ts';

/** What answers a submitted view: the next one in its place, or what is wrong with which input. */
export function answerTo(view: ViewOutput, turn: Turn | 'busy', now: Date): ViewResponseAction {
  if (turn === 'busy') return complain(onFirstInput(view, busyText), busyView);
  if (turn.kind === 'refused') return complain(onInputs(view, turn), refusedView(turn));
  return { response_action: 'update', view: viewOf(turn, now) };
}

type Complaints = Record<string, string>;

/** Slack takes complaints on inputs only. */
const complain = (errors: Complaints, otherwise: types.ModalView): ViewResponseAction =>
  Object.keys(errors).length > 0
    ? { response_action: 'errors', errors }
    : { response_action: 'update', view: otherwise };

/** Where each belongs, or on the first input where its own is not in this view. */
function onInputs(view: ViewOutput, { problems }: Refused): Complaints {
  const inputs = inputsOf(view);
  return Object.fromEntries(
    Object.entries(problems).flatMap(([field, problem]) => {
      const own = inputs.find((id) => readBlockId(id)?.field === field) ?? inputs[0];
      return own === undefined ? [] : [[own, problem]];
    }),
  );
}

function onFirstInput(view: ViewOutput, text: string): Complaints {
  const [first] = inputsOf(view);
  return first === undefined ? {} : { [first]: text };
}

const inputsOf = ({ blocks }: ViewOutput): string[] =>
  blocks.flatMap(({ type, block_id }) => (type === 'input' && block_id !== undefined ? [block_id] : []));

const refusedView = ({ problems }: Refused): types.ModalView =>
  noteView('Not yet', escaped(Object.values(problems).join('\n')));
