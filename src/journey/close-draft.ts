import type { DraftId } from '#scoping/ids';
import { directEntry } from './announce.ts';
import type { Deps } from './deps.ts';
import type { Person } from './person.ts';
import { hasContent } from './start-draft.ts';

export type Closing =
  | { readonly kind: 'quiet' }
  /** To be said where the command was typed, which only that person sees. */
  | { readonly kind: 'say'; readonly url: string; readonly text: string };

/** Closing the modal loses nothing, and the first time its owner is told so and how to go on. */
export async function closeDraft(deps: Deps, who: Person, id: DraftId): Promise<Closing> {
  const draft = await deps.store.drafts.find(who.team, id);
  if (draft?.person !== who.id || !hasContent(draft)) return { kind: 'quiet' };
  if (!(await deps.store.drafts.tellClosed(who.team, id, deps.now()))) return { kind: 'quiet' };

  const text = `Everything you chose is saved. Type \`/ragft\` in <#${draft.channel}> to go on where you stopped.`;
  if (draft.reply && draft.reply.until > deps.now()) return { kind: 'say', url: draft.reply.url, text };
  await tellDirectly(deps, who, text);
  return { kind: 'quiet' };
}

/** By direct message, where nothing faster reaches them any more. */
export const tellDirectly = (deps: Deps, who: Person, text: string): Promise<void> =>
  deps.store.outbox.add(who.team, [directEntry(deps, { kind: 'direct', person: who.id, text })], deps.now());
