import type { BlockSuggestion, Middleware, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import { fields, readBookmark } from '#blocks/ids';
import { projectOption } from '#blocks/project-inputs';
import { answerQuestion } from '#journey/answer-page';
import { chooseProject, findProjects } from '#journey/choose-project';
import type { Deps } from '#journey/deps';
import { isQuestion, lookAgain } from '#journey/draw-turn';
import type { Shown } from '#journey/turn';
import { brand } from '#scoping/ids';
import { type Form, personOf } from '../form.ts';
import { onForm } from '../form-click.ts';
import { type Scene, sayBusy, showIn, unlessBusy } from '../show.ts';

/** Something was put into one input of a page: saved before Slack is told that it arrived. */
export const answerGiven = onForm(async ({ ack, body, view, form, scene }) => {
  const outcome = await unlessBusy(heardIn(scene, form));
  await ack();
  if (outcome === 'busy') await sayBusy(scene, body);
  else if (outcome.kind !== 'same') {
    await showIn(scene, view, outcome, { newer: () => stillThere(scene, form), insist: false });
  }
});

function heardIn({ deps, who }: Scene, { reply, at }: Form): Promise<Shown | { readonly kind: 'same' }> {
  const { touch } = reply;
  return touch?.field === fields.project && typeof touch.value === 'string'
    ? chooseProject(deps, who, reply, touch.value)
    : answerQuestion(deps, who, reply, at);
}

/** What the page should look like by now; nothing where they have left it for another. */
async function stillThere({ deps, who }: Scene, { reply, at }: Form): Promise<Shown | undefined> {
  const draft = await deps.store.drafts.find(who.team, reply.draft);
  if (draft?.page !== at.spot || isQuestion(at.spot)) return undefined;
  return lookAgain(deps, who, reply.draft, at.spot, at);
}

/** Typing into “assess an existing project again”. */
export const projectLookedUp =
  (deps: Deps): Middleware<SlackOptionsMiddlewareArgs<BlockSuggestion['type']>> =>
  async ({ ack, body }) => {
    const mark = body.view && readBookmark(body.view.private_metadata);
    const found = mark
      ? await findProjects(deps, personOf(body), brand<'draft'>(mark.draft), body.value)
      : [];
    await ack({ options: found.map(projectOption) });
  };
