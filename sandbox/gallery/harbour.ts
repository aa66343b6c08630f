import { type Persona, personas } from '#sandbox/personas';
import type { Assessment, Draft } from '#scoping/assessment';
import { brand } from '#scoping/ids';
import { draftWith } from '#tests/blocks/drafts';
import { type Scoped, scoped } from '#tests/blocks/projects';

/** The workspace the gallery shows: its people, its channel, its day, and the personas the tests know. */
export const now = new Date('2027-01-04T09:12:00Z');
export const channel = brand<'channel'>('C0AIPROJECTS');
export const ben = brand<'person'>('U0BEN000000');
export const [first, second] = personas;

export const inHarbour = (persona: Persona): Draft =>
  draftWith({
    name: persona.name,
    description: persona.line,
    answers: persona.answers,
    channel,
    target: channel,
  });

/** A persona's project right after it was submitted; worked out once, because firmness takes its time. */
const standings = new Map<Persona, Scoped>();
export function standing(persona: Persona): Scoped {
  const { name, line, answers } = persona;
  const known = standings.get(persona) ?? scoped(answers, { name, description: line });
  standings.set(persona, known);
  return known;
}

/** The first persona's second revision. */
export const revised: Assessment = {
  ...scoped({ ...first.answers, behaviour_gaps: ['tone', 'format'], labelled_examples: '2000_4999' })
    .assessment,
  revision: 2,
};
