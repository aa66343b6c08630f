import { approachNames } from '#scoping/approaches';
import type { Assessment, Project } from '#scoping/assessment';
import { chainOf } from '#scoping/chain';
import type { Outcome } from '#scoping/outcome';
import type { CheckMade } from '#scoping/reminder-face';
import type { Review } from '#scoping/review';
import { mention } from './mention.ts';
import { eventInWords } from './reminder.ts';
import { actNames, adviceNames, builtNames } from './status-words.ts';
import { escaped, escapedWithin, slackDate } from './text.ts';
import { deedInWords, toldElsewhere } from './trail-words.ts';

/** All that happened to a project, each kind the newest first. */
export interface Happened {
  readonly revisions: readonly Assessment[];
  readonly reviews: readonly Review[];
  readonly outcomes: readonly Outcome[];
  readonly checks: readonly CheckMade[];
  readonly trail: readonly Deed[];
}

/** Something somebody did. */
interface Deed {
  readonly act: string;
  readonly by: Project['owner'];
  readonly at: Date;
}

interface Moment {
  readonly at: Date;
  readonly line: string;
}

/** In one order, the newest first: revisions, reviews, outcomes, results of reminders, and what else was done. */
export function timeline({ revisions, reviews, outcomes, checks, trail }: Happened): string[] {
  const moments: readonly Moment[] = [
    ...reviews.map((review) => reviewed(review, revisions)),
    ...outcomes.map(cameOut),
    ...checks.map(checked),
    ...trail.filter(({ act }) => !toldElsewhere(act)).map(done),
    ...revisions.map((revision) => submitted(revision, revisions)),
  ];
  return moments
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())
    .map(({ at, line }) => `• ${slackDate(at)}: ${line}`);
}

function submitted(assessment: Assessment, revisions: readonly Assessment[]): Moment {
  const { revision, author, submittedAt, recommendation } = assessment;
  const { supersedes, supersededBy } = chainOf(assessment, revisions);
  const links = [
    supersededBy ? `, superseded by revision ${supersededBy.revision}` : '',
    supersedes ? `, supersedes revision ${supersedes.revision}` : '',
  ].join('');
  const verdict = approachNames[recommendation.destination];
  return { at: submittedAt, line: `Revision ${revision} by ${mention(author)}: ${verdict}${links}` };
}

function reviewed({ assessment, act, by, at, comment }: Review, revisions: readonly Assessment[]): Moment {
  const revision = revisions.find(({ id }) => id === assessment)?.revision ?? '?';
  return { at, line: `Revision ${revision}: ${mention(by)} ${actNames[act]}${said(comment)}` };
}

const cameOut = ({ built, adviceHeld, note, by, at }: Outcome): Moment => ({
  at,
  line: `What was built, by ${mention(by)}: ${builtNames[built]}. ${adviceNames[adviceHeld]}${said(note)}`,
});

const checked = ({ title, event }: CheckMade): Moment => ({
  at: event.at,
  line: `${escaped(title)}: ${eventInWords(event)}`,
});

const done = ({ act, by, at }: Deed): Moment => ({ at, line: `${mention(by)} ${deedInWords(act)}` });

const said = (words: string): string => (words === '' ? '' : `\n     ${escapedWithin(words, 500)}`);
