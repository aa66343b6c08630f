import type { types } from '@slack/bolt';
import { type Approach, approaches, approachNames } from '#scoping/approaches';
import { dayInWords } from '#scoping/calendar';
import { estimateNotes } from '#scoping/estimate-notes';
import { type Estimate, estimateLines, type ProviderFact, type Range } from '#scoping/recommendation';
import type { Message } from '../message.ts';
import { fitInWords, rangeInWords } from '../range-words.ts';
import { bullets, context, section, sections } from '../sections.ts';
import { table } from '../table.ts';
import type { Details } from './detail.ts';

/** Time and money of all four approaches: a chart, the table with its numbers, and what each number covers. */
export function costsMessage({ assessment, now, plainBlocks }: Details): Message {
  const { estimate, providers } = assessment.recommendation;
  const inWords = approaches.map((approach) => estimateInWords(approach, estimate[approach]));
  return {
    text: ['What each approach takes in time and money', ...inWords].join('\n'),
    blocks: [
      section('*What each approach takes*'),
      ...(plainBlocks ? sections(bullets(inWords)) : [costChart(estimate), costTable(estimate)]),
      section('*What these figures cover*'),
      ...approaches.map((approach) => section(notesInWords(approach))),
      context(
        '“Stated” stands in a source; “derived” follows from stated figures by adding or multiplying. ' +
          'Fit is measured against your deadline and budget. Nothing is interpolated: where no source gives a figure, there is none.',
      ),
      ...(providers.length === 0
        ? []
        : sections([
            '*Where it can still be trained*',
            ...providers.map((fact) => providerInWords(fact, now)),
          ])),
    ],
  };
}

type Estimates = Readonly<Record<Approach, Estimate>>;

const columns = { time: 'Time', setup: 'Set-up', first_year: 'First year', monthly: 'Per month' } as const;

const cell = (range: Range): string =>
  [rangeInWords(range), range.basis === 'none' ? '' : range.basis, fitInWords[range.fit]]
    .filter(Boolean)
    .join(', ');

const costTable = (estimate: Estimates): types.TableBlock =>
  table([
    ['Approach', ...estimateLines.map((line) => columns[line])],
    ...approaches.map((approach) => [
      approachNames[approach],
      ...estimateLines.map((line) => cell(estimate[approach][line])),
    ]),
  ]);

const estimateInWords = (approach: Approach, lines: Estimate): string =>
  `${approachNames[approach]}: ${estimateLines
    .map((line) => `${columns[line].toLowerCase()} ${cell(lines[line])}`)
    .join('; ')}.`;

const notesInWords = (approach: Approach): string =>
  `*${approachNames[approach]}*  ${estimateLines
    .map((line) => `${columns[line]}: ${estimateNotes[approach][line]}`)
    .join(' ')}`;

const MOST_DAYS = 90;

function providerInWords({ name, fact, as_of, source }: ProviderFact, now: Date): string {
  const days = (now.getTime() - Date.parse(as_of)) / 86_400_000;
  const checked = `checked ${dayInWords(as_of)}${days > MOST_DAYS ? ', so check again' : ''}`;
  const where = source.startsWith('https://') ? `<${source}|${new URL(source).hostname}>` : source;
  return `• *${name}*: ${fact} (${where}, ${checked})`;
}

/** Slack's chart block of June 2026, which @slack/types 3.2 does not know. */
interface ChartBlock extends types.Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'bar';
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label: string };
  };
}

/** At most 20 characters, as a chart's labels are. */
const shortNames: Readonly<Record<Approach, string>> = {
  prompting: 'Prompting only',
  rag: 'RAG',
  finetune: 'Fine-tuning',
  hybrid: 'Hybrid',
};

function costChart(estimate: Estimates): ChartBlock {
  const known = approaches.flatMap((approach) => {
    const { low, high } = estimate[approach].first_year;
    return low === null || high === null ? [] : [{ label: shortNames[approach], low, high }];
  });
  const series = (name: string, edge: 'low' | 'high') => ({
    name,
    data: known.map((each) => ({ label: each.label, value: each[edge] })),
  });
  return {
    type: 'data_visualization',
    title: 'Cost of the first year, low and high',
    chart: {
      type: 'bar',
      series: [series('Low', 'low'), series('High', 'high')],
      axis_config: { categories: known.map(({ label }) => label), y_label: 'US dollars' },
    },
  };
}
