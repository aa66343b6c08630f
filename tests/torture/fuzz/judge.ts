import { faultsOfMessage, faultsOfView } from '#sandbox/validate/validate-blocks';
import { pings, type Said } from './between.ts';
import type { Request } from './mutations.ts';

const MOST_SHOWN = 12;
const MOST_REMEMBERED = 40;

/** Notes every answer, every call and every line of the log, and says in the end what should not have been. */
export class Judge {
  readonly #marker: string;
  readonly #seed: number;
  readonly #findings = new Map<string, { count: number; first: string }>();
  readonly #statuses = new Map<number, number>();
  readonly #kinds = new Map<string, number>();
  readonly #faults = new Map<string, { count: number; first: string }>();
  readonly #owed = new Map<string, string>();
  readonly #logged = new Set<string>();
  readonly #last: string[] = [];

  constructor(marker: string, seed: number) {
    this.#marker = marker;
    this.#seed = seed;
  }

  find(...findings: readonly string[]): void {
    for (const finding of findings) this.#note(this.#findings, finding.slice(0, 200), finding);
  }

  sent(nth: number, request: Request): void {
    this.#last.push(`#${nth} ${request.name}: ${request.how.join('; ')}`);
    if (this.#last.length > MOST_REMEMBERED) this.#last.shift();
    this.#kinds.set(kindOf(request), (this.#kinds.get(kindOf(request)) ?? 0) + 1);
  }

  lastRequests(): string {
    return `Seed ${this.#seed}. The last requests were:\n${this.#last.join('\n')}`;
  }

  answered(nth: number, request: Request, status: number, text: string): void {
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
    const about = () =>
      `seed ${this.#seed}, #${nth} ${request.name} (${request.how.join('; ')}): ${request.body}`;
    const wrong = this.#wrongWith(status, text);
    if (wrong) this.#note(this.#findings, wrong, about());
    if (status < 500) return;
    const reference = referenceIn(text);
    if (reference) this.#owed.set(reference, about());
    else this.#note(this.#findings, `${status} without a reference`, about());
  }

  unanswered(nth: number, request: Request, error: unknown): void {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    this.#note(this.#findings, `no answer: ${cause}`, `#${nth} ${request.name} (${request.how.join('; ')})`);
  }

  #wrongWith(status: number, text: string): string | undefined {
    if (text.includes(this.#marker)) return 'an answer holds another workspace’s words';
    if (![200, 400, 413, 500].includes(status)) return `answered ${status}`;
    if (status !== 200 || !text.startsWith('{')) return undefined;
    const said = JSON.parse(text) as { readonly view?: unknown; readonly blocks?: unknown };
    const faults = said.view
      ? faultsOfView(said.view, 'modal')
      : said.blocks
        ? faultsOfMessage(said.blocks)
        : [];
    if (faults.length > 0) return `Slack would refuse the answer: ${JSON.stringify(faults.slice(0, 2))}`;
    return pings(said) ? 'an answer calls out to a whole channel' : undefined;
  }

  hear({ what, text }: Said): void {
    if (text.includes(this.#marker)) this.find(`${what} was told another workspace’s words`);
  }

  read(line: string): void {
    if (line.includes(this.#marker)) this.find('the log holds another workspace’s words');
    const { level, msg, err, reference } = line.startsWith('{') ? parsed(line) : {};
    if (reference !== undefined) this.#logged.add(String(reference));
    if (level !== 'error' && level !== 'fatal') return;
    const what = `${msg}: ${err?.message?.split('\n')[0]?.slice(0, 120) ?? ''}`;
    this.#note(this.#faults, what, line.slice(0, 3_000));
  }

  #note(notes: Map<string, { count: number; first: string }>, what: string, first: string): void {
    const known = notes.get(what);
    if (known) known.count += 1;
    else notes.set(what, { count: 1, first });
  }

  report(log: (line: string) => void): void {
    const list = (counts: ReadonlyMap<string | number, number>) =>
      [...counts].map(([what, count]) => `${count} × ${what}`).join(', ');
    log(`sent ${list(this.#kinds)}`);
    log(`answered ${list(this.#statuses)}`);
    for (const [what, { count, first }] of this.#faults) log(`logged ${count} × ${what}\n    ${first}`);
  }

  verdict(): void {
    for (const [reference, about] of this.#owed)
      if (!this.#logged.has(reference)) this.find(`Reference ${reference} is not in the log: ${about}`);
    if (this.#findings.size === 0) return;
    const shown = [...this.#findings].slice(0, MOST_SHOWN);
    throw new Error(
      shown
        .map(([what, { count, first }]) => `${count} × ${what}\n    first: ${first.slice(0, 6_000)}`)
        .join('\n'),
    );
  }
}

interface Line {
  readonly level?: string;
  readonly msg?: string;
  readonly reference?: string;
  readonly err?: { readonly message?: string };
}

function parsed(line: string): Line {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return {};
  }
}

function referenceIn(text: string): string | undefined {
  const found = /"reference":"([A-Z2-9]{6})"/.exec(text);
  return found?.[1];
}

const kindOf = ({ name }: Request): string => (name.startsWith('/') ? 'command' : (name.split(' ')[0] ?? ''));
