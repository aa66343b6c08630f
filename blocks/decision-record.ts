import { approaches, approachNames } from '#scoping/approaches';
import type { Assessment, FirstStepProgress, Project } from '#scoping/assessment';
import { chainOf, inForce } from '#scoping/chain';
import type { Outcome } from '#scoping/outcome';
import type { Review } from '#scoping/review';
import { furtherChapter } from './decision-background.ts';
import { figuresThat, optionChapter } from './decision-options.ts';
import { chapter, day, line, list, lowerFirst, section3 } from './markdown.ts';
import { firmnessInWords } from './verdict-words.ts';

export interface Decision {
  readonly project: Project;
  /** The revision that the record is of. */
  readonly assessment: Assessment;
  /** The newest first, all three. */
  readonly revisions: readonly Assessment[];
  readonly reviews: readonly Review[];
  readonly outcomes: readonly Outcome[];
  readonly steps: readonly FirstStepProgress[];
  /** People and channels as a reader outside Slack knows them. */
  readonly nameOf: (id: string) => string;
}

/** A decision record as Markdown, in the order of MADR’s own template, to be filed beside the code. */
export function decisionRecord(decision: Decision): string {
  const { project, assessment } = decision;
  const { recommendation } = assessment;
  return `${[
    frontMatter(decision),
    `# ${approachNames[recommendation.destination]} for ${line(project.name)}`,
    chapter('Context and Problem Statement', context(decision)),
    chapter('Decision Drivers', list(drivers(assessment))),
    chapter('Considered Options', list(approaches.map((approach) => approachNames[approach]))),
    chapter('Decision Outcome', ...outcome(decision)),
    chapter(
      'Pros and Cons of the Options',
      ...approaches.map((approach) => optionChapter(approach, recommendation)),
    ),
    furtherChapter(decision),
  ].join('\n\n')}\n`;
}

const frontMatter = (decision: Decision): string => {
  const { project, assessment, reviews, nameOf } = decision;
  const steps = reviews.filter(({ assessment: of }) => of === assessment.id);
  // A direct message has no name.
  const channel = nameOf(project.channel);
  const deciders = steps.filter(({ act }) => act === 'approve' || act === 'request_changes');
  const names = (ids: readonly string[]) =>
    JSON.stringify([...new Set(ids)].map((id) => nameOf(id).replace(/\s+/gu, ' ')));
  return [
    '---',
    `status: ${statusOf(decision)}`,
    `date: ${day(steps[0]?.at ?? assessment.submittedAt)}`,
    `decision-makers: ${names([project.owner, ...deciders.map(({ by }) => by)])}`,
    `consulted: ${names([assessment.author, ...Object.values(assessment.given).map(({ by }) => by)])}`,
    ...(channel.startsWith('#') ? [`informed: ${JSON.stringify([channel])}`] : []),
    '---',
  ].join('\n');
};

/** In the template’s words, as far as it has any. */
function statusOf({ assessment, revisions }: Decision): string {
  const { supersededBy } = chainOf(assessment, revisions);
  if (assessment.status === 'superseded')
    return supersededBy ? JSON.stringify(`superseded by revision ${supersededBy.revision}`) : 'superseded';
  return { open: 'draft', proposed: 'proposed', approved: 'accepted', changes_requested: 'rejected' }[
    assessment.status
  ];
}

function context({ project }: Decision): string {
  const began = project.link === null ? '' : ` It began with [a message in Slack](${project.link}).`;
  const about = project.description === '' ? '' : `${line(project.description)} `;
  return `${about}Does this need prompting only, retrieval, fine-tuning, or both?${began}`;
}

/** The answers that the reasons for and against rest on; all of them stand at the end. */
function drivers({ asked, recommendation }: Assessment): string[] {
  const { rationale, case_against } = recommendation;
  const weighty = new Set([...rationale, ...case_against].flatMap(({ answers }) => answers));
  const chosen = asked.filter(({ key }) => [...weighty].some((each) => each === key));
  return (chosen.length > 0 ? chosen : asked).map(({ ask, answer }) => `${line(ask)} *${line(answer)}*`);
}

function outcome(decision: Decision): string[] {
  const { recommendation } = decision.assessment;
  const { destination, rationale, firmness } = recommendation;
  const [first, ...others] = rationale;
  return [
    `Chosen option: “${approachNames[destination]}”, because ${lowerFirst(first?.text ?? 'the answers leave no other.')}`,
    list(others.map(({ text }) => text)),
    way(decision),
    `How firm: ${lowerFirst(firmnessInWords(firmness))}`,
    ...chain(decision),
    section3('Consequences', list(consequences(decision))),
    section3('Confirmation', ...confirmation(decision)),
  ];
}

function way({ assessment: { recommendation } }: Decision): string {
  const { destination, start, later } = recommendation;
  const begin = start === destination ? '' : `The way there begins with ${startNames[start]}.`;
  const then = later.map(({ approach, gate }) => `${approachNames[approach]} follows ${gate}.`);
  return [begin, ...then].filter(Boolean).join(' ');
}

const startNames = {
  ...approachNames,
  fix_data: 'putting the data in order',
  prompting: 'prompting only',
  rag: 'retrieval',
  finetune: 'fine-tuning',
} as const;

function consequences({ assessment: { recommendation } }: Decision): string[] {
  const { destination, case_against, cadence, firmness } = recommendation;
  const agreeing = firmness.panel_agreeing;
  const upkeep =
    cadence.length === 0
      ? []
      : [`Neutral, because ${cadence.length} things have to be looked at again (see “Reconsider when”)`];
  return [
    ...(agreeing > 2
      ? [`Good, because ${agreeing === 5 ? 'all five' : `${agreeing} of the five`} sources come to the same`]
      : []),
    ...figuresThat('Good', destination, recommendation),
    ...figuresThat('Neutral', destination, recommendation),
    ...upkeep,
    ...figuresThat('Bad', destination, recommendation),
    ...case_against.map(({ text }) => `Bad, because ${lowerFirst(text)}`),
  ];
}

/** How it is seen that the decision is carried out. */
function confirmation({ steps, nameOf }: Decision): string[] {
  if (steps.length === 0) return ['No first steps were advised.'];
  const done = steps.filter(({ done: ticked }) => ticked).length;
  const boxes = steps.map(({ text, done: ticked, owner, due, notNeeded }) => {
    const by = ticked
      ? ` (${line(nameOf(ticked.by))}, ${day(ticked.at)})`
      : notNeeded
        ? ` (not needed: ${line(notNeeded.reason)})`
        : owner || due
          ? ` (${[owner ? line(nameOf(owner)) : '', due ? `by ${due}` : ''].filter(Boolean).join(', ')})`
          : '';
    return `[${ticked ? 'x' : ' '}] ${line(text)}${by}`;
  });
  return [`These first steps carry it out; ${done} of ${steps.length} are done.`, list(boxes)];
}

function chain({ assessment, project, revisions }: Decision): string[] {
  const { supersedes, supersededBy } = chainOf(assessment, revisions);
  const decided = assessment.status === 'approved' || assessment.status === 'superseded';
  const holds = decided ? undefined : inForce(revisions);
  const called = (revision: number) => `revision ${revision} of ${line(project.name)}`;
  const said = [
    ...(supersededBy ? [`Superseded by ${called(supersededBy.revision)}.`] : []),
    ...(supersedes ? [`Supersedes ${called(supersedes.revision)}.`] : []),
    ...(holds ? [`Until this is decided, ${called(holds.revision)} holds.`] : []),
  ];
  return said.length > 0 ? [said.join(' ')] : [];
}
