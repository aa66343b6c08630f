/** One request as Slack sent it. */
export interface Seed {
  readonly type: string;
  readonly body: string;
}

export type Json = Record<string, unknown>;

/** A request taken apart: what it says, and how it is wrapped. */
export interface Told {
  readonly wrap: 'json' | 'payload' | 'fields';
  readonly says: Json;
}

function taken({ type, body }: Seed): Told {
  if (type.startsWith('application/json')) return { wrap: 'json', says: JSON.parse(body) as Json };
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  if (payload !== null) return { wrap: 'payload', says: JSON.parse(payload) as Json };
  return { wrap: 'fields', says: Object.fromEntries(form) };
}

/** What was done, by its kind and id. */
export function nameOf({ says }: Told): string {
  const { type, command, text, event, actions, view, callback_id, action_id } = says as {
    readonly type?: string;
    readonly command?: string;
    readonly text?: string;
    readonly event?: { readonly type?: string };
    readonly actions?: readonly { readonly action_id?: string }[];
    readonly view?: { readonly callback_id?: string };
    readonly callback_id?: string;
    readonly action_id?: string;
  };
  if (type === undefined) return `${command} ${String(text).split(' ')[0]}`;
  const id =
    event?.type ??
    actions?.[0]?.action_id?.split(':')[0] ??
    action_id ??
    callback_id ??
    (type.startsWith('view_') ? view?.callback_id : undefined);
  return `${type} ${id}`;
}

const MOST_OF_A_KIND = 6;

/** A few of each kind, so that what people do all the time does not crowd out what they do once. */
export function assorted(seeds: readonly Seed[]): readonly Told[] {
  const kinds = new Map<string, Told[]>();
  for (const seed of seeds) {
    const told = taken(seed);
    const name = nameOf(told);
    const known = kinds.get(name) ?? [];
    if (known.length < MOST_OF_A_KIND) kinds.set(name, [...known, told]);
  }
  return [...kinds.values()].flat();
}

/** What nobody happened to do: the click or submission of that id, in the shape of another. */
export function supplied(
  recorded: readonly Told[],
  actions: readonly string[],
  callbacks: readonly string[],
) {
  const done = new Set(recorded.map(nameOf));
  const like = (type: string) => recorded.filter(({ says }) => says.type === type);
  const clicks = actions
    .filter((id) => !done.has(`block_actions ${id}`))
    .flatMap((id) =>
      like('block_actions')
        .slice(0, 12)
        .map(({ wrap, says }): Told => {
          const [action = {}] = says.actions as Json[];
          return { wrap, says: { ...says, actions: [{ ...action, action_id: id }] } };
        }),
    );
  const submissions = callbacks
    .filter((id) => !done.has(`view_submission ${id}`))
    .flatMap((id) =>
      like('view_submission')
        .slice(0, 12)
        .map(
          ({ wrap, says }): Told => ({
            wrap,
            says: { ...says, view: { ...(says.view as Json), callback_id: id } },
          }),
        ),
    );
  return [...clicks, ...submissions];
}
