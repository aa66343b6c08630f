import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import { goneView } from '#blocks/note';
import { type Form, personOf, readForm } from './form.ts';
import { redrawModal } from './modal.ts';
import type { Scene } from './show.ts';

export type OnClick = Middleware<SlackActionMiddlewareArgs<BlockAction>>;

type Args = Parameters<OnClick>[0];

interface FormClick extends Pick<Args, 'ack' | 'action' | 'body'> {
  readonly scene: Scene;
  readonly form: Form;
  readonly view: NonNullable<BlockAction['view']>;
}

/** Something done in a view of the conversation; one that is an older version’s is said to be gone. */
export const onForm =
  (handle: (click: FormClick) => Promise<void>) =>
  (deps: Scene['deps']): OnClick =>
  async ({ ack, action, body, client }) => {
    const { view } = body;
    if (!view) return ack();
    const form = readForm(view, action);
    if (!form) {
      await ack();
      return redrawModal(client, view, goneView);
    }
    await handle({ ack, action, body, view, form, scene: { deps, client, who: personOf(body) } });
  };
