import { isObject, type Json } from './validate/check.ts';

/** A block and the interactive elements in it. `path` is its JSON pointer below the list of blocks. */
export interface Standing {
  readonly path: string;
  readonly block: Json;
  readonly elements: readonly Json[];
}

function elementsIn(block: Json): readonly Json[] {
  const { element, accessory, elements, actions } = block;
  const many = block.type === 'card' ? actions : elements;
  return [element, accessory, ...(Array.isArray(many) ? many : [])].filter(
    (each): each is Json => isObject(each) && each.type !== 'card',
  );
}

/** Every block, those inside containers and carousels too, with its elements, in reading order. */
export function stand(blocks: unknown, above = ''): readonly Standing[] {
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((block, index): readonly Standing[] => {
    if (!isObject(block)) return [];
    const path = `${above}/${index}`;
    const inside = block.type === 'carousel' ? 'elements' : 'child_blocks';
    return [{ path, block, elements: elementsIn(block) }, ...stand(block[inside], `${path}/${inside}`)];
  });
}
