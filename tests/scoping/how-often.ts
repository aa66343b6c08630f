import { personas } from '#sandbox/personas';
import { cadence } from '#scoping/cadence';
import { allFirstSteps, firstSteps } from '#scoping/first-steps';
import { askPanel } from '#scoping/panels/index';
import { providers } from '#scoping/providers';
import type { Answers } from '#scoping/questionnaire';
import { behaviourRules } from '#scoping/rules/behaviour';
import { gates } from '#scoping/rules/gates';
import { knockOuts } from '#scoping/rules/knock-outs';
import { knowledgeRules } from '#scoping/rules/knowledge';
import { objections } from '#scoping/rules/objections';
import type { Situation } from '#scoping/situation';
import { singleChanges } from '#scoping/tipping-points';
import { visibleAnswers } from '#scoping/visible';
import { warnings } from '#scoping/warnings';
import { situationOf } from './situations.ts';

/** Every persona, with each single answer changed, and with each left open. */
const all: readonly Situation[] = personas.flatMap(({ answers: given }) => {
  const answers = visibleAnswers(given);
  const open = Object.keys(answers).map((key) => ({ ...answers, [key]: undefined }) as Answers);
  const changed = [...singleChanges(answers)].map((change) => ({ ...answers, ...change }));
  return [answers, ...open, ...changed].map(situationOf);
});

/**
 * How often each belief, step and warning speaks in all of these. A condition that is changed by a word changes a
 * number here, where the verdicts alone may stand.
 */
export const howOften = (): string =>
  [
    '# How often',
    '',
    `In how many of ${all.length} situations each speaks: every persona, with each single answer changed or left open.`,
    '',
    ...table('Rules, gates and knock-outs', all.flatMap(grounds)),
    ...table('Objections', all.flatMap(against)),
    ...table('What each source says', all.flatMap(voices)),
    ...table('Later', all.flatMap(later)),
    ...table('How much each first step matters', all.flatMap(weights)),
    ...table(
      'First steps in the list',
      all.flatMap((one) => firstSteps(one).map(({ id }) => id)),
    ),
    ...table(
      'Warnings',
      all.flatMap((one) => warnings(one).map(({ id }) => id)),
    ),
    ...table(
      'Rhythm',
      all.flatMap((one) => cadence(one).map(({ id, every, basis }) => `${id}, ${every}, ${basis}`)),
    ),
    ...table(
      'Where it can still be trained',
      all.flatMap((one) => providers(one).map(({ name }) => name)),
    ),
  ].join('\n');

const grounds = ({ answers }: Situation): string[] =>
  [...knowledgeRules, ...behaviourRules, ...gates, ...knockOuts]
    .filter(({ holds }) => holds(answers))
    .map(({ id }) => id);

const against = ({ answers, destination }: Situation): string[] =>
  objections.filter(({ holds }) => holds(answers, destination)).map(({ id }) => id);

const voices = ({ answers }: Situation): string[] =>
  askPanel(answers).flatMap(({ source, verdict, start, flags, open }) => [
    `${source}: ${verdict}`,
    `${source}: ${start} first`,
    ...flags.map((flag) => `${source}: ${flag}`),
    ...open.map((key) => `${source}: asks for ${key}`),
  ]);

const later = (one: Situation): string[] => one.later.map(({ approach, gate }) => `${approach} ${gate}`);

const weights = (one: Situation): string[] =>
  allFirstSteps.flatMap(({ id, matters }) => {
    const weight = matters(one);
    return weight > 0 ? [`${id}: ${weight}`] : [];
  });

function table(title: string, said: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const what of said) counts.set(what, (counts.get(what) ?? 0) + 1);
  const rows = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    `## ${title}`,
    '',
    '| | |',
    '|---|--:|',
    ...rows.map(([what, count]) => `| ${what} | ${count} |`),
    '',
  ];
}
