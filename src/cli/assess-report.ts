import { styleText } from 'node:util';
import { fitInWords, rangeInWords } from '#blocks/range-words';
import { firmnessInWords } from '#blocks/verdict-words';
import { approaches, approachNames } from '#scoping/approaches';
import { cadenceWords } from '#scoping/cadence';
import { tickedRows } from '#scoping/panels/s5-five-variables';
import { inWords } from '#scoping/question';
import { type Answers, questionOf, questions } from '#scoping/questionnaire';
import {
  type CadenceLine,
  estimateLines,
  type PanelVoice,
  type Range,
  type Reason,
  type Recommendation,
  sources,
  type TippingPoint,
} from '#scoping/recommendation';
import { articles } from '#scoping/sources';
import { columns, folded } from './layout.ts';

/**
 * The recommendation as a person reads it in a terminal: the verdict first, what it rests on after. Node itself keeps
 * styles to terminals, and from those who asked for none (NO_COLOR).
 */
export function report(answers: Answers, recommendation: Recommendation): string {
  const { destination, start, later, firmness, estimate, cadence, providers } = recommendation;
  const chapters: readonly (readonly [string, readonly string[]])[] = [
    ['Why', recommendation.rationale.flatMap((reason) => reasonLines(reason, answers))],
    ['Against it', recommendation.case_against.flatMap((reason) => reasonLines(reason, answers))],
    ['What would change it', tippingLines(recommendation.tipping_points)],
    ['Best to find out next', recommendation.open_questions.slice(0, 3).flatMap(openLines)],
    ['What the five sources say on their own', panelLines(recommendation.panel, answers)],
    ['What each approach takes', estimateTable(estimate)],
    [
      'First steps',
      recommendation.first_steps.flatMap(({ text, why, claims }, index) =>
        item(`${index + 1}.`, text, `${why} ${cited(claims)}`),
      ),
    ],
    ['Mind this', recommendation.warnings.flatMap(({ text, claims }) => item('•', text, cited(claims)))],
    ['Look at it again', cadence.flatMap((line) => cadenceLines(line))],
    [
      'Where it can still be trained',
      providers.flatMap(({ name, fact, as_of, source }) =>
        item('•', `${name}: ${fact}`, `As of ${as_of}: ${source}`),
      ),
    ],
    ['Sources', sources.flatMap((id) => item(id, articles[id].title, articles[id].publisher))],
  ];
  return [
    styleText('bold', approachNames[destination]),
    folded(firmnessInWords(firmness)),
    `Start: ${approachNames[start]}`,
    ...later.map(({ approach, gate }) => folded(`Later: ${approachNames[approach]}, ${gate}`, 7)),
    ...chapters.flatMap(([title, lines]) =>
      lines.length === 0 ? [] : ['', styleText('bold', title), ...lines],
    ),
    '',
  ].join('\n');
}

/** A mark, a text beside it, and what belongs to it underneath. */
function item(mark: string, text: string, ...below: readonly string[]): readonly string[] {
  const margin = ' '.repeat(mark.length + 3);
  return [
    `  ${mark} ${folded(text, margin.length)}`,
    ...below.map((line) => `${margin}${folded(line, margin.length)}`),
  ];
}

const cited = (claims: readonly string[]): string => styleText('dim', `[${claims.join(', ')}]`);

function reasonLines({ text, answers: keys, claims }: Reason, answers: Answers): readonly string[] {
  const rests = keys.flatMap((key) => {
    const answer = answers[key];
    return answer === undefined ? [] : [`${questionOf(key).ask} ${inWords(questionOf(key), answer)}.`];
  });
  return item('•', `${text} ${cited(claims)}`, ...rests);
}

/** One item for each question and the destination it leads to, with all the answers that do. */
function tippingLines(points: readonly TippingPoint[]): readonly string[] {
  const leads = new Map<string, { readonly title: string; readonly given: string[] }>();
  for (const { changes, destination } of points)
    for (const question of questions) {
      const answer = changes[question.key];
      if (answer === undefined) continue;
      const id = `${destination} ${question.key}`;
      const lead = leads.get(id) ?? {
        title: `${approachNames[destination]}, if: ${question.ask}`,
        given: [],
      };
      lead.given.push(inWords(question, answer));
      leads.set(id, lead);
    }
  return [...leads.values()].flatMap(({ title, given }) => item('•', title, given.join(' / ')));
}

function openLines(key: Recommendation['open_questions'][number]): readonly string[] {
  const { ask, findOut } = questionOf(key);
  return item('•', ask, findOut);
}

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

function panelLines(panel: readonly PanelVoice[], answers: Answers): readonly string[] {
  const ticked = tickedRows(answers);
  return [
    ...columns([
      ['  Source', 'Says', 'Starts with', 'Would also ask'],
      ...panel.map(({ source, verdict, start, open }) => [
        `  ${source} ${articles[source].publisher}`,
        approachNames[verdict],
        approachNames[start],
        open.length === 0 ? 'nothing' : `${open.length} more`,
      ]),
    ]),
    `  The matrix of S5 ticks ${rows(ticked.rag.length)} for retrieval, ${ticked.finetune.length} for training.`,
  ];
}

const lineNames = { time: 'Time', setup: 'Set-up', first_year: 'First year', monthly: 'Per month' } as const;

const cell = (range: Range): string =>
  [rangeInWords(range), fitInWords[range.fit]].filter(Boolean).join(', ');

const estimateTable = (estimate: Recommendation['estimate']): readonly string[] =>
  columns([
    ['  Approach', ...estimateLines.map((line) => lineNames[line])],
    ...approaches.map((approach) => [
      `  ${approachNames[approach]}`,
      ...estimateLines.map((line) => cell(estimate[approach][line])),
    ]),
  ]);

const units = { D: 'day', W: 'week', M: 'month', Y: 'year' } as const;

/** “every 3 months” for P3M, in the four units that a rhythm may have. */
function rhythmInWords({ every, on }: CadenceLine): string {
  const [, count, unit] = /^P(\d+)([DWMY])$/.exec(every ?? '') ?? [];
  const name = units[unit as keyof typeof units];
  const often = count === '1' ? `every ${name}` : `every ${count} ${name}s`;
  return [...(every === null ? [] : [often]), ...(on === null ? [] : [`when ${on}`])].join(', and ');
}

function cadenceLines(line: CadenceLine): readonly string[] {
  const title = cadenceWords.get(line.id)?.title ?? line.id;
  const ours = line.basis === 'inferred' ? ' (our interval)' : '';
  return item(
    '•',
    `${title}: ${rhythmInWords(line)}${line.every === null ? '' : ours} ${cited(line.claims)}`,
  );
}
