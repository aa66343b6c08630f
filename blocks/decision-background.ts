import { cadenceWords } from '#scoping/cadence';
import { claim } from '#scoping/claims';
import { type CadenceLine, type Recommendation, sources } from '#scoping/recommendation';
import { articles } from '#scoping/sources';
import type { Decision } from './decision-record.ts';
import { chapter, day, line, list, section3 } from './markdown.ts';
import { actNames, adviceNames, builtNames, statusNames } from './status-words.ts';

/** What stands behind a decision: where it comes from, how it went since, when to look again, all answers, sources. */
export function furtherChapter(decision: Decision): string {
  const { assessment } = decision;
  const { recommendation } = assessment;
  const parts: readonly (readonly [string, string])[] = [
    ['Reviews', list(reviewLines(decision))],
    ['What was built', list(outcomeLines(decision))],
    ['Reconsider when', list(recommendation.cadence.map(occasion))],
    ['To watch', list(recommendation.warnings.map(({ text }) => text))],
    ['All answers', answerTable(decision)],
    ['Sources', sourceLines(recommendation)],
  ];
  return chapter(
    'More Information',
    origin(decision),
    ...parts.flatMap(([title, text]) => (text === '' ? [] : [section3(title, text)])),
  );
}

function origin({ project, assessment, revisions, nameOf }: Decision): string {
  const { revision, status, author, submittedAt, rulesVersion, provisional } = assessment;
  return (
    `Revision ${revision} of ${revisions.length}, ${statusNames[status].toLowerCase()}. ` +
    `Submitted by ${line(nameOf(author))} on ${day(submittedAt)} in ${line(nameOf(project.channel))}; ` +
    `weighed by version ${rulesVersion} of Ragft’s rules.` +
    (provisional ? ' It is provisional: most questions were not asked yet.' : '')
  );
}

const reviewLines = ({ reviews, revisions, nameOf }: Decision): string[] =>
  reviews.toReversed().map(({ assessment: of, act, by, at, comment }) => {
    const number = revisions.find(({ id }) => id === of)?.revision ?? '?';
    const said = comment === '' ? '' : `: “${line(comment)}”`;
    return `${day(at)}, revision ${number}: ${line(nameOf(by))} ${actNames[act]}${said}`;
  });

const outcomeLines = ({ outcomes, nameOf }: Decision): string[] =>
  outcomes.toReversed().map(({ built, adviceHeld, note, by, at }) => {
    const said = note === '' ? '' : ` “${line(note)}”`;
    return `${day(at)}, ${line(nameOf(by))}: ${builtNames[built]}. ${adviceNames[adviceHeld]}.${said}`;
  });

function occasion({ id, every, on }: CadenceLine): string {
  const title = cadenceWords.get(id)?.title ?? id.replaceAll(/[-_]/g, ' ');
  const when = [every ? `every ${period(every)}` : '', on ? `when ${on}` : ''].filter(Boolean).join(', and ');
  return when === '' ? line(title) : `${line(title)}: ${line(when)}`;
}

const units = { D: 'day', W: 'week', M: 'month', Y: 'year' } as const;

/** “P3M” as people say it. */
function period(duration: string): string {
  const [, count = '', unit = ''] = /^P(\d+)([DWMY])$/.exec(duration) ?? [];
  const word = unit in units ? units[unit as keyof typeof units] : undefined;
  if (!word) return duration;
  return count === '1' ? word : `${count} ${word}s`;
}

function answerTable({ assessment: { asked, given }, nameOf }: Decision): string {
  const by = new Map(
    Object.entries(given).map(([key, one]) => [key, `${line(nameOf(one.by))}, ${day(one.at)}`]),
  );
  const rows = asked.map(
    ({ key, ask, answer }) => `| ${line(ask)} | ${line(answer)} | ${by.get(key) ?? ''} |`,
  );
  return ['| Question | Answer | Given by |', '| --- | --- | --- |', ...rows].join('\n');
}

/** Each article is named once; below it stands what of it was used, in our words. */
function sourceLines({ rationale, case_against }: Recommendation): string {
  const used = [...new Set([...rationale, ...case_against].flatMap(({ claims }) => claims))].map(claim);
  return sources
    .flatMap((source) => {
      const claims = used.filter((each) => each.source === source);
      if (claims.length === 0) return [];
      const { publisher, title } = articles[source];
      const said = claims.map(({ id, says }) => `  * ${id}: ${line(says)}`);
      return [`* ${source}, “${line(title)}”, ${line(publisher)}`, ...said];
    })
    .join('\n');
}
