import { junk, nasty } from './nasty.ts';
import { type Json, nameOf, type Told } from './seeds.ts';

export interface Request {
  readonly type: string;
  readonly body: string;
  /** What was done to it, for whoever has to find out why it hurt. */
  readonly how: readonly string[];
  readonly name: string;
}

export interface Quarry {
  readonly seeds: readonly Told[];
  /** Ids of projects, drafts, people and places, of this workspace and of another. */
  readonly ids: readonly string[];
  /** Every id that a listener waits for. */
  readonly waiting: readonly string[];
  /** Where the bot may answer a person. */
  readonly responseUrl: string;
  /** The other workspace. The bot has no token of it, so whatever names it, even with one voice, is turned away. */
  readonly elsewhere: string;
}

interface Spot {
  readonly holder: Json | unknown[];
  readonly key: string | number;
  readonly path: string;
}

interface Doing {
  readonly quarry: Quarry;
  readonly chance: () => number;
  readonly seed: Told;
  readonly says: Json;
}

/** One request that Slack could never have sent, or sent to somebody else, or long ago. */
export function mutated(quarry: Quarry, chance: () => number): Request {
  const seed = oneOf(chance, quarry.seeds);
  if (!seed) throw new Error('There is nothing to begin with.');
  const says = structuredClone(seed.says);
  const doing: Doing = { quarry, chance, seed, says };
  const how: string[] = [];
  if (chance() > 0.04) {
    do {
      const spot = spotIn(doing);
      if (spot) how.push(`${oneOf(chance, ways)?.(doing, spot)} at ${spot.path}`);
    } while (chance() < 0.45 && how.length < 8);
  }
  refresh(doing);
  const body = wrapped(seed, says);
  const whole = { type: typeOf(seed), body, how, name: nameOf(seed) };
  return chance() < 0.03 ? mangled(whole, chance) : whole;
}

/** What is told anew each time; a second event of the same id would be passed over. */
function refresh({ quarry, seed, says, chance }: Doing): void {
  if (says.response_url === seed.says.response_url && says.response_url !== undefined)
    says.response_url = quarry.responseUrl;
  if (typeof says.event_id === 'string' && chance() < 0.9) says.event_id = `Ev${Math.floor(chance() * 1e15)}`;
}

/** Half the time where it matters: ids, metadata, what was chosen or written. */
function spotIn({ seed, says, chance }: Doing): Spot | undefined {
  const { all, telling } = mapOf(seed);
  return resolved(says, oneOf(chance, telling.length > 0 && chance() < 0.6 ? telling : all));
}

const telltale =
  /^(id|.*_id|value|text|private_metadata|selected_.*|team|user|channel|view|actions|type|event|tab|hash|.*_ts|state|values)$/;

type Path = readonly (string | number)[];

/** Where things stand in a request, found once: the same ones are broken again and again. */
interface RequestMap {
  readonly all: readonly Path[];
  readonly telling: readonly Path[];
  /** Texts that hold the id of something. */
  readonly named: readonly Path[];
}

const maps = new WeakMap<Told, RequestMap>();

function mapOf(seed: Told): RequestMap {
  const known = maps.get(seed);
  if (known) return known;
  const all = pathsIn(seed.says);
  const map = {
    all,
    telling: all.filter((path) => telltale.test(String(path.at(-1))) || path.includes('state')),
    named: all.filter((path) => {
      const spot = resolved(seed.says, path);
      return spot !== undefined && ids.test(String(valueAt(spot)));
    }),
  };
  maps.set(seed, map);
  return map;
}

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inside]) => [[...path, key], ...pathsIn(inside, [...path, key])]);
}

/** Undefined where an earlier blow took away what stood there. */
function resolved(says: Json, path: Path | undefined): Spot | undefined {
  let holder: unknown = says;
  for (const key of path?.slice(0, -1) ?? [])
    holder = typeof holder === 'object' && holder !== null ? (holder as Json)[key] : undefined;
  const key = path?.at(-1);
  if (typeof holder !== 'object' || holder === null || key === undefined) return undefined;
  return { holder: holder as Json | unknown[], key, path: path?.join('/') ?? '' };
}

