import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import type {
  ActResult,
  Block,
  Choice,
  Filled,
  Filling,
  Place,
  StateValue,
  ViewValues,
} from '../contract.ts';
import { fillingOf } from './filling.ts';
import { useWorkspace } from './workspace.ts';

/** Choices as a select draws them; a group without a label is the plain list. */
export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** A modal, Home or message: where blocks stand, what is in their inputs, and how to use them. */
export interface Surface {
  readonly errors: Readonly<Record<string, string>>;
  stateOf(blockId: string, actionId: string): StateValue | undefined;
  /** What the person sees there now. */
  standing(blockId: string, actionId: string): Filling;
  /** Text that is being typed and stays here until it is handed over with what follows. */
  type(blockId: string, actionId: string, value: Filling): void;
  /** Put into an input block. */
  fill(blockId: string, actionId: string, value: Filling, entered?: boolean): Promise<ActResult>;
  /** Used where every use reaches the bot at once. */
  click(blockId: string, actionId: string, value?: Filling): Promise<ActResult>;
  lookUp(blockId: string, actionId: string, typed: string): Promise<readonly ChoiceGroup[]>;
  /** What was typed and not yet handed over. */
  filled(): readonly Filled[];
}

const SurfaceContext = createContext<Surface | undefined>(undefined);

export function useSurface(): Surface {
  const surface = use(SurfaceContext);
  if (!surface) throw new Error('Only drawn inside a SurfaceProvider.');
  return surface;
}

interface Entry extends Filled {
  /** What the server said stood there when this was put in; once it says otherwise, it is right. */
  readonly before: string | undefined;
}

interface SurfaceProps {
  readonly place: Place;
  readonly blocks: readonly Block[];
  readonly shown: ViewValues;
  readonly errors?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

const keyOf = (blockId: string, actionId: string) => JSON.stringify([blockId, actionId]);

export function SurfaceProvider({ place, blocks, shown, errors = {}, children }: SurfaceProps) {
  const { act } = useWorkspace();
  const [entries, setEntries] = useState<ReadonlyMap<string, Entry>>(new Map());

  const surface = useMemo<Surface>(() => {
    const stateOf = (blockId: string, actionId: string) => shown[blockId]?.[actionId];
    const wordOf = (blockId: string, actionId: string) => JSON.stringify(stateOf(blockId, actionId));
    const standingEntry = (blockId: string, actionId: string) => {
      const entry = entries.get(keyOf(blockId, actionId));
      const outdated = entry?.before !== undefined && entry.before !== wordOf(blockId, actionId);
      return outdated ? undefined : entry;
    };
    const keep = (entry: Entry) =>
      setEntries((known) => new Map(known).set(keyOf(entry.blockId, entry.actionId), entry));
    const forget = (blockId: string, actionId: string) =>
      setEntries((known) => new Map([...known].filter(([key]) => key !== keyOf(blockId, actionId))));

    const filled = () => {
      const inputs = new Set(blocks.filter(({ type }) => type === 'input').map((block) => block.block_id));
      return [...entries.values()]
        .filter(({ blockId, actionId }) => inputs.has(blockId) && standingEntry(blockId, actionId))
        .map(({ blockId, actionId, value }) => ({ blockId, actionId, value }));
    };

    return {
      errors,
      stateOf,
      standing(blockId, actionId) {
        const entry = standingEntry(blockId, actionId);
        return entry ? entry.value : fillingOf(stateOf(blockId, actionId));
      },
      type: (blockId, actionId, value) => keep({ blockId, actionId, value, before: undefined }),
      async fill(blockId, actionId, value, entered) {
        const typed = entered !== undefined;
        keep({ blockId, actionId, value, before: typed ? undefined : wordOf(blockId, actionId) });
        const result = await act({
          kind: 'fill',
          on: place,
          blockId,
          actionId,
          value,
          ...(typed && { entered }),
        });
        if (result.kind === 'refused') forget(blockId, actionId);
        return result;
      },
      async click(blockId, actionId, value) {
        if (value !== undefined && stateOf(blockId, actionId)) {
          keep({ blockId, actionId, value, before: wordOf(blockId, actionId) });
        }
        const result = await act({
          kind: 'click',
          on: place,
          blockId,
          actionId,
          ...(value !== undefined && { value }),
          filled: filled().filter((entry) => entry.blockId !== blockId || entry.actionId !== actionId),
        });
        if (result.kind === 'refused') forget(blockId, actionId);
        return result;
      },
      async lookUp(blockId, actionId, typed) {
        const result = await act({ kind: 'look-up', on: place, blockId, actionId, typed });
        return result.kind === 'done' ? (result.choices ?? []) : [];
      },
      filled,
    };
  }, [act, place, blocks, shown, errors, entries]);

  return <SurfaceContext value={surface}>{children}</SurfaceContext>;
}
