import type { Draft } from '#scoping/assessment';
import { brand } from '#scoping/ids';
import { visibleAnswers } from '#scoping/visible';
import { advise } from './advise.ts';
import { announcement } from './announce.ts';
import type { Deps } from './deps.ts';
import { keepAnswers, type Reply } from './keep-answers.ts';
import { mayScopeIn } from './may.ts';
import { problemWithNewName } from './names.ts';
import type { Person } from './person.ts';
import { findPlace } from './place-of.ts';
import type { Turn } from './turn.ts';
import { whatBecameOf } from './what-became-of.ts';

export interface Wish {
  /** Straight from the quick verdict. */
  readonly provisional: boolean;
  /** The other person’s revision that was shown side by side, to submit on top of. */
  readonly seen?: number;
}

/**
 * The draft becomes an assessment, once: with its recommendation frozen inside, its first steps, and what Slack is to
 * be told, in one transaction.
 */
export async function submitDraft(deps: Deps, who: Person, reply: Reply, wish: Wish): Promise<Turn> {
  const kept = await keepAnswers(deps, who, reply);
  if (!kept) return whatBecameOf(deps, who, reply.draft);
  return submit(deps, who, kept.draft, wish);
}

async function submit(deps: Deps, who: Person, draft: Draft, wish: Wish): Promise<Turn> {
  const problems = await problemsWith(deps, who, draft);
  if (problems) return { kind: 'refused', problems };

  const recommendation = advise(draft.answers);
  const done = await deps.store.assessments.submit(
    who.team,
    {
      draft: draft.id,
      draftVersion: draft.version,
      assessment: brand<'assessment'>(deps.newId()),
      project: brand<'project'>(deps.newId()),
      recommendation,
      provisional: wish.provisional,
      basis: wish.seen ?? draft.basis,
      messages: (assessment) => announcement(deps, assessment),
    },
    deps.now(),
  );
  switch (done.kind) {
    case 'submitted': {
      const { kind, assessment, name, channel } = done;
      return { kind, assessment, name, place: await findPlace(deps, { team: who.team, target: channel }) };
    }
    case 'already':
    case 'gone':
      return whatBecameOf(deps, who, draft.id);
    case 'changed':
      // Another click came between; what it kept is submitted with the rest.
      return submit(deps, who, done.draft, wish);
    case 'overtaken':
      return {
        kind: 'meanwhile',
        draft,
        project: draft.name,
        theirs: done.latest,
        yours: { answers: visibleAnswers(draft.answers), recommendation },
        provisional: wish.provisional,
      };
  }
}

async function problemsWith(deps: Deps, who: Person, draft: Draft) {
  const [name, channel] = await Promise.all([
    problemWithNewName(deps, draft, (taken) => `Type “/ragft ${taken}” there to assess it again`),
    mayScopeIn(deps, who, draft),
  ]);
  if (!name && !channel) return undefined;
  return { ...(name ? { name } : {}), ...(channel ? { channel } : {}) };
}
