import { usesRetrieval } from './approaches.ts';
import type { Answers } from './questionnaire.ts';
import { labelledAtLeast, names, worthPolishing } from './readings.ts';
import type { Later } from './recommendation.ts';
import { structuredOutputFirst } from './rules/gates.ts';
import type { Weighing } from './verdict.ts';

const confirmed = 'once the prompt is measured and the gap is confirmed';
const polished = 'if better prompts, measured, still leave a gap';
const tooSlowOrDear = 'if a good prompt, measured, is too slow or too dear';
const behaviourShort = 'if retrieval is measured and behaviour still falls short';

/** What comes after the start, in order, each with the gate that opens it. */
export function laterSteps(answers: Answers, weighing: Weighing): Later[] {
  return [...toDestination(answers, weighing), ...beyond(answers, weighing)];
}

/** From the start to the destination. */
function toDestination(answers: Answers, { destination, start }: Weighing): Later[] {
  if (start === destination) return [];
  const steps: Later[] = [];
  if (usesRetrieval(destination) && start !== 'rag') {
    steps.push({
      approach: 'rag',
      gate:
        start === 'fix_data'
          ? 'when a current, findable page answers each of twenty sample questions'
          : worthPolishing(answers)
            ? polished
            : 'once the prompt is measured and facts are missing',
    });
  }
  if (destination === 'hybrid') steps.push({ approach: 'hybrid', gate: behaviourShort });
  if (destination === 'finetune')
    steps.push({
      approach: 'finetune',
      gate:
        labelledAtLeast(answers, 200) === false
          ? 'after 200 reviewed examples, better 1,000'
          : worthPolishing(answers)
            ? polished
            : confirmed,
    });
  return steps;
}

/** Past the destination: what was held back, or would follow if things changed. */
function beyond(answers: Answers, { destination, needs, heldBack, knockedOut, spoke }: Weighing): Later[] {
  const steps: Later[] = [];
  const [held, alsoHeld] = heldBack;
  if (held) {
    steps.push({
      approach: destination === 'rag' ? 'hybrid' : 'finetune',
      gate: alsoHeld ? `${held.opens}, and ${alsoHeld.opens}` : held.opens,
    });
  } else if (
    destination === 'prompting' &&
    !needs.behaviour &&
    spoke.some((rule) => rule.need === 'behaviour')
  ) {
    steps.push({
      approach: 'finetune',
      gate: names(answers.behaviour_gaps, 'format', 'tone', 'guardrails')
        ? structuredOutputFirst.opens
        : tooSlowOrDear,
    });
  }
  if (destination !== 'prompting' || answers.needs_knowledge === 'no') return steps;
  if (knockedOut.some(({ id }) => id === 'fits-the-prompt' || id === 'prompting-is-enough'))
    steps.push({ approach: 'rag', gate: 'if the knowledge outgrows the prompt' });
  else if (knockedOut.length === 0)
    steps.push({ approach: 'rag', gate: 'if the answers turn out to lack facts that only you have' });
  return steps;
}
