import type { ProjectFile } from '#blocks/project-view';
import type { Persona } from '#sandbox/personas';
import { brand } from '#scoping/ids';
import type { Outcome } from '#scoping/outcome';
import type { Review, ReviewAct } from '#scoping/review';
import { ana, scoped } from './projects.ts';

export const ben = brand<'person'>('U0BEN0000000');

const day = (n: number): Date => new Date(Date.UTC(2027, 0, 4 + n, 9));

/** A project of which everything is known: proposed, sent back, approved, built; its first revision superseded. */
export function dossierOf(persona: Persona): ProjectFile {
  const { project, assessment, steps } = scoped(persona.answers, {
    name: persona.name,
    description: persona.line,
    status: 'approved',
    revision: 2,
  });
  const second = { ...assessment, revision: 2, status: 'approved' as const, submittedAt: day(3) };
  const first = {
    ...assessment,
    id: brand<'assessment'>('first'),
    revision: 1,
    status: 'superseded' as const,
    author: ben,
  };
  const review = (act: ReviewAct, n: number, comment = ''): Review => ({
    id: brand<'review'>(`${act} ${n}`),
    project: project.id,
    assessment: second.id,
    act,
    by: act === 'propose' ? ana : ben,
    comment,
    at: day(n),
  });
  const outcome: Outcome = {
    id: brand<'outcome'>('1'),
    project: project.id,
    assessment: second.id,
    built: second.recommendation.destination,
    adviceHeld: 'partly',
    note: 'It took twice as long.',
    by: ana,
    at: day(100),
  };
  return {
    project,
    assessment: second,
    revisions: [second, first],
    reviews: [
      review('approve', 7, 'Good, with the budget agreed.'),
      review('propose', 6),
      review('request_changes', 5, 'Name who labels.'),
      review('propose', 4),
    ],
    outcomes: [outcome],
    steps,
    keptDays: null,
    checks: [],
    coming: null,
    trail: [{ act: 'archived', by: ben, at: day(8) }],
    choices: { reviews: ['approve', 'request_changes'], edits: true, deletes: true },
  };
}
