import { answersAfter } from '#scoping/changed-answers';
import { brand, type ChannelId } from '#scoping/ids';
import type { ReminderId } from '#scoping/reminders';
import type { Deps } from './deps.ts';
import type { Person } from './person.ts';
import { tendReminder, type Untended } from './tend-reminders.ts';

export type Reassessing =
  | { readonly kind: 'begun'; readonly channel: ChannelId; readonly name: string }
  | Untended;

/** *Re-assess*: a draft from the last answers, with what the latest bad results say filled in. */
export const reassess = (deps: Deps, who: Person, id: ReminderId): Promise<Reassessing> =>
  tendReminder<Reassessing>(deps, who, id, async ({ stores, reminded, now }, { lines }) => {
    const { project, assessment } = reminded;
    const events = await stores.reminders.events(who.team, project.id, 200);
    const changed = lines.flatMap(({ key }) => {
      const latest = events.find((event) => event.key === key);
      return latest?.kind === 'slipped' || latest?.kind === 'failed' ? [answersAfter(key, latest.kind)] : [];
    });
    await stores.drafts.resumeOrBegin(
      who.team,
      {
        id: brand<'draft'>(deps.newId()),
        person: who.id,
        channel: project.channel,
        project: project.id,
        name: project.name,
        description: project.description,
        answers: Object.assign({}, assessment.answers, ...changed),
        given: assessment.given,
        basis: assessment.revision,
      },
      now,
    );
    return { kind: 'begun', channel: project.channel, name: project.name };
  });
