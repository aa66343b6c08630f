import { setTimeout as pause } from 'node:timers/promises';
import { type types, webApi } from '@slack/bolt';

/** Slack forgets a click after three seconds; then nothing can be opened for it any more. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/** Opens a modal and says which one it is. */
export async function openModal(
  client: webApi.WebClient,
  trigger: string,
  view: types.ModalView,
): Promise<OpenModal> {
  try {
    const { view: opened } = await client.views.open({ trigger_id: trigger, view });
    return { id: opened?.id ?? '', ...(opened?.hash ? { hash: opened.hash } : {}) };
  } catch (error) {
    throw isTooLate(error) ? new TooLate(codeOf(error), { cause: error }) : error;
  }
}

/** A view over whatever they look at: on top of an open modal, where all that was filled in stays, else by itself. */
export async function showOver(
  client: webApi.WebClient,
  {
    trigger_id,
    view: seen,
  }: { readonly trigger_id: string; readonly view?: { readonly type?: unknown } | undefined },
  view: types.ModalView,
): Promise<void> {
  const within = seen !== undefined && seen.type !== 'home';
  await (within ? client.views.push : client.views.open)({ trigger_id, view });
}

export interface OpenModal {
  readonly id: string;
  readonly hash?: string;
}

export interface Redrawing {
  /** What it should show by now, if anything; asked where it was drawn by somebody else, or Slack wanted a pause. */
  readonly again?: () => Promise<types.ModalView | undefined>;
  /** They asked to go there, so it is shown whatever was drawn meanwhile. */
  readonly insist?: boolean;
}

const MOST_TRIES = 5;
/** Slack seldom asks for more; a form that hangs for half a minute is no better than one that was not redrawn. */
const LONGEST_PAUSE_S = 10;

/** By modal: the drawing under way. A second one waits for it, so that it knows what it draws upon. */
const underWay = new Map<string, Promise<void>>();

/**
 * Redraws an open modal that still looks as it did. Where a page was redrawn meanwhile it is tried once more on top of
 * our own last drawing; where that is gone too, they have submitted it and are looking at something else. Where the
 * modal was closed, nothing is lost.
 */
export async function redrawModal(
  client: webApi.WebClient,
  modal: OpenModal,
  view: types.ModalView,
  redrawing: Redrawing = {},
): Promise<void> {
  const { id } = modal;
  const before = underWay.get(id) ?? Promise.resolve();
  const drawing = before.catch(() => undefined).then(() => redraw(client, modal, view, redrawing, 1));
  underWay.set(id, drawing);
  await drawing.finally(() => underWay.get(id) === drawing && underWay.delete(id));
}

async function redraw(
  client: webApi.WebClient,
  { id, hash }: OpenModal,
  view: types.ModalView,
  redrawing: Redrawing,
  tries: number,
): Promise<void> {
  try {
    const drawn = await client.views.update({ view_id: id, view, ...(hash ? { hash } : {}) });
    remember(id, drawn.view?.hash, view.callback_id);
  } catch (error) {
    if (codeOf(error) === 'not_found') return;
    const limited = error instanceof webApi.WebAPIRateLimitedError;
    if ((!limited && codeOf(error) !== 'hash_conflict') || tries >= MOST_TRIES) throw error;
    if (limited && error.retryAfter > LONGEST_PAUSE_S) throw error;
    if (limited) await pause(error.retryAfter * 1_000);

    const { again, insist = false } = redrawing;
    const last = lastDrawn.get(id);
    // By now they look at something else.
    if (!limited && !insist && (!last || last.hash === hash || last.kind !== view.callback_id)) return;
    const next = limited ? hash : insist ? undefined : last?.hash;
    const newer = again ? await again() : view;
    if (newer) await redraw(client, next ? { id, hash: next } : { id }, newer, redrawing, tries + 1);
  }
}

const MOST_REMEMBERED = 1_000;
/** By modal; only ever a help, since another process may have drawn it. */
const lastDrawn = new Map<string, { readonly hash: string; readonly kind: string | undefined }>();

function remember(id: string, hash: string | undefined, kind: string | undefined): void {
  if (hash === undefined) return;
  lastDrawn.delete(id);
  lastDrawn.set(id, { hash, kind });
  const [oldest] = lastDrawn.keys();
  if (lastDrawn.size > MOST_REMEMBERED && oldest !== undefined) lastDrawn.delete(oldest);
}

/** Where Slack did not answer at all, nobody knows whether it opened; a second start does no harm. */
const isTooLate = (error: unknown): boolean =>
  error instanceof webApi.WebAPIRequestError || codeOf(error) === 'expired_trigger_id';

const codeOf = (error: unknown): string =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : '';
