import { type Approach, type Start, usesRetrieval, usesTraining } from './approaches.ts';
import type { Answers } from './questionnaire.ts';
import { isKnown, isOneOf, labelledAtLeast, worthPolishing } from './readings.ts';
import { behaviourRules } from './rules/behaviour.ts';
import { gates, startSimple } from './rules/gates.ts';
import { knockOuts } from './rules/knock-outs.ts';
import { knowledgeRules } from './rules/knowledge.ts';
import type { Ground, Rule } from './rules/rule.ts';
import { visibleAnswers } from './visible.ts';

/** Raise it whenever a rule, a weight or a threshold changes: an assessment says by which rules it was made. */
export const rulesVersion = 1;

export const rules: readonly Rule[] = [...knowledgeRules, ...behaviourRules];

const enough = { knowledge: 3, behaviour: 2, behaviourBesideRetrieval: 3 } as const;

export interface Verdict {
  readonly destination: Approach;
  readonly start: Start;
}

/** The verdict and what carried it. `answers` hold visible answers only. */
export interface Weighing extends Verdict {
  readonly needs: Readonly<Record<Rule['need'], boolean>>;
  readonly spoke: readonly Rule[];
  readonly knockedOut: readonly Ground[];
  readonly heldBack: readonly (Omit<Ground, 'holds'> & { readonly opens: string })[];
}

/** The bare verdict: what firmness and tipping points ask thousands of times. */
export const verdict = (answers: Answers): Verdict => {
  const { destination, start } = weigh(visibleAnswers(answers));
  return { destination, start };
};

export function weigh(answers: Answers, believed: readonly Rule[] = rules): Weighing {
  const spoke = believed.filter((rule) => rule.holds(answers));
  const points = (need: Rule['need']) =>
    spoke.reduce((sum, rule) => (rule.need === need ? sum + rule.weight : sum), 0);

  const behaviour = points('behaviour');
  const needs = {
    knowledge: points('knowledge') >= enough.knowledge,
    behaviour: behaviour >= enough.behaviour,
  };

  const knockedOut = knockOuts.filter((knockOut) => knockOut.holds(answers));
  const retrieval = needs.knowledge && knockedOut.length === 0;

  const heldBack: Weighing['heldBack'] = needs.behaviour
    ? [
        ...gates.filter((gate) => gate.holds(answers)),
        ...(retrieval && behaviour < enough.behaviourBesideRetrieval ? [startSimple] : []),
      ]
    : [];
  const training = needs.behaviour && heldBack.length === 0;

  const destination = retrieval ? (training ? 'hybrid' : 'rag') : training ? 'finetune' : 'prompting';
  return { destination, start: startFor(destination, answers), needs, spoke, knockedOut, heldBack };
}

/** The next step on the way: repair, then a measured prompt, then retrieval, and training last. */
function startFor(destination: Approach, answers: Answers): Start {
  if (usesRetrieval(destination) && isOneOf(answers.kb_quality, 'messy', 'sparse') === true)
    return 'fix_data';
  if (!promptWasMeasured(answers) || worthPolishing(answers)) return 'prompting';
  if (destination === 'hybrid') return answers.eval_state === 'rag_short_behaviour' ? 'hybrid' : 'rag';
  if (usesTraining(destination) && labelledAtLeast(answers, 200) === false) return 'prompting';
  return destination;
}

/** A result with retrieval, or one on an eval set, tells that prompting came before it. */
export const promptWasMeasured = ({ prompt_result, eval_state }: Answers): boolean =>
  (isKnown(prompt_result) && prompt_result !== 'not_tried') || (isKnown(eval_state) && eval_state !== 'none');
