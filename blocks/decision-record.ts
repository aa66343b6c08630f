import { type Approach, approaches, approachNames } from '#scoping/approaches';
import type { Assessment, Project } from '#scoping/assessment';
import { claim } from '#scoping/claims';
import { estimateNotes } from '#scoping/estimate-notes';
import { type Estimate, estimateLines, type Range } from '#scoping/recommendation';
import type { Review } from '#scoping/review';
import { articles } from '#scoping/sources';
import { fitInWords, rangeInWords } from './range-words.ts';
import { actNames, statusNames } from './status-words.ts';
import { firmnessInWords } from './verdict-words.ts';

export interface Decision {
  readonly project: Project;
  readonly assessment: Assessment;
  /** The newest first, both. */
  readonly revisions: readonly Assessment[];
  readonly reviews: readonly Review[];
  /** People and channels as a reader outside Slack knows them. */
  readonly nameOf: (id: string) => string;
}

/** A decision record as Markdown, in the order of MADR’s own template, to be filed beside the code. */
export function decisionRecord(decision: Decision): string {
  const { project, assessment } = decision;
  const { recommendation } = assessment;
  const chosen = recommendation.destination;
  return `${[
    frontMatter(decision),
    `# ${line(project.name)}: ${approachNames[chosen]}`,
    chapter('Context and Problem Statement', [
      project.description === '' ? 'Which approach does this project need?' : line(project.description),
      ...(project.link === null ? [] : [`It began with [a message in Slack](${project.link}).`]),
    ]),
    chapter(
      'Decision Drivers',
      assessment.asked.map(({ ask, answer }) => `* ${line(ask)} ${line(answer)}`),
      '\n',
    ),
    chapter(
      'Considered Options',
      approaches.map((approach) => `* ${approachNames[approach]}`),
      '\n',
    ),
    chapter('Decision Outcome', outcome(decision)),
    `${chapter('Pros and Cons of the Options', [])}\n\n${approaches.map((each) => option(each, assessment)).join('\n\n')}`,
    chapter('More Information', more(decision)),
  ].join('\n\n')}\n`;
}

const frontMatter = ({ project, assessment, reviews, nameOf }: Decision): string => {
  const judged = reviews.filter(({ assessment: of, act }) => of === assessment.id && act !== 'propose');
  return [
    '---',
    `status: ${madrStatus(assessment)}`,
    `date: ${day(judged[0]?.at ?? assessment.submittedAt)}`,
    `decision-makers: ${list([project.owner, ...judged.map(({ by }) => by)], nameOf)}`,
    `consulted: ${list([assessment.author, ...Object.values(assessment.given).map(({ by }) => by)], nameOf)}`,
    '---',
  ].join('\n');
};

/** A list as YAML takes it, whatever the names are. */
const list = (ids: readonly string[], nameOf: Decision['nameOf']): string =>
  JSON.stringify([...new Set(ids)].map((id) => nameOf(id).replace(/\s+/gu, ' ')));

const madrStatus = ({ status }: Assessment): string =>
  ({
    open: 'draft',
    proposed: 'proposed',
    approved: 'accepted',
    changes_requested: 'rejected',
    superseded: 'superseded',
  })[status];

function outcome({ assessment, project, revisions }: Decision): string[] {
  const { destination, start, later, rationale, case_against, firmness, first_steps } =
    assessment.recommendation;
  const way = [
    start === destination ? '' : ` The first step is: ${approachNames[start]}.`,
    ...later.map(({ approach, gate }) => ` Later ${approachNames[approach]}, ${gate}.`),
  ].join('');
  return [
    `Chosen option: “${approachNames[destination]}”, because ${lowerFirst(rationale[0]?.text ?? 'the answers leave no other.')}${way}`,
    `How firm: ${firmnessInWords(firmness)}`,
    ...rationale.slice(1).map(({ text }) => text),
    chapter3('Consequences', [
      ...rationale.map(({ text }) => `* Good, because ${lowerFirst(text)}`),
      ...case_against.map(({ text }) => `* Bad, because ${lowerFirst(text)}`),
    ]),
    chapter3(
      'Confirmation',
      first_steps.map(({ text }) => `* [ ] ${line(text)}`),
    ),
    ...chain(assessment, project, revisions),
  ];
}

/** Which decision this one took the place of, and which one took its own. */
function chain(
  { revision, status }: Assessment,
  { name }: Project,
  revisions: readonly Assessment[],
): string[] {
  const decided = revisions.filter((each) => each.status === 'approved' || each.status === 'superseded');
  const later = decided.filter((each) => each.revision > revision).at(-1);
  const earlier = decided.find((each) => each.revision < revision);
  return [
    ...(status === 'superseded' && later
      ? [`Superseded by revision ${later.revision} of ${line(name)}.`]
      : []),
    ...((status === 'approved' || status === 'superseded') && earlier
      ? [`Supersedes revision ${earlier.revision} of ${line(name)}.`]
      : []),
  ];
}

function option(approach: Approach, { recommendation }: Assessment): string {
  const estimate: Estimate = recommendation.estimate[approach];
  const voices = recommendation.panel.filter(({ verdict }) => verdict === approach);
  const speaks = voices.map(
    ({ source }) => `* Good, because ${articles[source].publisher} (${source}) advises it`,
  );
  return chapter3(approachNames[approach], [
    ...(speaks.length > 0 ? speaks : ['* Neutral, because none of the five sources advises it here']),
    ...estimateLines.map((each) => figure(each, estimate[each], estimateNotes[approach][each])),
  ]);
}

const titles = { time: 'time', setup: 'set-up', first_year: 'the first year', monthly: 'a month' } as const;

function figure(name: keyof typeof titles, range: Range, note: string): string {
  if (range.basis === 'none') return `* Neutral, because no source gives a figure for ${titles[name]}`;
  const weight = range.fit === 'no' ? 'Bad' : range.fit === 'fits' ? 'Good' : 'Neutral';
  const fit = fitInWords[range.fit];
  const held = fit === '' ? '' : ` and ${fit} what was answered`;
  return `* ${weight}, because ${titles[name]} takes ${rangeInWords(range)} (${range.basis})${held}. ${line(note)}`;
}

function more({ project, assessment, revisions, reviews, nameOf }: Decision): string[] {
  const { recommendation, revision, rulesVersion, submittedAt, author } = assessment;
  const ids = new Set(recommendation.rationale.flatMap(({ claims }) => claims));
  const history = reviews.toReversed().map(({ assessment: of, act, by, at, comment }) => {
    const number = revisions.find(({ id }) => id === of)?.revision ?? '?';
    const said = comment === '' ? '' : `: ${line(comment)}`;
    return `* ${day(at)}: ${line(nameOf(by))} ${actNames[act]} (revision ${number})${said}`;
  });
  return [
    `Revision ${revision} of ${revisions.length}, ${statusNames[assessment.status].toLowerCase()}, submitted by ` +
      `${line(nameOf(author))} on ${day(submittedAt)} in ${line(nameOf(project.channel))}, by version ${rulesVersion} of the rules.`,
    ...(history.length > 0 ? [chapter3('Reviews', history)] : []),
    chapter3('Reconsider when', reconsider(assessment)),
    chapter3(
      'Sources',
      [...ids].map((id) => `* ${id}, ${articles[claim(id).source].publisher}: ${line(claim(id).says)}`),
    ),
  ];
}

const reconsider = ({ recommendation }: Assessment): string[] =>
  recommendation.cadence.map(
    ({ id, every, on }) =>
      `* ${line(id.replaceAll(/[-_]/g, ' '))}${every ? `, every ${period(every)}` : ''}${on ? `, on ${line(on.replaceAll('_', ' '))}` : ''}`,
  );

const units = { D: 'day', W: 'week', M: 'month', Y: 'year' } as const;

/** “P3M” as people say it. */
function period(duration: string): string {
  const [, count = '', unit = ''] = /^P(\d+)([DWMY])$/.exec(duration) ?? [];
  const word = unit in units ? units[unit as keyof typeof units] : undefined;
  if (!word) return duration;
  return count === '1' ? word : `${count} ${word}s`;
}

const chapter = (title: string, texts: readonly string[], between = '\n\n'): string =>
  [`## ${title}`, ...(texts.length > 0 ? [texts.join(between)] : [])].join('\n\n');

const chapter3 = (title: string, lines: readonly string[]): string => `### ${title}\n\n${lines.join('\n')}`;

const day = (moment: Date): string => moment.toISOString().slice(0, 10);

const lowerFirst = (text: string): string =>
  /^[A-Z](?:[a-z]|\s)/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;

/** Words that people wrote, on one line and without a meaning of their own in Markdown. */
const line = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|]/g, (sign) => `\\${sign}`);
