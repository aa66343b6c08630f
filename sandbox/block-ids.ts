import type { Block } from './contract.ts';
import type { Dice } from './dice.ts';
import { isObject, type Json } from './validate/check.ts';

const interactive =
  /_select$|_input$|^(button|overflow|checkboxes|radio_buttons|datepicker|timepicker|datetimepicker|workflow_button|feedback_buttons|icon_button)$/;

/** Gives ids to what came without, new ones each time, so that nothing unnamed survives an update. */
export function withIds(blocks: readonly unknown[], dice: Dice): readonly Block[] {
  const fresh = () => dice.id('').slice(1, 6);

  function named(value: unknown): unknown {
    if (!isObject(value) || typeof value.type !== 'string') return value;
    return interactive.test(value.type) ? { ...value, action_id: value.action_id ?? fresh() } : value;
  }

  function blockWithIds(block: unknown): Block {
    const plain: Json = isObject(block) ? block : {};
    const nested = plain.type === 'carousel' ? 'elements' : 'child_blocks';
    const listed = plain.type === 'card' ? 'actions' : 'elements';
    const filled = Object.entries(plain).map(([name, value]) => {
      if (name === nested && Array.isArray(value)) return [name, value.map(blockWithIds)];
      if (name === listed && Array.isArray(value)) return [name, value.map(named)];
      return [name, name === 'element' || name === 'accessory' ? named(value) : value];
    });
    return {
      ...Object.fromEntries(filled),
      type: String(plain.type),
      block_id: String(plain.block_id ?? fresh()),
    };
  }

  return blocks.map(blockWithIds);
}
