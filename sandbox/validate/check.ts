/** One thing Slack would refuse, in its own words, and the JSON pointer of where it stands. */
export interface Fault {
  readonly what: string;
  readonly at: string;
}

/** Looks at a value and names its faults; none means Slack takes it. */
export type Check = (value: unknown, at: string) => readonly Fault[];

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const fault = (what: string, at: string): readonly Fault[] => [{ what, at }];

export const anything: Check = () => [];

export const boolean: Check = (value, at) =>
  typeof value === 'boolean' ? [] : fault('must be a boolean', at);

export function string(max = Number.POSITIVE_INFINITY, min = 1): Check {
  return (value, at) => {
    if (typeof value !== 'string') return fault('must be a string', at);
    if (value.length < min) return fault(`must be more than ${min - 1} characters`, at);
    if (value.length > max) return fault(`must be less than ${max + 1} characters`, at);
    return [];
  };
}

export function matching(pattern: RegExp, what: string): Check {
  return (value, at) =>
    typeof value === 'string' && pattern.test(value) ? [] : fault(`must be a valid ${what}`, at);
}

export function oneOf(...allowed: readonly unknown[]): Check {
  return (value, at) =>
    allowed.includes(value) ? [] : fault(`must be a valid enum value [${allowed.join(', ')}]`, at);
}

export function integer(min: number, max = Number.POSITIVE_INFINITY): Check {
  return (value, at) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return fault('must be an integer', at);
    if (value < min) return fault(`must be greater than or equal to ${min}`, at);
    return value > max ? fault(`must be less than or equal to ${max}`, at) : [];
  };
}

export const number: Check = (value, at) =>
  typeof value === 'number' && Number.isFinite(value) ? [] : fault('must be a number', at);

export function list(each: Check, max = Number.POSITIVE_INFINITY, min = 1): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return fault('must be an array', at);
    if (value.length > max) return fault(`no more than ${max} items allowed`, at);
    if (value.length < min) return fault(`no fewer than ${min} items allowed`, at);
    return value.flatMap((item, index) => each(item, `${at}/${index}`));
  };
}

export interface Fields {
  readonly [name: string]: Check;
}

/** Slack refuses what is missing and, unlike most, also what it does not know. */
export function object(required: Fields, optional: Fields = {}): Check {
  return (value, at) => {
    if (!isObject(value)) return fault('must be an object', at);
    const missing = Object.keys(required).filter((name) => value[name] === undefined || value[name] === null);
    return [
      ...missing.flatMap((name) => fault(`missing required field: ${name}`, at)),
      ...Object.entries(value).flatMap(([name, field]) => {
        if (field === undefined || field === null) return [];
        const check = required[name] ?? optional[name];
        return check ? check(field, `${at}/${name}`) : fault(`invalid additional property: ${name}`, at);
      }),
    ];
  };
}

/** Picks the check by the object's `type`. */
export function byType(checks: Fields): Check {
  return (value, at) => {
    if (!isObject(value)) return fault('must be an object', at);
    if (typeof value.type !== 'string') return fault('missing required field: type', at);
    const check = Object.hasOwn(checks, value.type) ? checks[value.type] : undefined;
    return check ? check(value, at) : fault(`unsupported type: ${value.type}`, `${at}/type`);
  };
}

/** All of them; a later check only speaks when the earlier ones found nothing. */
export function inTurn(...checks: readonly Check[]): Check {
  return (value, at) => {
    for (const check of checks) {
      const faults = check(value, at);
      if (faults.length > 0) return faults;
    }
    return [];
  };
}
