import type { types } from '@slack/bolt';
import { expect } from 'vitest';
import { faultsOfView } from '#sandbox/validate/validate-blocks';

/** Names and lines as people might write them to break something. */
export const nastyWords = [
  '',
  'Support assistant',
  '<!channel> & <https://evil.example|click> *bold* `code`',
  '🧑‍🚀'.repeat(40),
  'الدعم الفني 客服助手 Ναυσικά',
  '&'.repeat(300),
  'a\u0000b\n\nc',
] as const;

export function expectFits(view: types.ModalView): void {
  expect(faultsOfView(view, 'modal')).toEqual([]);
}

export const inputsOf = (view: types.ModalView): types.InputBlock[] =>
  view.blocks.filter((block): block is types.InputBlock => block.type === 'input');

/** What Slack would send of a view nobody touched, and that it forgot nothing of. */
export const untouched = (view: types.ModalView) => ({
  blocks: view.blocks,
  state: { values: untouchedValues(view) },
});

const untouchedValues = (view: types.ModalView) =>
  Object.fromEntries(
    inputsOf(view).map(({ block_id = '', element }) => [
      block_id,
      { [element.action_id ?? '']: initially(element) },
    ]),
  );

function initially(element: types.InputBlock['element']) {
  switch (element.type) {
    case 'static_select':
      return { type: element.type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
      return { type: element.type, selected_options: element.initial_options ?? [] };
    case 'plain_text_input':
      return { type: element.type, value: element.initial_value ?? null };
    case 'conversations_select':
      return { type: element.type, selected_conversation: element.initial_conversation ?? null };
    default:
      return { type: element.type };
  }
}
