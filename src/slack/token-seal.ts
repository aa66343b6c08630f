import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { TeamId } from '#scoping/ids';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A workspace's token as it is stored: `v1.<key>.<sealed>`, where the key's name says which of several opens it. The
 * workspace is sealed in with it, so that a row copied into another workspace's place opens for nobody.
 */
export class TokenSeal {
  readonly #newest: Buffer;
  readonly #keys: ReadonlyMap<string, Buffer>;

  constructor(keys: readonly [Buffer, ...Buffer[]]) {
    this.#newest = keys[0];
    this.#keys = new Map(keys.map((key) => [nameOf(key), key]));
  }

  seal(team: TeamId, token: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#newest, iv).setAAD(Buffer.from(team));
    const sealed = Buffer.concat([iv, cipher.update(token, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `v1.${nameOf(this.#newest)}.${sealed.toString('base64url')}`;
  }

  /** Undefined where none of the keys opens it. */
  open(team: TeamId, sealed: string): string | undefined {
    const [version, name = '', text = ''] = sealed.split('.');
    const key = this.#keys.get(name);
    const bytes = Buffer.from(text, 'base64url');
    if (version !== 'v1' || !key || bytes.length <= IV_BYTES + TAG_BYTES) return undefined;
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(team))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const opened = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
      return Buffer.concat([opened, decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  /** Under the newest key already. */
  isCurrent(sealed: string): boolean {
    return sealed.startsWith(`v1.${nameOf(this.#newest)}.`);
  }
}

/** Enough of its hash to tell keys apart, and nothing that helps to find one. */
const nameOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 8);
