import { answerPage } from '#journey/answer-page';
import type { Reply } from '#journey/keep-answers';
import { readProject } from '#journey/read-project';
import { type Start, startDraft } from '#journey/start-draft';
import { submitDraft } from '#journey/submit-draft';
import type { Draft } from '#scoping/assessment';
import type { DraftId, ProjectId } from '#scoping/ids';
import { noneOfThese } from '#scoping/question';
import { type Answers, type PageId, pages, type QuestionKey } from '#scoping/questionnaire';
import type { Values } from '#scoping/reply';
import { questionsOn } from '#scoping/route';
import type { Persona } from '../personas.ts';
import { type Deed, managed } from './deed.ts';
import type { Scene } from './life.ts';

export interface Scoping {
  readonly persona: Persona;
  readonly by: string;
  readonly where: string;
}

/** The pages one after the other; up to that one only, where somebody was called away. */
export async function fillIn(scene: Scene, { persona, by, where }: Scoping, upTo?: PageId): Promise<DraftId> {
  const { deps } = scene;
  const who = scene.person(by);
  const draft = await begun(scene, by, { channel: scene.channel(where), name: persona.name });
  for (const page of pages) {
    const asked = questionsOn(page, persona.answers).map(({ key }) => key);
    const words = page.id === pages[0].id ? { name: persona.name, line: persona.line } : {};
    const values = { ...words, ...valuesOf(persona.answers, asked) };
    await answerPage(deps, who, replyOf(draft.id, values), { spot: page.id });
    if (page.id === upTo) break;
  }
  return draft.id;
}

/** *Submit*; `provisional` straight from the quick verdict. */
export async function submit(
  scene: Scene,
  by: string,
  draft: DraftId,
  provisional = false,
): Promise<ProjectId> {
  const turn = await submitDraft(scene.deps, scene.person(by), replyOf(draft, {}), { provisional });
  return managed(turn, 'submitted').assessment.project;
}

/** Assessed again, with some answers changed: the next revision. */
export const revise =
  (by: string, changes: Answers): Deed =>
  async (scene, id) => {
    const { deps } = scene;
    const who = scene.person(by);
    const { project } = managed(await readProject(deps, who, id), 'project');
    const draft = await begun(scene, by, { channel: project.channel, name: project.name });
    const keys = Object.keys(changes) as QuestionKey[];
    const reply = replyOf(draft.id, valuesOf(changes, keys));
    managed(await submitDraft(deps, who, reply, { provisional: false }), 'submitted');
  };

async function begun(scene: Scene, by: string, start: Start): Promise<Draft> {
  const turn = await startDraft(scene.deps, scene.person(by), start);
  if (!('draft' in turn) || turn.draft.version > 1)
    throw new Error(`${start.name} was begun by ${by} before.`);
  return turn.draft;
}

const replyOf = (draft: DraftId, values: Values): Reply => ({
  draft,
  view: 'V0DEMO',
  epoch: undefined,
  fields: Object.keys(values),
  values,
  drawn: {},
});

const valuesOf = (answers: Answers, keys: readonly QuestionKey[]): Values =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const answer = answers[key];
      if (answer === undefined) return [];
      return [[key, answer.length === 0 ? [noneOfThese.key] : answer]];
    }),
  );
