import type {
  BlockAction,
  Middleware,
  SlackActionMiddlewareArgs,
  types,
  ViewOutput,
  webApi,
} from '@slack/bolt';
import { noteView } from '#blocks/note';
import type { Deps } from '#journey/deps';
import { NOT_VISIBLE } from '#journey/may';
import type { Person } from '#journey/person';
import type { ProjectId } from '#scoping/ids';
import { personOf } from './form.ts';
import { showOver } from './modal.ts';
import { noteRefusal } from './note-refusal.ts';
import { sayPrivately } from './say-privately.ts';

/** A click on a card, in its thread, or in anything else that speaks of one project. */
export interface CardClick {
  readonly deps: Deps;
  readonly client: webApi.WebClient;
  readonly who: Person;
  readonly project: ProjectId;
  readonly trigger: string;
  readonly responseUrl: string | undefined;
  readonly action: BlockAction['actions'][number];
  /** Opens a modal, on top of the one that was clicked in, if any. */
  readonly show: (view: types.ModalView) => Promise<void>;
}

export type OnClick = (deps: Deps) => Middleware<SlackActionMiddlewareArgs<BlockAction>>;

/**
 * What a click on a card comes to, and what to say about it to that person alone. It is acknowledged when `handle` is
 * done, so that what was acknowledged is stored.
 */
export const onCard =
  (
    projectOf: (action: CardClick['action'], view: ViewOutput | undefined) => ProjectId | undefined,
    handle: (click: CardClick) => Promise<string | undefined>,
  ): OnClick =>
  (deps) =>
  async (args) => {
    const { ack, action, body, client } = args;
    const project = projectOf(action, body.view);
    const who = personOf(body);
    const { trigger_id: trigger, response_url: responseUrl } = body;
    const show = (view: types.ModalView): Promise<void> => showOver(client, body, view);
    const words = project
      ? await handle({ deps, client, who, project, trigger, responseUrl, action, show })
      : GONE;
    await ack();
    noteRefusal(args, words);
    const say = (text: string): Promise<void> =>
      responseUrl ? sayPrivately(responseUrl, text) : show(noteView('Not possible', text));
    if (words !== undefined) await say(words);
  };

/** The same for what is not there any more and for what is not theirs: the answer must not tell which. */
export const GONE = NOT_VISIBLE;
