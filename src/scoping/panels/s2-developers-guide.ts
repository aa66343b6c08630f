import { type Approach, usesTraining } from '../approaches.ts';
import type { Answers } from '../questionnaire.ts';
import { changesFrequently, hardLatency, isOneOf, labelledAtLeast, names } from '../readings.ts';
import { allOf, anyOf, type Truth } from '../truth.ts';
import { type Finding, flagged } from './finding.ts';

/**
 * The developer’s guide: three “start with” lists. They do not say “any” or “all”; read here as any row for
 * retrieval, any need with enough data for fine-tuning, all three rows for the hybrid (inferred).
 */
export function developersGuide(answers: Answers): Finding {
  const lists = readLists(answers);
  const { verdict, flags = [] } = decide(lists);
  return {
    verdict,
    start: verdict === 'hybrid' ? 'rag' : verdict, // S2-84
    flags: () =>
      flagged(
        [true, ...flags],
        [lists.offline && lists.fresh, 'S2-19'],
        [verdict === 'rag' && allOf(lists.content, lists.both), 'S2-65', 'S2-84'], // the hybrid later
        [usesTraining(verdict) && lists.enoughData === undefined, 'S2-76'],
        [isOneOf(answers.volume, 'under_10k'), 'S2-74', 'S2-75'], // never argue from price down here
      ),
  };
}

interface Lists {
  readonly needsKnowledge: Truth;
  readonly fresh: Truth;
  readonly content: Truth;
  readonly prototype: Truth;
  readonly sparing: Truth;
  readonly offline: Truth;
  readonly reasonToTrain: Truth;
  readonly enoughData: Truth;
  readonly both: Truth;
  readonly worthBoth: Truth;
}

function readLists(answers: Answers): Lists {
  const needsKnowledge = isOneOf(answers.needs_knowledge, 'yes');
  const manyDomains = names(answers.data_rules, 'many_domains');

  // Start with retrieval if …
  const fresh = allOf(answers.needs_knowledge !== 'no', changesFrequently(answers)); // S2-55, S2-18
  const traceable = isOneOf(answers.attribution, 'required'); // S2-56, S2-23
  const prototype = isOneOf(answers.stage, 'idea_mvp'); // S2-57
  const sparing = anyOf(isOneOf(answers.team, 'minimal'), manyDomains); // S2-58, S2-27
  const written = allOf(needsKnowledge, answers.knowledge_size !== 'not_documents'); // S2-59
  const keptOut = names(answers.data_rules, 'no_training'); // S2-28, S2-29, S2-30: a section, not in the list
  const content = anyOf(fresh, traceable, written, keptOut, manyDomains);

  // Start with fine-tuning if …
  const manner = names(
    answers.behaviour_gaps,
    'format',
    'tone',
    'script',
    'extraction',
    'classification',
    'guardrails',
    'planning',
  ); // S2-60, S2-31, S2-32, S2-33
  const quick = anyOf(hardLatency(answers), isOneOf(answers.priority_metric, 'latency')); // S2-61, S2-36
  const offline = isOneOf(answers.deployment, 'offline_edge'); // S2-62, S2-40
  const intuition = anyOf(
    names(answers.behaviour_gaps, 'reasoning', 'vocabulary'),
    isOneOf(answers.knowledge_size, 'not_documents'),
  ); // S2-63, S2-34, S2-45
  const thousands = labelledAtLeast(answers, 2000); // S2-64, S2-77, S2-49
  const enoughData = thousands === false && labelledAtLeast(answers, 1000) ? undefined : thousands; // S2-78

  // Consider the hybrid if …
  const both = allOf(anyOf(manner, intuition), anyOf(needsKnowledge, fresh, traceable)); // S2-65
  const worthBoth = allOf(
    isOneOf(answers.team, 'ml_both'), // S2-66
    isOneOf(answers.stage, 'production', 'enterprise'), // S2-67
  );

  return {
    needsKnowledge,
    fresh,
    content,
    prototype,
    sparing,
    offline,
    reasonToTrain: anyOf(manner, quick, intuition),
    enoughData,
    both,
    worthBoth,
  };
}

function decide(lists: Lists): { readonly verdict: Approach; readonly flags?: readonly string[] } {
  const { needsKnowledge, content, prototype, sparing, reasonToTrain, enoughData } = lists;
  const holdsBack = anyOf(prototype, sparing);

  if (lists.offline) return { verdict: 'finetune', flags: ['S2-41'] }; // S2-40
  if (lists.both && lists.worthBoth && enoughData !== false) return { verdict: 'hybrid' }; // S2-50, S2-51
  if (reasonToTrain && enoughData !== false && !content && !holdsBack) return { verdict: 'finetune' };
  if (content) return { verdict: 'rag' }; // start simple (S2-84)
  if (holdsBack && needsKnowledge !== false) return { verdict: 'rag' }; // S2-57, S2-58
  // Nothing to retrieve (inferred).
  if (holdsBack) return { verdict: reasonToTrain && enoughData ? 'finetune' : 'prompting' };
  // Stay on the base model and gather data (S2-84; inferred).
  if (reasonToTrain && enoughData === false) return { verdict: 'prompting', flags: ['S2-78'] };
  if (needsKnowledge === false) return { verdict: 'prompting' }; // inferred
  return { verdict: 'rag', flags: ['S2-91'] }; // S2-17, and its four closing questions
}
