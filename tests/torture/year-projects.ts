import { randomUUID } from 'node:crypto';
import { agreeReminders } from '#journey/agree-reminders';
import { personas } from '#sandbox/personas';
import { type Hour, hours } from '#scoping/calendar';
import { brand, type PersonId, type ProjectId } from '#scoping/ids';
import { recommend } from '#scoping/recommend';
import type { Year } from './year.ts';
import { team, zones } from './year-town.ts';

export const DAY_MS = 24 * 60 * 60_000;

export interface Home {
  readonly index: number;
  readonly project: ProjectId;
  readonly owner: PersonId;
  readonly colleague: PersonId;
  readonly hour: Hour;
}

/** One project more: assessed, and agreed when to be reminded of it. */
export async function settle(year: Year, index: number): Promise<Home> {
  const { deps, dice, whereabouts, begin } = year;
  const owner = brand<'person'>(`U_OWNER_${index}`);
  const colleague = brand<'person'>(`U_COLLEAGUE_${index}`);
  whereabouts.set(owner, zones[index % zones.length] ?? 'UTC');
  whereabouts.set(colleague, zones[(index * 5 + 3) % zones.length] ?? 'UTC');
  const project = await submit(year, index, owner);
  const hour = hours[index % hours.length] ?? 9;
  const launch = dayOf(begin + Math.floor((dice() - 0.4) * 300) * DAY_MS);
  const agreed = await agreeReminders(deps, { team, id: owner }, project, {
    launch: index % 7 === 0 ? null : index % 11 === 0 ? '2027-01-31' : launch,
    person: owner,
    reviewer: index % 3 === 0 ? colleague : null,
    hour,
    place: index % 2 === 0 ? 'dm' : 'channel',
    models: {
      provider: index % 5 === 0 ? 'OpenAI' : '',
      base: '',
      embedding: '',
      end: index % 4 === 0 ? { on: dayOf(begin + (100 + (index % 250)) * DAY_MS), day: 'fixed' } : null,
    },
    muted: false,
  });
  if (agreed.kind !== 'agreed') throw new Error(agreed.kind);
  return { index, project, owner, colleague, hour };
}

async function submit({ deps }: Year, index: number, owner: PersonId): Promise<ProjectId> {
  const persona = personas[index % personas.length];
  if (!persona) throw new Error('There is no such persona.');
  const { store, now } = deps;
  const { draft } = await store.drafts.resumeOrBegin(
    team,
    {
      id: brand<'draft'>(randomUUID()),
      person: owner,
      channel: brand<'channel'>(`C_${index}`),
      project: null,
      name: `${persona.name} ${index}`,
      answers: persona.answers,
    },
    now(),
  );
  const submitted = await store.assessments.submit(
    team,
    {
      draft: draft.id,
      draftVersion: draft.version,
      assessment: brand<'assessment'>(randomUUID()),
      project: brand<'project'>(randomUUID()),
      recommendation: recommend(persona.answers),
      provisional: false,
      basis: 0,
      messages: () => [],
    },
    now(),
  );
  if (submitted.kind !== 'submitted') throw new Error(submitted.kind);
  return submitted.assessment.project;
}

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
