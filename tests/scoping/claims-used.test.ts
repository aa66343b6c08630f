import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allRhythms } from '#scoping/cadence';
import { claim, claims } from '#scoping/claims';
import { estimate } from '#scoping/estimate';
import { allFirstSteps } from '#scoping/first-steps';
import { questions } from '#scoping/questionnaire';
import { gates, startSimple } from '#scoping/rules/gates';
import { knockOuts } from '#scoping/rules/knock-outs';
import { objections } from '#scoping/rules/objections';
import { rules } from '#scoping/verdict';
import { allWarnings } from '#scoping/warnings';
import { arbitraryAnswers } from './arbitrary-answers.ts';
import { claimsNotUsed } from './claims-not-used.ts';

const core = 'src/scoping';
const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const idsIn = (file: string) => readFileSync(join(core, file), 'utf8').match(/\bS[1-5]-\d{2,3}\b/g) ?? [];

const cited = (registry: readonly { readonly claims: readonly string[] }[]) =>
  registry.flatMap((entry) => entry.claims);

/** The panels follow each article line by line and name the claim beside the condition, some in a comment. */
const inPanels = files.filter((file) => file.startsWith('panels')).flatMap(idsIn);

const inEstimates = fc
  .sample(arbitraryAnswers, { numRuns: 300, seed: 1 })
  .flatMap((answers) => Object.values(estimate(answers)).flatMap((lines) => cited(Object.values(lines))));

const used = new Set([
  ...cited(questions),
  ...cited([...rules, ...knockOuts, ...gates, startSimple, ...objections]),
  ...cited([...allFirstSteps, ...allWarnings, ...allRhythms]),
  ...inEstimates,
  ...inPanels,
]);

test('the panels are found where they are looked for', () => {
  expect(inPanels.length).toBeGreaterThan(100);
});

test.each(files)('every claim that %s names exists', (file) => {
  expect(() => idsIn(file).map(claim)).not.toThrow();
});

test('each claim of a kind that decides is used, or it is said why not', () => {
  const deciding = claims.filter(({ kind }) => ['signal', 'blocker', 'threshold'].includes(kind));
  const unused = deciding.filter(({ id }) => !used.has(id)).map(({ id }) => id);
  expect(deciding.length).toBe(151);
  expect(unused).toEqual(Object.keys(claimsNotUsed));
});
