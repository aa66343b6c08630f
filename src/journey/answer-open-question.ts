import { understood } from '#scoping/answers';
import type { Project } from '#scoping/assessment';
import type { ProjectId } from '#scoping/ids';
import type { AskId } from '#scoping/open-questions';
import { dontKnow } from '#scoping/question';
import type { QuestionKey } from '#scoping/questionnaire';
import { questionEntry, threadEntries } from './announce.ts';
import type { Deps } from './deps.ts';
import { mayAct, NOT_VISIBLE } from './may.ts';
import type { Person } from './person.ts';

export interface Reply {
  readonly project: ProjectId;
  readonly key: QuestionKey;
  readonly answer: unknown;
  /** The question that was put to this person, where they answer one. */
  readonly ask?: AskId;
}

export type Answered = { readonly kind: 'answered' } | { readonly kind: 'refused'; readonly why: string };

/** An answer to an open question, kept until the revision it goes into is made. */
export async function answerQuestion(deps: Deps, who: Person, reply: Reply): Promise<Answered> {
  const { store } = deps;
  const project = await store.projects.find(who.team, reply.project);
  const why = project ? await mayAnswer(deps, who, project, reply) : NOT_VISIBLE;
  if (!project || why) return { kind: 'refused', why: why ?? NOT_VISIBLE };
  const answer = understood(reply.key, reply.answer);
  if (answer === undefined || answer === dontKnow.key) return { kind: 'refused', why: CHOOSE };

  await store.together(who.team, async (stores) => {
    const now = deps.now();
    const { key } = reply;
    await stores.openQuestions.keepAnswer(who.team, project.id, { key, answer, by: who.id, at: now });
    await stores.trail.add(who.team, {
      project: project.id,
      by: who.id,
      act: 'question_answered',
      detail: { question: key },
      at: now,
    });
    const entries = threadEntries(deps, project.id, ['questions']);
    for (const ask of await stores.openQuestions.asked(who.team, project.id)) {
      // Whoever else was asked need not find out any more.
      if (ask.key !== key || ask.state !== 'open') continue;
      await stores.openQuestions.settle(who.team, ask.id, 'answered', now);
      entries.push(questionEntry(deps, ask.id));
    }
    await stores.outbox.add(who.team, entries, now);
  });
  return { kind: 'answered' };
}

/** Members of the channel; and whoever was asked, wherever they are, that one question. */
async function mayAnswer(
  deps: Deps,
  who: Person,
  project: Project,
  { key, ask: id }: Reply,
): Promise<string | undefined> {
  const ask = id && (await deps.store.openQuestions.find(who.team, id));
  if (ask?.of !== who.id || ask.key !== key || ask.project !== project.id) return mayAct(deps, who, project);
  return ask.state === 'passed' ? PASSED : undefined;
}

const CHOOSE = 'Choose an answer, or close this.';
const PASSED = 'You passed this question on. Whoever has it now can answer it.';
