import type { types } from '@slack/bolt';
import { busyView, startMessage } from '#blocks/note';
import { placeView } from '#blocks/start-view';
import { tellDirectly } from '#journey/close-draft';
import { lookAgain } from '#journey/draw-turn';
import { resumeDraft, type Start, startDraft } from '#journey/start-draft';
import type { Shown } from '#journey/turn';
import type { DraftId } from '#scoping/ids';
import { type OpenModal, openModal, TooLate } from './modal.ts';
import { sayPrivately } from './say-privately.ts';
import { type Scene, showIn, unlessBusy } from './show.ts';
import { turnTo, withOthers } from './turns.ts';
import { viewOf } from './view-of.ts';

export interface Occasion {
  readonly trigger: string;
  /** Reaches the person where a modal cannot open any more, and after it has closed. */
  readonly responseUrl?: string | undefined;
}

const REPLY_MS = 30 * 60_000;

/** Opens the modal; what is slow comes after. */
export async function startConversation(scene: Scene, asked: Start, occasion: Occasion): Promise<void> {
  const { deps, client, who } = scene;
  const { trigger, responseUrl: url } = occasion;
  const reply = url === undefined ? null : { url, until: new Date(deps.now().getTime() + REPLY_MS) };
  const start = reply ? { ...asked, reply } : asked;
  await turnTo('open');
  const turn = await unlessBusy(startDraft(deps, who, start));

  await turnTo('go on');
  const view = turn === 'busy' ? busyView : viewOf(turn, deps.now());
  const modal = await openModal(client, trigger, view).catch((error: unknown) => {
    if (!(error instanceof TooLate)) throw error;
  });
  if (modal === undefined) return sayStart(scene, start, url, turn === 'busy' ? BUSY : LATE);
  if (turn === 'busy' || !('draft' in turn)) return;

  await withOthers();
  // Where that is too busy to be noted, what is chosen counts all the same.
  await unlessBusy(deps.store.drafts.opened(who.team, turn.draft.id, modal.id, reply));
  await sayPlace(scene, modal, turn);
}

/** *Go on* beside a draft, where no modal is open yet. */
export async function resumeConversation(scene: Scene, id: DraftId, trigger: string): Promise<void> {
  const { deps, who } = scene;
  await turnTo('open');
  const turn = await resumeDraft(deps, who, id, { hurried: true });
  const modal = await openOrSay(scene, trigger, viewOf(turn, deps.now()));
  if (!modal || !('draft' in turn)) return;
  await unlessBusy(deps.store.drafts.opened(who.team, id, modal.id, null));
  await sayPlace(scene, modal, turn);
}

/** Where it will be posted is asked of Slack only now that the modal is there; by the next page it is known. */
async function sayPlace(scene: Scene, modal: OpenModal, turn: Shown): Promise<void> {
  const { deps, who } = scene;
  if (!('draft' in turn)) return;
  await deps.slack.channel(who.team, turn.draft.target);
  if (!('place' in turn) || turn.place.kind !== 'not-known-yet') return;
  const look = () => lookAgain(deps, who, turn.draft.id, turn.kind, turn);
  await showIn(scene, modal, await look(), { newer: look, insist: false });
}

/** The same in a modal that is open already. */
export const startWithin = (scene: Scene, modal: OpenModal, start: Start): Promise<Shown | 'busy'> =>
  unlessBusy(begunWithin(scene, modal, start));

async function begunWithin({ deps, who }: Scene, modal: OpenModal, start: Start): Promise<Shown> {
  const turn = await startDraft(deps, who, start);
  if ('draft' in turn) await deps.store.drafts.opened(who.team, turn.draft.id, modal.id, null);
  return turn;
}

/** Where the channel is not known, it is asked for first. */
export const askPlace = async (scene: Scene, trigger: string): Promise<void> =>
  void (await openOrSay(scene, trigger, placeView));

async function openOrSay(
  { deps, client, who }: Scene,
  trigger: string,
  view: types.ModalView,
): Promise<OpenModal | undefined> {
  try {
    return await openModal(client, trigger, view);
  } catch (error) {
    if (!(error instanceof TooLate)) throw error;
    await tellDirectly(deps, who, LATE_ELSEWHERE);
    return undefined;
  }
}

/** Too late for a modal: a line with a button that opens it. */
async function sayStart(
  { deps, who }: Scene,
  { name = '', quick }: Start,
  url: string | undefined,
  why: string,
): Promise<void> {
  if (url === undefined) return tellDirectly(deps, who, LATE_ELSEWHERE);
  const { text, blocks } = startMessage(why, quick ? 'quick' : name);
  await sayPrivately(url, text, blocks);
}

const BUSY =
  'Ragft’s database did not answer in time, so nothing was begun. Press Start in a moment to try again.';
const LATE = 'Slack did not let the form open in time. Nothing is lost: press Start to open it.';
const LATE_ELSEWHERE =
  'Slack did not let the form open in time. Type `/ragft` in the project’s channel to start.';
