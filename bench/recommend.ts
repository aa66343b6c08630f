import { Engine, type RuleProperties } from 'json-rules-engine';
import { personas } from '#sandbox/personas';
import { type Answers, type QuestionKey, questions } from '#scoping/questionnaire';
import { recommend } from '#scoping/recommend';
import { gates } from '#scoping/rules/gates';
import { knockOuts } from '#scoping/rules/knock-outs';
import { rules, verdict } from '#scoping/verdict';
import type { TrialOptions } from '#tests/trials';

const rounds = 7;

/** How fast a verdict and a whole recommendation are, and how that compares with a general rule engine. */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  const answers = personas.map((persona) => persona.answers);
  const complete = answers.map(completed);
  const engine = sameNumberOfRules();
  const verdicts: number[] = [];
  const engineRuns: number[] = [];
  const full: number[] = [];
  const open: number[] = [];

  for (let round = 0; round < rounds; round += 1) {
    verdicts.push(perSecond(answers, Math.ceil(2000 * scale), verdict));
    engineRuns.push(await engineRunsPerSecond(engine, answers, Math.ceil(20 * scale)));
    full.push(...millisecondsEach(complete, recommend));
    open.push(...millisecondsEach(answers, recommend));
  }

  const empty = millisecondsEach(
    Array.from({ length: 20 }, () => ({})),
    recommend,
  );
  const count = rules.length + knockOuts.length + gates.length;
  log(
    `${Math.round(median(verdicts)).toLocaleString('en')} verdicts per second (${count} rules, ${answers.length} personas)`,
  );
  log(
    `${Math.round(median(engineRuns)).toLocaleString('en')} runs per second of json-rules-engine with ${count} rules`,
  );
  log(
    `ratio ${(median(verdicts) / median(engineRuns)).toFixed(0)} to 1, same run, median of ${rounds} rounds`,
  );
  log(`${(1000 / median(full)).toFixed(0)} full recommendations per second with every question answered`);
  log(`full recommendation, every question answered: median ${median(full).toFixed(2)} ms`);
  log(`full recommendation, personas as they are: median ${median(open).toFixed(2)} ms`);
  log(`full recommendation, nothing answered: median ${median(empty).toFixed(2)} ms`);
}

/** Every question has a real answer: the persona's own, else the first choice. */
function completed(answers: Answers): Answers {
  const first = questions.map(({ key, kind, choices }) => [key, kind === 'many' ? [] : choices[0]?.key]);
  const known = Object.entries(answers).filter(([, answer]) => answer !== 'unknown');
  return Object.fromEntries([...first, ...known]) as Answers;
}

function perSecond(answers: readonly Answers[], times: number, act: (answers: Answers) => unknown): number {
  const since = performance.now();
  for (let time = 0; time < times; time += 1) for (const one of answers) act(one);
  return (times * answers.length * 1000) / (performance.now() - since);
}

function millisecondsEach(answers: readonly Answers[], act: (answers: Answers) => unknown): number[] {
  return answers.map((one) => {
    const since = performance.now();
    act(one);
    return performance.now() - since;
  });
}

/** As many rules as ours, each comparing two of the same answers: what a rule engine would do at the least. */
function sameNumberOfRules(): Engine {
  const compared = questions.filter(({ kind }) => kind === 'one');
  const condition = (at: number) => {
    const question = compared[at % compared.length];
    const value = question?.choices[at % question.choices.length]?.key;
    return { fact: question?.key ?? '', operator: 'equal', value };
  };
  const all: RuleProperties[] = Array.from(
    { length: rules.length + knockOuts.length + gates.length },
    (_, at) => ({
      conditions: { all: [condition(at), condition(at + 7)] },
      event: { type: `rule-${at}` },
    }),
  );
  return new Engine(all, { allowUndefinedFacts: true });
}

async function engineRunsPerSecond(
  engine: Engine,
  answers: readonly Answers[],
  times: number,
): Promise<number> {
  const facts = answers.map((one) => ({ ...one }) as Partial<Record<QuestionKey, unknown>>);
  const since = performance.now();
  for (let time = 0; time < times; time += 1) for (const one of facts) await engine.run(one);
  return (times * answers.length * 1000) / (performance.now() - since);
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
