import type { SharedFile } from './contract.ts';
import type { Dice } from './dice.ts';

const MOST_BYTES = 200_000_000;
const MOST_WAITING = 100;

interface Kept {
  readonly file: SharedFile;
  readonly bytes: Buffer;
}

/** An upload the bot announced: waiting for its bytes, then for its completion. */
interface Announced {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly by: string;
  readonly workspace: string;
}

export interface Files {
  announce(file: Omit<Announced, 'id'>): Announced;
  announced(id: string): Announced | undefined;
  receive(id: string, bytes: Buffer): void;
  /** Makes an announced and received file a file; undefined when its bytes never came. */
  complete(id: string, title: string): SharedFile | undefined;
  add(file: Pick<SharedFile, 'name' | 'mimetype' | 'by'>, bytes: Buffer): SharedFile;
  find(id: string): Kept | undefined;
}

const mimetypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  md: 'text/markdown',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
};

const extensionOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? '';
const mimetypeOf = (name: string): string => mimetypes[extensionOf(name)] ?? 'application/octet-stream';

/** The file as Slack describes it. */
export const slackFileOf = (file: SharedFile): Record<string, unknown> => ({
  id: file.id,
  name: file.name,
  title: file.title,
  mimetype: file.mimetype,
  filetype: extensionOf(file.name),
  size: file.size,
  user: file.by,
  mode: 'hosted',
  url_private: file.url,
  url_private_download: file.url,
  permalink: file.url,
});

export function createFiles(dice: Dice, urlOf: (id: string) => string): Files {
  const waiting = new Map<string, Announced>();
  const received = new Map<string, Buffer>();
  const kept = new Map<string, Kept>();

  function keep(file: SharedFile, bytes: Buffer): SharedFile {
    kept.set(file.id, { file, bytes });
    let total = [...kept.values()].reduce((sum, each) => sum + each.bytes.length, 0);
    for (const [id, old] of kept) {
      if (total <= MOST_BYTES) break;
      kept.delete(id);
      total -= old.bytes.length;
    }
    return file;
  }

  return {
    announce(file) {
      const announced = { ...file, id: dice.id('F') };
      waiting.set(announced.id, announced);
      const oldest = waiting.keys().next();
      if (waiting.size > MOST_WAITING && !oldest.done) {
        waiting.delete(oldest.value);
        received.delete(oldest.value);
      }
      return announced;
    },
    announced: (id) => waiting.get(id),
    receive(id, bytes) {
      received.set(id, bytes);
    },
    complete(id, title) {
      const announced = waiting.get(id);
      const bytes = received.get(id);
      if (!announced || !bytes) return undefined;
      waiting.delete(id);
      received.delete(id);
      const { name, by } = announced;
      return keep(
        { id, name, title, by, mimetype: mimetypeOf(name), size: bytes.length, url: urlOf(id) },
        bytes,
      );
    },
    add({ name, mimetype, by }, bytes) {
      const id = dice.id('F');
      return keep({ id, name, title: name, mimetype, by, size: bytes.length, url: urlOf(id) }, bytes);
    },
    find: (id) => kept.get(id),
  };
}
