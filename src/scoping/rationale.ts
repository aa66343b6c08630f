import { type Approach, approachNames, usesRetrieval, usesTraining } from './approaches.ts';
import type { Answers } from './questionnaire.ts';
import { isKnown } from './readings.ts';
import type { PanelVoice, Reason } from './recommendation.ts';
import { structuredOutputFirst } from './rules/gates.ts';
import { objections } from './rules/objections.ts';
import type { Ground, Rule } from './rules/rule.ts';
import type { Weighing } from './verdict.ts';

const mostReasons = 5;
const mostObjections = 3;

type Said = Omit<Ground, 'holds'>;

/** Beside every verdict that stays with the prompt. */
const promptFirst: Said = {
  id: 'prompt-first',
  rests: ['prompt_result'],
  claims: ['S1-62', 'S3-02', 'S4-76'],
  because:
    'A measured prompt is the cheapest step, and it shows what is really missing before anything else is built.',
};

/** Offline, the articles would train; the index can go where the model goes. */
const localIndex: Said = {
  id: 'local-index-offline',
  rests: ['deployment'],
  claims: ['S2-41', 'S2-44'],
  because:
    'Offline rules out a hosted index, not a local one: it can sit on the device or inside the closed network. No source mentions that; try it early.',
};

/** Retrieval reads documents; the state of a system is asked for. */
const toolsBeside: Said = {
  id: 'tools-beside-retrieval',
  rests: ['knowledge_source'],
  claims: ['S1-66', 'S4-91'],
  because: 'Live systems are asked through tools or an agent; retrieval covers the documents beside them.',
};

const toolsForRetrieval: Said = {
  ...toolsBeside,
  id: 'tools-for-retrieval',
  because:
    'All of it is in live systems, so the lookup is a tool or an agent that asks them, not an index of documents.',
};

const lookupsOf = ({ knowledge_source }: Answers): readonly Said[] => {
  if (knowledge_source === 'live_systems') return [toolsForRetrieval];
  return knowledge_source === 'mixed' ? [toolsBeside] : [];
};

/** What carried the verdict, the weightiest first. */
export function rationale(answers: Answers, weighing: Weighing): Reason[] {
  const { destination, heldBack, knockedOut } = weighing;
  const knowledge = byWeight(weighing, 'knowledge');
  const behaviour = byWeight(weighing, 'behaviour');
  const restraint = [...heldBack.slice(0, 1), ...weakGap(weighing)];
  const beside = [...(answers.deployment === 'offline_edge' ? [localIndex] : []), ...lookupsOf(answers)];
  const sharedBy = (rules: readonly Said[], others: readonly Said[]) => [
    ...rules.slice(0, Math.max(2, mostReasons - others.length)),
    ...others,
  ];

  const said: Record<typeof destination, readonly Said[]> = {
    hybrid: sharedBy(knowledge, [...beside, ...behaviour.slice(0, beside.length > 0 ? 2 : 3)]),
    rag: sharedBy(knowledge, [...beside, ...restraint]),
    finetune: [...behaviour.slice(0, mostReasons - 1), ...knockedOut.slice(0, 1)],
    prompting: [...knockedOut, ...heldBack, ...weakGap(weighing), promptFirst],
  };
  return said[destination].slice(0, mostReasons).map((ground) => reason(ground, answers));
}

/** What speaks against it, beginning with the sources when most of them would say something else. */
export function caseAgainst(answers: Answers, weighing: Weighing, panel: readonly PanelVoice[]): Reason[] {
  const { destination } = weighing;
  const held = objections.filter((objection) => objection.holds(answers, destination));
  return [...disagreement(weighing, panel), ...held]
    .slice(0, mostObjections)
    .map((ground) => reason(ground, answers));
}

function disagreement(weighing: Weighing, panel: readonly PanelVoice[]): Said[] {
  const others = panel.filter(({ verdict }) => verdict !== weighing.destination);
  if (others.length < 4) return [];
  const said = [...new Set(others.map(({ verdict }) => approachNames[verdict]))].join(' or ');
  const ground = groundOfDeparture(
    weighing,
    others.map(({ verdict }) => verdict),
  );
  const count = others.length === panel.length ? 'All five' : 'Four of the five';
  return [
    {
      id: 'most-sources-disagree',
      rests: ground.rests,
      claims: ground.claims,
      because: `${count} sources would say ${said} on these answers. We do not, on this ground: ${ground.because}`,
    },
  ];
}

/** The one thing that led elsewhere than the articles: why we do not train, or do not look up, where they would. */
function groundOfDeparture(weighing: Weighing, theirs: readonly Approach[]): Said {
  const { destination, heldBack, knockedOut } = weighing;
  const notTrained = [...heldBack, ...weakGap(weighing)];
  const spoke = [...byWeight(weighing, 'behaviour'), ...byWeight(weighing, 'knowledge')];
  // A reason that sends people to the prompt first is none for going elsewhere than the articles.
  const needs = [...spoke.filter(({ id }) => !softGaps.has(id)), ...spoke];
  const theyTrain = theirs.some(usesTraining);
  const theyLookUp = theirs.some(usesRetrieval);
  const grounds: Record<typeof destination, readonly Said[]> = {
    prompting: theyTrain ? [...notTrained, ...knockedOut] : [...knockedOut, ...notTrained],
    rag: theyTrain ? [...notTrained, ...byWeight(weighing, 'knowledge')] : byWeight(weighing, 'knowledge'),
    finetune: theyLookUp ? [...knockedOut, ...needs] : needs,
    hybrid: needs,
  };
  return grounds[destination][0] ?? promptFirst;
}

/** Structured output and good examples come first for these, by their own words. */
const softGaps: ReadonlySet<string> = new Set(['strict-format', 'one-voice']);

/** Gaps were named, and they are too light to make a need. */
const weakGap = ({ spoke, needs }: Weighing): Said[] =>
  !needs.behaviour && spoke.some(({ id }) => softGaps.has(id)) ? [structuredOutputFirst] : [];

const byWeight = ({ spoke }: Weighing, need: Rule['need']): Rule[] =>
  spoke.filter((rule) => rule.need === need).sort((one, other) => other.weight - one.weight);

/** Only what somebody chose is named: no reason rests on a question left open, or on “None of these”. */
const reason = ({ id, because, rests, claims }: Said, answers: Answers): Reason => ({
  rule: id,
  text: because,
  answers: rests.filter((key) => isKnown(answers[key]) && answers[key]?.length !== 0),
  claims,
});
