/** Small blocks and views for these tests. */

export const plain = (text: string) => ({ type: 'plain_text' as const, text });
export const option = (value: string) => ({ text: plain(`Option ${value}`), value });

export const section = (text: string, more: object = {}) => ({
  type: 'section',
  text: { type: 'mrkdwn' as const, text },
  ...more,
});

export const actions = (blockId: string, ...elements: object[]) => ({
  type: 'actions',
  block_id: blockId,
  elements,
});

export const button = (actionId: string, more: object = {}) => ({
  type: 'button',
  action_id: actionId,
  text: plain('Press'),
  ...more,
});

export const input = (blockId: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id: blockId,
  label: plain('Label'),
  element: { action_id: 'value', ...element },
  ...more,
});

export const textInput = (blockId: string, more: object = {}, block: object = {}) =>
  input(blockId, { type: 'plain_text_input', ...more }, block);

export interface TestModal {
  type: 'modal';
  title: ReturnType<typeof plain>;
  submit: ReturnType<typeof plain>;
  blocks: { type: string }[];
  [field: string]: unknown;
}

export const modal = (blocks: readonly { type: string }[], more: object = {}): TestModal => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Next'),
  blocks: [...blocks],
  ...more,
});

export const home = (...blocks: { type: string }[]) => ({ type: 'home' as const, blocks });
