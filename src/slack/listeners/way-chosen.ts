import { goBack, goDeeper, goTo } from '#journey/answer-page';
import { isQuestion, lookAgain } from '#journey/draw-turn';
import { bringBack, discardDraft, startOver } from '#journey/start-over';
import type { Shown } from '#journey/turn';
import type { Form } from '../form.ts';
import { onForm } from '../form-click.ts';
import { type Scene, sayBusy, showIn, unlessBusy } from '../show.ts';

type Way = (scene: Scene, form: Form, value: string) => Promise<Shown>;

/** A button of the conversation: what stood in the page is kept, and another place shown in its stead. */
const leads = (way: Way) =>
  onForm(async ({ ack, action, body, view, form, scene }) => {
    const value = 'value' in action && typeof action.value === 'string' ? action.value : '';
    const shown = await unlessBusy(way(scene, form, value));
    await ack();
    if (shown === 'busy') return sayBusy(scene, body);
    await showIn(scene, view, shown, { newer: () => drawnAfresh(scene, shown) });
  });

/** A choice made at the same moment was drawn first; the place they asked for still is where they go. */
async function drawnAfresh({ deps, who }: Scene, shown: Shown): Promise<Shown> {
  switch (shown.kind) {
    case 'page':
      return lookAgain(deps, who, shown.draft.id, shown.page, shown);
    case 'change':
      return lookAgain(deps, who, shown.draft.id, shown.question, shown);
    case 'your-answers':
    case 'quick-verdict':
      return lookAgain(deps, who, shown.draft.id, shown.kind, { from: shown.from });
    default:
      return shown;
  }
}

export const backPressed = leads(({ deps, who }, { reply, at }) => goBack(deps, who, reply, at));

export const skipPressed = leads(({ deps, who }, { reply, at }) =>
  goTo(deps, who, reply, 'your-answers', at),
);

export const verdictWanted = leads(({ deps, who }, { reply, at }) =>
  goTo(deps, who, reply, 'quick-verdict', at),
);

export const deeperWanted = leads(({ deps, who }, { reply, at }) => goDeeper(deps, who, reply, at));

export const changeWanted = leads(({ deps, who }, { reply, at }, key) =>
  goTo(deps, who, reply, isQuestion(key) ? key : 'your-answers', at),
);

export const startOverPressed = leads(({ deps, who }, { reply }) => startOver(deps, who, reply));

export const bringBackPressed = leads(({ deps, who }, { reply }) => bringBack(deps, who, reply));

export const discardPressed = leads(({ deps, who }, { reply }) => discardDraft(deps, who, reply.draft));