const valueAt = ({ holder, key }: Spot): unknown => (holder as Json)[key as string];
const put = ({ holder, key }: Spot, value: unknown): void => {
  (holder as Json)[key as string] = value;
};

type Way = (doing: Doing, spot: Spot) => string;

const ways: readonly Way[] = [
  function dropped(_doing, { holder, key }) {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
    return 'dropped';
  },
  function junked({ chance }, spot) {
    const value = structuredClone(oneOf(chance, junk));
    put(spot, value);
    return `made ${JSON.stringify(value)?.slice(0, 40)}`;
  },
  function soiled({ chance }, spot) {
    const text = oneOf(chance, nasty) ?? '';
    const before = valueAt(spot);
    put(spot, typeof before === 'string' && chance() < 0.3 ? before + text : text);
    return `written ${JSON.stringify(text.slice(0, 40))}`;
  },
  stolen,
  stolen,
  relocated,
  function remarked(doing, spot) {
    return withMetadata(doing) ?? stolen(doing, spot);
  },
  function renamed(doing, spot) {
    const { chance, quarry } = doing;
    const id = oneOf(chance, quarry.waiting) ?? '';
    const made = oneOf(chance, [
      id,
      `${id}:detail`,
      id.replace(/v\d+$/, 'v0'),
      `${id}:__proto__`,
      ':',
      id.split('.')[0] ?? '',
    ]);
    const target = idSpots(doing)[0] ?? spot;
    put(target, made);
    return `called ${made}`;
  },
  function poisoned({ chance }, spot) {
    const holder = valueAt(spot);
    const at = typeof holder === 'object' && holder !== null ? holder : spot.holder;
    const key = oneOf(chance, ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'then']) ?? '';
    Object.defineProperty(at, key, {
      value: { polluted: 'yes' },
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return `given ${key}`;
  },
  function nested({ chance }, spot) {
    const depth = oneOf(chance, [3, 40, 500]) ?? 3;
    let value = valueAt(spot);
    for (let n = 0; n < depth; n += 1) value = chance() < 0.5 ? [value] : { value };
    put(spot, value);
    return `nested ${depth} deep`;
  },
  function multiplied({ chance }, spot) {
    const value = valueAt(spot);
    if (Array.isArray(value) && value.length > 0) {
      put(
        spot,
        Array.from({ length: oneOf(chance, [2, 120]) ?? 2 }, (_, n) =>
          structuredClone(value[n % value.length]),
        ),
      );
      return 'multiplied';
    }
    put(spot, [value, value]);
    return 'doubled';
  },
  function grafted({ chance, quarry }, spot) {
    const other = oneOf(chance, quarry.seeds);
    const paths = other ? mapOf(other).all.filter((path) => path.at(-1) === spot.key) : [];
    const graft = other && resolved(other.says, oneOf(chance, paths));
    if (graft) put(spot, structuredClone(valueAt(graft)));
    return 'taken from another request';
  },
];

const ids = /[UTCDGVWB]0[A-Z0-9]{6,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** Somebody else's id in the place of this one, of the same kind where there is one. */
function stolen({ chance, quarry, seed, says }: Doing, spot: Spot): string {
  const target = resolved(says, oneOf(chance, mapOf(seed).named)) ?? spot;
  const found = valueAt(target);
  const before = typeof found === 'string' ? found : '';
  const own = ids.exec(before)?.[0] ?? '';
  const kin = quarry.ids.filter((id) => id.length === own.length && (id.length > 20 || id[0] === own[0]));
  const other = oneOf(chance, kin.length > 0 && chance() < 0.8 ? kin : quarry.ids) ?? 'U0';
  put(target, own === '' ? other : before.replace(own, other));
  return `given ${other} (${target.path})`;
}

/** Said to be of the other workspace, by one of the fields that can say so, or by all of them. */
function relocated({ chance, quarry, says }: Doing): string {
  const authorizations = Array.isArray(says.authorizations) ? says.authorizations : [];
  const fields: readonly (readonly [holder: unknown, key: string])[] = [
    [says, 'team_id'],
    [says.team, 'id'],
    [says.user, 'team_id'],
    [says.view, 'team_id'],
    [says.view, 'app_installed_team_id'],
    [authorizations[0], 'team_id'],
  ];
  const there = fields.flatMap(([holder, key]) =>
    typeof holder === 'object' && holder !== null && key in holder ? [{ holder: holder as Json, key }] : [],
  );
  const moved = chance() < 0.5 ? there : there.filter(() => chance() < 0.5);
  for (const { holder, key } of moved) holder[key] = quarry.elsewhere;
  return `moved to the other workspace by ${moved.map(({ key }) => key).join(', ') || 'nothing'}`;
}

/** What we wrote into a view ourselves, edited by whoever thinks they can. */
function withMetadata({ says, chance, quarry }: Doing): string | undefined {
  const view = says.view as Json | undefined;
  if (typeof view?.private_metadata !== 'string') return undefined;
  try {
    const mark = JSON.parse(view.private_metadata) as Json;
    const keys = Object.keys(mark);
    const key =
      oneOf(chance, [...keys, 'draft', 'project', 'at', 'seen', 'revision', '__proto__']) ?? 'draft';
    const value = oneOf<unknown>(chance, [
      ...quarry.ids.slice(0, 40),
      'your-answers',
      'toString',
      'quick-verdict',
      -1,
      1e21,
      99,
      null,
      {},
      oneOf(chance, nasty),
    ]);
    Object.defineProperty(mark, key, { value, enumerable: true, configurable: true, writable: true });
    view.private_metadata = JSON.stringify(mark);
  } catch {
    view.private_metadata = oneOf(chance, nasty) ?? '';
  }
  return 'its metadata edited';
}

function idSpots({ says }: Doing): readonly Spot[] {
  const [action] = Array.isArray(says.actions) ? (says.actions as unknown[]) : [];
  if (typeof action === 'object' && action !== null)
    return [{ holder: action as Json, key: 'action_id', path: '/actions/0/action_id' }];
  if (typeof says.view === 'object' && says.view !== null)
    return [{ holder: says.view as Json, key: 'callback_id', path: '/view/callback_id' }];
  return 'action_id' in says ? [{ holder: says, key: 'action_id', path: '/action_id' }] : [];
}

const typeOf = ({ wrap }: Told): string =>
  wrap === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';

function wrapped({ wrap }: Told, says: Json): string {
  if (wrap === 'json') return JSON.stringify(says);
  if (wrap === 'payload') return `payload=${encoded(JSON.stringify(says))}`;
  return Object.entries(says)
    .map(
      ([key, value]) =>
        `${encoded(key)}=${encoded(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))}`,
    )
    .join('&');
}

/** As a browser would, half a pair of surrogates included: those become U+FFFD. */
const encoded = (text: string): string => encodeURIComponent(wellFormed(text));

const wellFormed = (text: string): string => Buffer.from(text).toString();

/** Broken in its bytes rather than in what it says. */
function mangled(request: Request, chance: () => number): Request {
  const { body, type, how } = request;
  const cut = Math.floor(chance() * body.length);
  const made: readonly (readonly [string, string, string])[] = [
    ['cut off', type, body.slice(0, cut)],
    ['a byte lost', type, body.slice(0, cut) + body.slice(cut + 1)],
    [
      'of another type',
      oneOf(chance, ['application/json', 'text/plain', 'multipart/form-data; boundary=x', '']) ?? '',
      body,
    ],
    ['said twice', type, `${body}&${body}`],
    ['brackets without end', 'application/json', '['.repeat(50_000)],
    [
      'nested without end',
      'application/json',
      `{"type":"event_callback","event":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
    ],
    ['half an escape', type, `${body.slice(0, cut)}%E0%A4%A`],
    ['too long', type, body.padEnd(1_100_000, 'x')],
    [
      'a thousand fields',
      'application/x-www-form-urlencoded',
      Array.from({ length: 3_000 }, (_, n) => `f${n}=1`).join('&'),
    ],
    ['empty', type, ''],
    ['a key of every object', 'application/x-www-form-urlencoded', `__proto__=1&constructor=2&${body}`],
  ];
  const [what, madeType, madeBody] = oneOf(chance, made) ?? ['', type, body];
  return { ...request, type: madeType, body: wellFormed(madeBody), how: [...how, what] };
}

function oneOf<T>(chance: () => number, all: readonly T[]): T | undefined {
  return all[Math.floor(chance() * all.length)];
}
