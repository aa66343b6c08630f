import type {
  BlockAction,
  Middleware,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { readFormState } from '#blocks/form-state';
import { readBookmark } from '#blocks/ids';
import { placeBlock } from '#blocks/start-view';
import type { Deps } from '#journey/deps';
import { resumeDraft } from '#journey/start-draft';
import type { Shown } from '#journey/turn';
import { brand, type DraftId } from '#scoping/ids';
import { answerTo } from '../answer-to.ts';
import { personOf } from '../form.ts';
import { type Scene, sayBusy, showIn, unlessBusy } from '../show.ts';
import { startWithin } from '../start-conversation.ts';

type OnAction = Middleware<SlackActionMiddlewareArgs<BlockAction>>;

const wordsOn = (action: BlockAction['actions'][number]): string =>
  'value' in action && typeof action.value === 'string' ? action.value : '';

/** *Go on* beside one of several drafts. */
export const draftChosen =
  (deps: Deps): OnAction =>
  async ({ ack, body, action, client }) => {
    await ack();
    if (!body.view) return;
    const scene = { deps, client, who: personOf(body) };
    const shown = await unlessBusy(resumeIn(scene, brand<'draft'>(wordsOn(action)), body.view.id));
    await (shown === 'busy' ? sayBusy(scene, body) : showIn(scene, body.view, shown));
  };

async function resumeIn({ deps, who }: Scene, id: DraftId, view: string): Promise<Shown> {
  const shown = await resumeDraft(deps, who, id);
  if ('draft' in shown) await deps.store.drafts.opened(who.team, id, view, null);
  return shown;
}

/** *Start another project*, from the list of drafts or from a page of one. */
export const anotherWanted =
  (deps: Deps): OnAction =>
  async ({ ack, body, action, client }) => {
    await ack();
    if (!body.view) return;
    const scene = { deps, client, who: personOf(body) };
    const mark = readBookmark(body.view.private_metadata);
    const left = mark && (await deps.store.drafts.find(scene.who.team, brand<'draft'>(mark.draft)));
    const channel = left?.person === scene.who.id ? left.channel : wordsOn(action);
    if (channel === '') return showIn(scene, body.view, { kind: 'gone' });
    const start = { channel: brand<'channel'>(channel), another: true };
    const shown = await startWithin(scene, body.view, start);
    await (shown === 'busy' ? sayBusy(scene, body) : showIn(scene, body.view, shown));
  };

/** The channel a global shortcut or the Home tab had to ask for. */
export const placeChosen =
  (deps: Deps): Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>> =>
  async ({ ack, body, view, client }) => {
    const scene = { deps, client, who: personOf(body) };
    const { channel } = readFormState(view).values;
    const chosen = brand<'channel'>(typeof channel === 'string' ? channel : '');
    if (chosen === '') return ack({ response_action: 'errors', errors: { [placeBlock]: NONE } });
    const facts = await deps.slack.channel(scene.who.team, chosen);
    if (facts === 'hidden') {
      return ack({ response_action: 'errors', errors: { [placeBlock]: HIDDEN } });
    }
    const shown = await startWithin(scene, view, { channel: chosen });
    await ack(answerTo(view, shown, deps.now()));
  };

const NONE = 'Choose the channel of the project.';
const HIDDEN =
  'ragft is not in this private channel. Type /ragft there to start, or invite it first, or choose another channel.';
