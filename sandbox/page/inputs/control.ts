import type { types } from '@slack/bolt';
import type { ActResult, Filling } from '../../contract.ts';
import { useConfirm } from '../confirm.tsx';
import { useSurface } from '../surface.tsx';

/** How an element is used: inside an input block, or on its own, where every use reaches the bot at once. */
export interface ControlProps<Element extends { readonly action_id?: string }> {
  readonly element: Element;
  readonly blockId: string;
  readonly usage: 'input' | 'action';
  /** What it is called for someone who does not see where it stands. */
  readonly label: string;
  readonly optional: boolean;
  /** The input block tells the bot of every change. */
  readonly dispatches: boolean;
  readonly describedBy?: string;
  readonly invalid: boolean;
  /** The id its visible label points at. */
  readonly id: string;
}

interface Usable {
  readonly action_id?: string;
  readonly confirm?: types.ConfirmationDialog;
}

export function useControl({ element, blockId, usage }: ControlProps<Usable>) {
  const surface = useSurface();
  const confirm = useConfirm();
  const actionId = element.action_id ?? '';
  return {
    standing: surface.standing(blockId, actionId),
    state: surface.stateOf(blockId, actionId),
    type: (value: Filling) => surface.type(blockId, actionId, value),
    lookUp: (typed: string) => surface.lookUp(blockId, actionId, typed),
    /** Puts a value in, or clicks, after the person confirmed where the bot asks for that. */
    async put(value?: Filling, entered?: boolean): Promise<ActResult | undefined> {
      if (usage === 'input') return surface.fill(blockId, actionId, value ?? null, entered);
      if (!(await confirm(element.confirm))) return undefined;
      return surface.click(blockId, actionId, value);
    },
  };
}
