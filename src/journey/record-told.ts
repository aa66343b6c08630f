import { brand } from '#scoping/ids';
import type { MessagePlace } from '#scoping/message-place';
import type { ReminderFace } from '#scoping/reminder-face';
import type { Stores } from '#store/index';
import type { OutboxEntry, Outcome } from '#store/outbox-entry';
import { directEntry, threadEntries } from './announce.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { leave } from './leave-workspace.ts';
import type { Telling, Told } from './messenger.ts';
import { isDirect } from './prepare-telling.ts';
import { rememberPost } from './remember-post.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** With these pauses about eight hours. */
const MOST_ATTEMPTS = 100;
const PLAIN_FOR_MS = 24 * 60 * 60_000;

interface Attempt {
  readonly entry: OutboxEntry;
  readonly telling: Telling;
  readonly told: Told;
  /** It was drawn without Slack’s newer blocks. */
  readonly plain: boolean;
}

/** What became of an entry, in one transaction with all that follows from it. */
export async function recordTold(deps: DeliveryDeps, stores: Stores, attempt: Attempt): Promise<void> {
  const { entry, telling, told } = attempt;
  const outcome = await outcomeOf(deps, stores, attempt);
  await stores.outbox.settle(entry, outcome, deps.now());
  if (outcome.kind === 'failed') await tellOwner(deps, stores, telling, outcome.error);
  if (told.kind === 'told') await remember(deps, stores, entry, telling, told);
}

async function outcomeOf(deps: DeliveryDeps, stores: Stores, attempt: Attempt): Promise<Outcome> {
  const { entry, telling, told } = attempt;
  switch (told.kind) {
    case 'told':
      return { kind: 'sent' };
    case 'busy':
      return { kind: 'retry', at: after(deps, told.waitMs), error: 'ratelimited' };
    case 'unreached':
      return again(deps, entry, 'retry', told.error);
    case 'lost':
      // A redrawing that was done twice is no second copy.
      return again(deps, entry, telling.address.ts === null ? 'unknown' : 'retry', told.error);
    case 'gone':
      // It rests with all the rest of that workspace, and goes out if that comes back.
      await leave(stores, entry.team, deps.now());
      return again(deps, entry, 'retry', told.error);
    case 'refused':
      return refusal(deps, stores, attempt, told.error);
  }
}

/** Another way to say it, or the end of it. */
async function refusal(
  deps: DeliveryDeps,
  stores: Stores,
  { entry: { team }, telling, plain }: Attempt,
  error: string,
): Promise<Outcome> {
  const now = deps.now();
  if (error === 'invalid_blocks' && !plain) {
    await stores.plainWorkspaces.add(team, new Date(now.getTime() + PLAIN_FOR_MS));
    return { kind: 'retry', at: now, error };
  }
  const { address } = telling;
  if (telling.kind === 'card' && error === 'channel_not_found' && isDirect(address.channel))
    return { kind: 'retry', at: now, error };
  if (telling.kind === 'reminder' && (await redirected(stores, telling.face)))
    return { kind: 'retry', at: now, error };
  if (error !== 'message_not_found' || address.ts === null) return { kind: 'failed', error };

  const { channel, ts } = address;
  if (telling.kind === 'remove')
    await stores.copies.removed(team, { channel: brand<'channel'>(channel), ts }, now);
  if (telling.kind === 'thread') await stores.threads.gone(team, telling.project.id, telling.part);
  if (telling.kind === 'card') {
    await stores.cards.missing(team, telling.project.id, now);
    await stores.threads.gone(team, telling.project.id);
    await stores.outbox.add(team, [troubleEntry(deps, telling, error)], now);
  }
  return { kind: 'sent' };
}

const redirected = (stores: Stores, { reminder, plan }: ReminderFace): Promise<boolean> =>
  stores.reminders.redirect(reminder.team, reminder, plan.person);

type CardTelling = Extract<Telling, { kind: 'card' }>;

const troubleEntry = (deps: DeliveryDeps, { project }: CardTelling, error: string) =>
  directEntry(deps, { kind: 'trouble', project: project.id, error });

/** Once for each reason, however often the same card fails on it. */
async function tellOwner(deps: DeliveryDeps, stores: Stores, telling: Telling, error: string): Promise<void> {
  if (telling.kind === 'question' && telling.address.ts === null) {
    const { team, id, by, of, project } = telling.ask;
    await stores.openQuestions.settle(team, id, 'passed', deps.now());
    const text = `<@${of}> could not be asked: Slack refused it (${error}). Ask somebody else in the thread of the card.`;
    const news = directEntry(deps, { kind: 'direct', person: by, text });
    await stores.outbox.add(team, [news, ...threadEntries(deps, project, ['questions'])], deps.now());
  }
  if (telling.kind !== 'card') return;
  const { team, id } = telling.project;
  if (await stores.cards.inTrouble(team, id, error))
    await stores.outbox.add(team, [troubleEntry(deps, telling, error)], deps.now());
}

async function remember(
  deps: DeliveryDeps,
  stores: Stores,
  entry: OutboxEntry,
  telling: Telling,
  place: MessagePlace,
): Promise<void> {
  if (telling.kind === 'remove') return stores.copies.removed(entry.team, place, deps.now());
  if (telling.address.ts === null) return rememberPost(deps, stores, entry, place);
  if (telling.kind === 'card') await stores.cards.inTrouble(entry.team, telling.project.id, null);
}

function again(deps: DeliveryDeps, entry: OutboxEntry, kind: 'retry' | 'unknown', error: string): Outcome {
  const attempts = entry.attempts + 1;
  if (attempts >= MOST_ATTEMPTS) return { kind: 'failed', error };
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return { kind, at: after(deps, longest * (0.5 + deps.chance() / 2)), error };
}

const after = ({ now }: DeliveryDeps, ms: number): Date => new Date(now().getTime() + ms);
