import { refuseFaults, SlackError } from '../slack-error.ts';
import { isObject, type Json } from '../validate/check.ts';

/** A method's arguments, whether they came as a form, whose lists and objects are JSON text, or as JSON. */
export interface Args {
  readonly all: Json;
  text(name: string): string | undefined;
  needed(name: string): string;
  number(name: string): number | undefined;
  flag(name: string, usual?: boolean): boolean;
  /** A list or object. */
  json(name: string): unknown;
}

export function argsOf(all: Json): Args {
  function text(name: string): string | undefined {
    const value = all[name];
    if (value === undefined || value === null || value === '') return undefined;
    return isObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
  }

  return {
    all,
    text,
    needed(name) {
      const value = text(name);
      if (value === undefined) {
        refuseFaults('invalid_arguments', [{ what: `missing required field: ${name}`, at: '' }]);
        throw new SlackError('invalid_arguments');
      }
      return value;
    },
    number(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      if (!Number.isFinite(Number(value))) throw new SlackError('invalid_arguments');
      return Number(value);
    },
    flag(name, usual = false) {
      const value = text(name);
      return value === undefined ? usual : value === 'true' || value === '1';
    },
    json(name) {
      const value = all[name];
      if (typeof value !== 'string') return value;
      if (value === '') return undefined;
      try {
        return JSON.parse(value);
      } catch {
        throw new SlackError(name === 'blocks' ? 'invalid_blocks_format' : 'invalid_arguments');
      }
    },
  };
}
