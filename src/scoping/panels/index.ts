import { isOpen, waysToAnswer } from '../completions.ts';
import { type Answers, type QuestionKey, questions } from '../questionnaire.ts';
import type { PanelVoice, SourceId } from '../recommendation.ts';
import { isAsked, visibleAnswers } from '../visible.ts';
import type { Finding } from './finding.ts';
import { devNexus } from './s1-devnexus.ts';
import { developersGuide } from './s2-developers-guide.ts';
import { resser } from './s3-resser.ts';
import { akoode } from './s4-akoode.ts';
import { fiveVariables } from './s5-five-variables.ts';

/** The five articles, each by its own procedure. They are given visible answers only. */
export const panels: readonly { readonly source: SourceId; readonly find: (answers: Answers) => Finding }[] =
  [
    { source: 'S1', find: devNexus },
    { source: 'S2', find: developersGuide },
    { source: 'S3', find: resser },
    { source: 'S4', find: akoode },
    { source: 'S5', find: fiveVariables },
  ];

/** What each of the five says on its own, and what it would still have to know. */
export function askPanel(answers: Answers): PanelVoice[] {
  const trials = everyMissingAnswer(answers);
  return panels.map(({ source, find }) => {
    const finding = find(answers);
    const open = trials.filter(({ tries }) => tries.some((tried) => differs(finding, find(tried))));
    return {
      source,
      verdict: finding.verdict,
      start: finding.start,
      flags: finding.flags(),
      open: open.map(({ key }) => key),
      provisional: open.length > 0,
    };
  });
}

const differs = (one: Finding, other: Finding) => one.verdict !== other.verdict || one.start !== other.start;

interface Trial {
  readonly key: QuestionKey;
  readonly tries: readonly Answers[];
}

/** Each question that is asked and not answered for certain, with the answers there would be if it were. */
const everyMissingAnswer = (answers: Answers): readonly Trial[] =>
  questions
    .filter((question) => isOpen(question, answers) && isAsked(question, answers))
    .map((question) => ({
      key: question.key,
      tries: waysToAnswer(question).map((way) => visibleAnswers({ ...answers, [question.key]: way })),
    }));
