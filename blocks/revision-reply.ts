import { approachNames } from '#scoping/approaches';
import type { Assessment } from '#scoping/assessment';
import type { Reason } from '#scoping/recommendation';
import { mention } from './mention.ts';
import type { Message } from './message.ts';
import { bullets, sections } from './sections.ts';
import { escaped } from './text.ts';
import { firmnessInWords } from './verdict-words.ts';

interface Revised {
  readonly before: Assessment;
  readonly assessment: Assessment;
}

/** In the thread of the card: what a new revision changed, and why the verdict moved or held. */
export function revisionReply(revised: Revised): Message {
  const parts = [
    [headline(revised)],
    titled('Answers that changed', changedAnswers(revised)),
    reasons(revised),
    [firmness(revised), ...otherRules(revised)],
  ];
  return {
    text: parts
      .flat()
      .map((line) => line.replaceAll('*', ''))
      .join('\n'),
    blocks: parts.flatMap(sections),
  };
}

function headline({ before, assessment }: Revised): string {
  const { revision, author } = assessment;
  const [was, is] = [before.recommendation, assessment.recommendation];
  const who = `*Revision ${revision}* by ${mention(author)}:`;
  if (was.destination !== is.destination)
    return `${who} the verdict moved from *${approachNames[was.destination]}* to *${approachNames[is.destination]}*.`;
  const held = `${who} the verdict holds, *${approachNames[is.destination]}*`;
  return was.start === is.start
    ? `${held}.`
    : `${held}, but the first step is now *${approachNames[is.start]}* instead of ${approachNames[was.start]}.`;
}

function changedAnswers({ before, assessment }: Revised): string[] {
  const was = new Map(before.asked.map((each) => [each.key, each]));
  const is = new Map(assessment.asked.map((each) => [each.key, each]));
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  return keys.flatMap((key) => {
    const [then, now] = [was.get(key), is.get(key)];
    if (then?.answer === now?.answer) return [];
    const ask = now?.ask ?? then?.ask ?? key;
    return [
      `${escaped(ask)} ${escaped(then?.answer ?? 'not answered')} → *${escaped(now?.answer ?? 'no longer asked')}*`,
    ];
  });
}

/** What carries weight now and did not before, and the other way round. */
function reasons({ before, assessment }: Revised): string[] {
  const was = before.recommendation.rationale;
  const is = assessment.recommendation.rationale;
  const added = missingFrom(was, is);
  const gone = missingFrom(is, was);
  const moved = before.recommendation.destination !== assessment.recommendation.destination;
  if (added.length + gone.length === 0)
    return [moved ? 'The reasons are those of before.' : 'It rests on the same reasons as before.'];
  return [
    ...titled(moved ? 'Why it moved' : 'What now speaks for it', added),
    ...titled('What no longer carries weight', gone),
  ];
}

const missingFrom = (known: readonly Reason[], reasons: readonly Reason[]): string[] =>
  reasons.filter(({ rule }) => !known.some((other) => other.rule === rule)).map(({ text }) => text);

function firmness({ before, assessment }: Revised): string {
  const [was, is] = [before, assessment].map((each) => firmnessInWords(each.recommendation.firmness));
  return was === is ? `*How firm:* as before. ${is}` : `*How firm:* ${is} Before: ${was}`;
}

const otherRules = ({ before, assessment }: Revised): string[] =>
  before.rulesVersion === assessment.rulesVersion
    ? []
    : [`Our rules changed too, from version ${before.rulesVersion} to ${assessment.rulesVersion}.`];

const titled = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`*${title}*`, ...bullets(lines)];
