import type { Changes } from './changes.ts';
import type { Message } from './contract.ts';
import { type Form, formAfterUpdate, freshForm } from './forms.ts';

const MOST_IN_A_CHANNEL = 5_000;
const MOST_EPHEMERALS = 2_000;

type Words = Omit<Message, 'values'>;

/** A message with what each person has put into its inputs. */
export interface Post {
  readonly words: Words;
  readonly forms: ReadonlyMap<string, Form>;
}

export interface Messages {
  /** Of people and bot, oldest first. */
  all(): readonly Message[];
  ephemerals(): readonly Message[];
  /** What one person sees there: everybody's messages and their own ephemerals, oldest first. */
  seenBy(person: string, channel: string): readonly Message[];
  find(channel: string, ts: string): Post | undefined;
  add(words: Words): Post;
  /** Puts new words in the place of the old; inputs that stay keep what people put in. */
  redraw(post: Post, words: Partial<Words>, dropUntouched: boolean): Post;
  remove(post: Post): void;
  formOf(post: Post, person: string): Form;
  setForm(post: Post, person: string, form: Form): void;
}

const messageOf = ({ words, forms }: Post): Message => ({
  ...words,
  values: Object.fromEntries([...forms].map(([person, form]) => [person, form.values])),
});

const keyOf = ({ channel, ts }: { channel: string; ts: string }): string => `${channel} ${ts}`;

export function createMessages(changes: Changes): Messages {
  const byChannel = new Map<string, Map<string, Post>>();
  const ephemeral = new Map<string, Post>();

  const shelfOf = (words: Words): Map<string, Post> => {
    if (words.onlyFor !== undefined) return ephemeral;
    const shelf = byChannel.get(words.channel) ?? new Map<string, Post>();
    byChannel.set(words.channel, shelf);
    return shelf;
  };

  function put(post: Post): Post {
    shelfOf(post.words).set(keyOf(post.words), post);
    changes.publish({ kind: 'message', message: messageOf(post) });
    return post;
  }

  function drop(post: Post): void {
    if (shelfOf(post.words).delete(keyOf(post.words)))
      changes.publish({ kind: 'message-gone', channel: post.words.channel, ts: post.words.ts });
  }

  function forgetOldest(shelf: Map<string, Post>, most: number): void {
    const oldest = shelf.values().next();
    if (shelf.size > most && !oldest.done) drop(oldest.value);
  }

  const find = (channel: string, ts: string): Post | undefined => {
    const key = `${channel} ${ts}`;
    return byChannel.get(channel)?.get(key) ?? ephemeral.get(key);
  };

  function countReply(words: Words, by: 1 | -1): void {
    const parent = words.thread === undefined ? undefined : find(words.channel, words.thread);
    if (!parent || parent.words.onlyFor !== undefined || words.onlyFor !== undefined) return;
    put({ ...parent, words: { ...parent.words, replies: (parent.words.replies ?? 0) + by } });
  }

  return {
    all: () => [...byChannel.values()].flatMap((shelf) => [...shelf.values()].map(messageOf)),
    ephemerals: () => [...ephemeral.values()].map(messageOf),
    seenBy: (person, channel) =>
      [
        ...(byChannel.get(channel)?.values() ?? []),
        ...[...ephemeral.values()].filter(
          ({ words }) => words.channel === channel && words.onlyFor === person,
        ),
      ]
        .map(messageOf)
        .sort((one, other) => Number(one.ts) - Number(other.ts)),
    find,
    add(words) {
      const post = put({ words, forms: new Map() });
      countReply(words, 1);
      forgetOldest(shelfOf(words), words.onlyFor === undefined ? MOST_IN_A_CHANNEL : MOST_EPHEMERALS);
      return post;
    },
    redraw(post, changed, dropUntouched) {
      const words = { ...post.words, ...changed };
      const forms = [...post.forms].map(
        ([person, form]) => [person, formAfterUpdate(form, words.blocks, { dropUntouched })] as const,
      );
      return put({ words, forms: new Map(forms) });
    },
    remove(post) {
      // A message that was answered leaves a stone, so that its thread keeps a head.
      if ((post.words.replies ?? 0) > 0) {
        const { channel, ts, author, replies } = post.words;
        const stone = { channel, ts, author, replies: replies ?? 0, blocks: [], subtype: 'tombstone' };
        put({ words: { ...stone, text: 'This message was deleted.' }, forms: new Map() });
        return;
      }
      drop(post);
      countReply(post.words, -1);
    },
    formOf: (post, person) => post.forms.get(person) ?? freshForm(post.words.blocks, {}),
    setForm(post, person, form) {
      const current = find(post.words.channel, post.words.ts) ?? post;
      put({ words: current.words, forms: new Map([...current.forms, [person, form]]) });
    },
  };
}
