import type { Project } from '#scoping/assessment';
import { brand, type PersonId, type ProjectId } from '#scoping/ids';
import type { Ask, AskId } from '#scoping/open-questions';
import { type QuestionKey, questionOf } from '#scoping/questionnaire';
import type { Stores } from '#store/index';
import { directEntry, questionEntry, threadEntries } from './announce.ts';
import type { Deps } from './deps.ts';
import { mayAct, NOT_VISIBLE } from './may.ts';
import type { Person } from './person.ts';

const REMIND_AFTER_MS = 2 * 86_400_000;
const AT_ONCE = 100;

export type Asked = { readonly kind: 'asked' } | { readonly kind: 'refused'; readonly why: string };

const refused = (why: string): Asked => ({ kind: 'refused', why });

/** *Ask someone*: that one question goes to them by direct message. */
export async function askQuestion(
  deps: Deps,
  who: Person,
  { project: id, key, of }: { readonly project: ProjectId; readonly key: QuestionKey; readonly of: PersonId },
): Promise<Asked> {
  const project = await deps.store.projects.find(who.team, id);
  if (!project) return refused(NOT_VISIBLE);
  const why = (await mayAct(deps, who, project)) ?? (await mayBeAsked(deps, who, of));
  if (why) return refused(why);
  return deps.store.together(who.team, (stores) => put(deps, stores, project, { key, by: who.id, of }));
}

/** *I don’t know either*: it goes to somebody who may know, or back to whoever wants to know. */
export async function passOn(deps: Deps, who: Person, id: AskId, to: PersonId | null): Promise<Asked> {
  const { store } = deps;
  const ask = await store.openQuestions.find(who.team, id);
  const project = ask && (await store.projects.find(who.team, ask.project));
  if (!project || ask.of !== who.id) return refused(NOT_VISIBLE);
  const why = to === null ? undefined : await mayBeAsked(deps, who, to);
  if (why) return refused(why);
  return store.together(who.team, async (stores) => {
    if (!(await stores.openQuestions.settle(who.team, id, 'passed', deps.now()))) return refused(SETTLED);
    const entries = [questionEntry(deps, id), ...threadEntries(deps, project.id, ['questions'])];
    await stores.outbox.add(who.team, entries, deps.now());
    if (to !== null) return put(deps, stores, project, { key: ask.key, by: ask.by, of: to });
    const text = `<@${who.id}> does not know either: “${questionOf(ask.key).ask}” You can ask somebody else in the thread of the card.`;
    const news = directEntry(deps, { kind: 'direct', person: ask.by, text });
    await stores.outbox.add(who.team, [news], deps.now());
    return { kind: 'asked' };
  });
}

async function put(
  deps: Deps,
  stores: Stores,
  { team, id: project, assessment: latest }: Project,
  { key, by, of }: Pick<Ask, 'key' | 'by' | 'of'>,
): Promise<Asked> {
  const assessment = await stores.assessments.find(team, latest);
  if (!assessment?.recommendation.open_questions.includes(key)) return refused(NOT_OPEN);
  const asked = await stores.openQuestions.asked(team, project);
  if (asked.some((ask) => ask.key === key && ask.of === of && ask.state === 'open')) return refused(TWICE);

  const id = brand<'ask'>(deps.newId());
  const at = deps.now();
  await stores.openQuestions.ask(team, { id, project, key, by, of, at });
  await stores.trail.add(team, { project, by, act: 'question_asked', detail: { question: key, to: of }, at });
  const entries = [questionEntry(deps, id), ...threadEntries(deps, project, ['questions'])];
  await stores.outbox.add(team, entries, deps.now());
  return { kind: 'asked' };
}

async function mayBeAsked({ slack }: Deps, who: Person, of: PersonId): Promise<string | undefined> {
  if (of === who.id) return YOURSELF;
  const person = await slack.person(who.team, of);
  return person !== 'unknown' && (person === 'hidden' || !person.ours) ? NOT_OURS : undefined;
}

/** Whoever was asked two days ago and said nothing is reminded, once. */
export async function remindAsked({ store, now, newId }: Omit<Deps, 'slack'>): Promise<void> {
  const before = new Date(now().getTime() - REMIND_AFTER_MS);
  for (const { team, id } of await store.openQuestions.toRemind(before, AT_ONCE))
    await store.together(team, async ({ openQuestions, outbox }) => {
      if (!(await openQuestions.markReminded(team, id, now()))) return;
      const entry = { id: brand<'outbox entry'>(newId()), lane: `ask:${id}` };
      await outbox.add(team, [{ ...entry, message: { kind: 'nudge', ask: id } }], now());
    });
}

const SETTLED = 'This question is settled already.';
const NOT_OPEN = 'This question is answered already.';
const TWICE = 'They were asked this already, and have not answered yet.';
const YOURSELF = 'To answer it yourself, press *Answer*.';
const NOT_OURS = 'Choose somebody of this workspace.';
