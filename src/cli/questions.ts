import { styleText } from 'node:util';
import { conditions } from '#scoping/conditions';
import { offered, type Question } from '#scoping/question';
import { type KeyedPage, pages, questionnaireVersion } from '#scoping/questionnaire';
import { misused, readCommandLine } from './command-line.ts';
import { columns, folded } from './layout.ts';
import { print } from './print.ts';

const usage = 'usage: ragft questions [--json]';

/** `ragft questions`: what is asked, why, and what may be answered. */
export async function questions(argv: readonly string[]): Promise<number> {
  const line = readCommandLine(argv, ['json']);
  if (line.kind === 'misused') return misused(usage, line.why);
  if (line.rest.length > 0) return misused(usage, 'questions takes nothing more.');
  await print(line.flags.has('json') ? asJson() : asText());
  return 0;
}

const whenAsked = ({ when }: Question): string | null => (when === undefined ? null : conditions[when].label);

function asJson(): string {
  const described = pages.map(({ id, title, questions: asked }: KeyedPage) => ({
    id,
    title,
    questions: asked.map((question) => ({
      key: question.key,
      kind: question.kind,
      ask: question.ask,
      why: question.why,
      find_out: question.findOut,
      asked: whenAsked(question),
      choices: offered(question),
      claims: question.claims,
    })),
  }));
  return `${JSON.stringify({ version: questionnaireVersion, pages: described }, null, 2)}\n`;
}

const asText = (): string => pages.map(pageText).join('\n');

const pageText = ({ title, questions: asked }: KeyedPage, index: number): string =>
  [
    styleText('bold', `${index + 1}  ${title}`),
    ...asked.flatMap((question) => ['', ...questionText(question)]),
    '',
  ].join('\n');

function questionText(question: Question): readonly string[] {
  const condition = whenAsked(question);
  const choices = offered(question).map(({ key, label, means }) => [
    `      ${key}`,
    means === undefined ? label : `${label}: ${means}`,
  ]);
  return [
    `   ${styleText('bold', question.ask)}  ${question.key}${question.kind === 'many' ? ', any number of' : ''}`,
    `   ${folded(question.why, 3)}`,
    ...(condition === null ? [] : [`   ${folded(`Asked ${condition}.`, 3)}`]),
    ...columns(choices),
  ];
}
