import type { Project } from '#scoping/assessment';
import type { PersonId } from '#scoping/ids';
import type { EntryId, OutboxEntry } from '#store/outbox-entry';
import type { Deps } from './deps.ts';
import { isAdmin, maySee, ONLY_ADMINS } from './may.ts';
import type { Person } from './person.ts';
import { type Refusal, refused } from './refusal.ts';

const SHOWN = 20;

/** What Slack would not take for good. */
export interface Undelivered {
  readonly entry: Pick<OutboxEntry, 'id' | 'error' | 'attempts' | 'settledAt'>;
  readonly what: OutboxEntry['message']['kind'];
  /** Whose it is; of a project that this admin may not see, no more than its owner. */
  readonly project?: { readonly name: string | null; readonly owner: PersonId };
}

export async function listUndelivered(
  deps: Deps,
  who: Person,
): Promise<{ readonly kind: 'list'; readonly undelivered: readonly Undelivered[] } | Refusal> {
  if (!(await isAdmin(deps, who))) return refused(ONLY_ADMINS);
  const failed = await deps.store.outbox.failed(who.team, SHOWN);
  return { kind: 'list', undelivered: await Promise.all(failed.map((entry) => described(deps, who, entry))) };
}

/** *Try again*, once whatever kept Slack from it is mended. */
export async function retryDelivery(deps: Deps, who: Person, id: EntryId): Promise<'on-its-way' | Refusal> {
  if (!(await isAdmin(deps, who))) return refused(ONLY_ADMINS);
  const entry = await deps.store.outbox.find(who.team, id);
  const waits = entry && (await tryAgain(deps, entry));
  return waits ? 'on-its-way' : refused('This was tried again already, or delivered meanwhile.');
}

/** More than these wait for the next click: they share one transaction, which others wait for. */
const RETRIED_AT_ONCE = 500;

/** *Try all again*, also those that the list had no room for. */
export async function retryAllDeliveries(
  deps: Deps,
  who: Person,
): Promise<{ readonly kind: 'on-their-way'; readonly many: number } | Refusal> {
  if (!(await isAdmin(deps, who))) return refused(ONLY_ADMINS);
  const failed = await deps.store.outbox.failed(who.team, RETRIED_AT_ONCE);
  const waiting = await Promise.all(failed.map((entry) => tryAgain(deps, entry)));
  return { kind: 'on-their-way', many: waiting.filter((waits) => waits).length };
}

const AT_ONCE = 100;

/** The same for everything there is, by whoever runs the bot. Resolves with what each of them had failed on. */
export async function retryEverywhere(deps: Pick<Deps, 'store' | 'now'>): Promise<readonly string[]> {
  const errors: string[] = [];
  let last: OutboxEntry | undefined;
  for (;;) {
    const failed = await deps.store.outbox.failedAnywhere(AT_ONCE, last);
    for (const entry of failed) if (await tryAgain(deps, entry)) errors.push(entry.error ?? 'unknown');
    last = failed.at(-1);
    if (failed.length < AT_ONCE) return errors;
  }
}

const tryAgain = ({ store, now }: Pick<Deps, 'store' | 'now'>, { team, id, message }: OutboxEntry) =>
  store.together(team, async ({ outbox, cards }) => {
    if (!(await outbox.retryFailed(team, id, now()))) return false;
    if (message.kind === 'card') await cards.wanted(team, message.project);
    return true;
  });

async function described(deps: Deps, who: Person, entry: OutboxEntry): Promise<Undelivered> {
  const project = await projectOf(deps, entry);
  const hidden = project && (await maySee(deps, who, project)) !== undefined;
  return {
    entry,
    what: entry.message.kind,
    ...(project ? { project: { name: hidden ? null : project.name, owner: project.owner } } : {}),
  };
}

async function projectOf({ store }: Deps, { team, message }: OutboxEntry): Promise<Project | undefined> {
  if ('project' in message && message.project) return store.projects.find(team, message.project);
  if (!('assessment' in message)) return undefined;
  const assessment = await store.assessments.find(team, message.assessment);
  return assessment && store.projects.find(team, assessment.project);
}
