import type { types } from '@slack/bolt';
import type { Message } from '#blocks/message';
import { type Persona, personas } from '#sandbox/personas';
import { withIds } from '../block-ids.ts';
import type { Block } from '../contract.ts';
import { createDice } from '../dice.ts';

/** One picture of the gallery: something the bot draws, for somebody. */
export interface Exhibit {
  /** What kind of thing it is; exhibits of one section hang side by side. */
  readonly section: string;
  /** Empty where it is nobody's in particular. */
  readonly persona: string;
  readonly surface: 'modal' | 'message' | 'home';
  readonly blocks: readonly Block[];
  readonly title: string;
  readonly submit: string;
  readonly close: string;
}

export type Wall = readonly Exhibit[];
type Drawn = types.ModalView | types.HomeView | { readonly blocks: Message['blocks'] };

/** The same thing for every persona; undefined where one never meets it. */
export const forEach = (section: string, draw: (persona: Persona) => Drawn | undefined): Wall =>
  personas.flatMap((persona) => {
    const drawn = draw(persona);
    return drawn ? [hang(section, persona.name, drawn)] : [];
  });

export const once = (section: string, drawn: Drawn): Wall => [hang(section, '', drawn)];

const dice = createDice(1);

function hang(section: string, persona: string, drawn: Drawn): Exhibit {
  const modal = 'title' in drawn;
  return {
    section,
    persona,
    surface: modal ? 'modal' : 'type' in drawn ? 'home' : 'message',
    blocks: withIds(drawn.blocks, dice),
    title: modal ? drawn.title.text : '',
    submit: modal ? (drawn.submit?.text ?? '') : '',
    close: modal ? (drawn.close?.text ?? 'Cancel') : '',
  };
}
