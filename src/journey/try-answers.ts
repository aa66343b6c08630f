import { understood } from '#scoping/answers';
import type { Approach } from '#scoping/approaches';
import type { ProjectId } from '#scoping/ids';
import { type Answers, type QuestionKey, questions } from '#scoping/questionnaire';
import { rationale } from '#scoping/rationale';
import { heard, type Values } from '#scoping/reply';
import { type SoFar, soFar } from '#scoping/so-far';
import { weigh } from '#scoping/verdict';
import { visibleAnswers } from '#scoping/visible';
import type { Deps } from './deps.ts';
import type { Person } from './person.ts';
import { readProject } from './read-project.ts';

export type Tried =
  | {
      readonly kind: 'tried';
      readonly project: ProjectId;
      readonly name: string;
      /** What differs from what was submitted. */
      readonly changes: Answers;
      readonly answers: Answers;
      /** What the card says. */
      readonly destination: Approach;
      readonly soFar: SoFar;
      readonly because: readonly string[];
    }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'gone' };

const SHOWN_REASONS = 3;

/** The verdict that other answers would have; nothing is kept of it. */
export async function tryAnswers(
  deps: Deps,
  who: Person,
  id: ProjectId,
  earlier: Readonly<Record<string, unknown>> = {},
  values: Values = {},
): Promise<Tried> {
  const read = await readProject(deps, who, id);
  if (read.kind !== 'project') return read;
  const { project, assessment } = read;
  const submitted = assessment.answers;
  const before: Answers = { ...submitted, ...known(earlier) };
  const answers: Answers = { ...before, ...heard(before, values).answers };
  const visible = visibleAnswers(answers);
  return {
    kind: 'tried',
    project: project.id,
    name: project.name,
    changes: differing(submitted, answers),
    answers,
    destination: assessment.recommendation.destination,
    soFar: soFar(answers),
    because: rationale(visible, weigh(visible))
      .slice(0, SHOWN_REASONS)
      .map(({ text }) => text),
  };
}

function known(given: Readonly<Record<string, unknown>>): Answers {
  const answers: Partial<Record<QuestionKey, unknown>> = {};
  for (const { key } of questions) {
    const answer = given[key] === undefined ? undefined : understood(key, given[key]);
    if (answer !== undefined) answers[key] = answer;
  }
  return answers as Answers;
}

const differing = (submitted: Answers, answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(
      ([key, answer]) => JSON.stringify(answer) !== JSON.stringify(submitted[key as QuestionKey]),
    ),
  );
