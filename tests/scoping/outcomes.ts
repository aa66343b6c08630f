import { personas } from '#sandbox/personas';
import { type Approach, approachNames, type Start } from '#scoping/approaches';
import type { Answers } from '#scoping/questionnaire';
import { singleChanges } from '#scoping/tipping-points';
import { rules, verdict } from '#scoping/verdict';
import { visibleAnswers } from '#scoping/visible';
import { recommended } from '#tests/recommended';
import { departures, publishedCases } from './published-cases.ts';
import { verdicts, workedExamples } from './worked-examples.ts';

const letters: Record<Start, string> = {
  prompting: 'P',
  rag: 'R',
  finetune: 'F',
  hybrid: 'B',
  fix_data: 'D',
};

/** The whole policy on one page: change a rule, and the difference is the review. */
export const outcomes = (): string => [...personaPages(), ...workedTable(), ...publishedTable()].join('\n');

function personaPages(): string[] {
  return [
    '# Outcomes',
    '',
    'What each persona is told, and every single answer that would lead elsewhere or start elsewhere.',
    'P prompting, R retrieval, F fine-tuning, B both, D the documents first.',
    '',
    ...personas.flatMap(({ name, line, answers }) => [`## ${name}`, '', line, '', ...told(answers), '']),
  ];
}

function told(answers: Answers): string[] {
  const { destination, start, later, firmness, panel, rationale, case_against, open_questions } =
    recommended(answers);
  const steps = [
    approachNames[start],
    ...later.map(({ approach, gate }) => `${approachNames[approach]} ${gate}`),
  ];
  const { moved, unmoved } = flips(answers, { destination, start });
  return [
    `- **${approachNames[destination]}** · ${steps.join(' → ')}`,
    `- ${firmness.same} of ${firmness.of} completions${firmness.exact ? '' : ' drawn'} · sources ${panel.map((voice) => letters[voice.verdict]).join('')}`,
    `- why: ${rationale.map(({ rule }) => rule).join(', ')}`,
    `- against: ${case_against.map(({ rule }) => rule).join(', ')}`,
    ...(open_questions.length > 0 ? [`- ask next: ${open_questions.slice(0, 3).join(', ')}`] : []),
    '',
    ...(moved.length > 0 ? ['| One answer | Destination | Start |', '|---|---|---|', ...moved, ''] : []),
    `${unmoved} other single answers change neither.`,
  ];
}

function flips(given: Answers, now: { destination: Approach; start: Start }) {
  const answers = visibleAnswers(given);
  const moved: string[] = [];
  let unmoved = 0;
  for (const change of singleChanges(answers)) {
    const { destination, start } = verdict({ ...answers, ...change });
    if (destination === now.destination && start === now.start) unmoved += 1;
    else moved.push(`| ${spelled(change)} | ${approachNames[destination]} | ${approachNames[start]} |`);
  }
  return { moved, unmoved };
}

const spelled = (change: Answers): string =>
  Object.entries(change)
    .map(([key, answer]) => `${key} = ${[answer].flat().join(' + ') || 'none'}`)
    .join();

/** What speaks for a need, or against there being one, is no ground for leaving an article. */
const plain = ['needs-nothing-of-its-own', ...rules.map(({ id }) => id)];

function workedTable(): string[] {
  return [
    '# Worked examples',
    '',
    'What the five articles’ own cases come to: each article’s procedure, ours, and the ground where we depart.',
    '',
    '| | Case | Article says | S1–S5 | Ours | Ground |',
    '|---|---|---|---|---|---|',
    ...workedExamples.map((example) => {
      const own = verdicts(example.panel)[Number(example.source.slice(1)) - 1];
      const { destination, start, panel, rationale } = recommended(example.answers);
      const voices = panel.map((voice) => letters[voice.verdict]).join('');
      const ground = destination === own ? '' : rationale.find(({ rule }) => !plain.includes(rule))?.text;
      const asTold =
        start === destination ? letters[destination] : `${letters[start]} → ${letters[destination]}`;
      return `| ${example.id} | ${example.case} | ${example.source} ${own ? letters[own] : ''} | ${voices} | ${asTold} | ${ground ?? ''} |`;
    }),
    '',
  ];
}

function publishedTable(): string[] {
  return [
    '# Published cases',
    '',
    '| | Publisher | Author | Ours | Ground |',
    '|---|---|---|---|---|',
    ...publishedCases.map(({ id, publisher, verdict: theirs, answers }) => {
      const { destination } = verdict(answers);
      return `| ${id} | ${publisher} | ${letters[theirs]} | ${letters[destination]} | ${departures[id]?.ground ?? ''} |`;
    }),
    '',
  ];
}
