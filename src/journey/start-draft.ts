import type { Draft, ReplyAddress } from '#scoping/assessment';
import { brand, type ChannelId, type DraftId } from '#scoping/ids';
import { pages } from '#scoping/questionnaire';
import type { NewDraft } from '#store/draft-changes';
import { folded } from '#store/folded';
import type { Surroundings } from '#store/surroundings';
import type { Deps } from './deps.ts';
import { type Manner, turnAt } from './draw-turn.ts';
import { oneLine, typed } from './names.ts';
import type { Person } from './person.ts';
import type { Shown } from './turn.ts';
import { whatBecameOf } from './what-became-of.ts';

export interface Start {
  readonly channel: ChannelId;
  /** What was typed behind `/ragft`: a project of the channel, or a name for a new one. */
  readonly name?: string;
  readonly quick?: boolean;
  /** The message it was started from, and what that says. */
  readonly message?: { readonly link: string; readonly text: string };
  /** Beside what is in progress, however much that is. */
  readonly another?: boolean;
  readonly reply?: ReplyAddress;
}

/**
 * What opens when somebody wants to scope something: whatever they were at in this channel, or something new. That is
 * kept before it is shown: so what is chosen in a form finds its draft, in whichever process it arrives, and whatever
 * became of this one. One read and one write, for the modal has to open within three seconds of the command.
 */
export async function startDraft(deps: Deps, who: Person, start: Start): Promise<Shown> {
  const { quick = false } = start;
  const name = typed('name', start.name ?? '');
  const around = await deps.store.surroundings.of(who.team, who.id, start.channel, name);

  const waiting = inProgress(around, start, name);
  const [only, ...others] = waiting;
  if (others.length > 0) return { kind: 'drafts', drafts: waiting };
  if (only) {
    const spot = quick ? pages[0].id : only.page;
    return turnAt(deps, only, spot, { quick, resumed: hasContent(only), around, hurried: true });
  }
  const draft = await begin(deps, who, start, newDraft(deps, who, start, name, around));
  return turnAt(deps, draft, draft.page, { quick, around, hurried: true });
}

/** The same command twice at once begins one draft, and both forms show it. */
async function begin(
  { store, now }: Deps,
  { team }: Person,
  { another, message }: Start,
  draft: NewDraft,
): Promise<Draft> {
  if (another || message) return store.drafts.begin(team, draft, now());
  return (await store.drafts.resumeOrBegin(team, draft, now())).draft;
}

/** One of several, chosen from the list. */
export async function resumeDraft(
  deps: Deps,
  who: Person,
  id: DraftId,
  manner: Pick<Manner, 'hurried'> = {},
): Promise<Shown> {
  const draft = await deps.store.drafts.find(who.team, id);
  if (draft?.person !== who.id || draft.setAsideAt !== null) return whatBecameOf(deps, who, id);
  return turnAt(deps, draft, draft.page, { ...manner, resumed: true });
}

export const hasContent = ({ name, description, answers }: Draft): boolean =>
  name !== '' || description !== '' || Object.keys(answers).length > 0;

function inProgress({ drafts, named }: Surroundings, start: Start, name: string): readonly Draft[] {
  if (start.another) return [];
  if (start.message) return drafts.filter(({ link }) => link === start.message?.link).slice(0, 1);
  if (name === '') return drafts;
  // Of a name that somebody else has submitted meanwhile, this person's own draft goes on all the same.
  const meant = (draft: Draft) =>
    draft.project === null ? folded(draft.name) === folded(name) : draft.project === named?.project.id;
  return drafts.filter(meant).slice(0, 1);
}

const MESSAGE_LENGTH = 300;

function newDraft(
  { newId }: Deps,
  who: Person,
  { channel, message, reply }: Start,
  name: string,
  { named }: Surroundings,
): NewDraft {
  const draft: NewDraft = {
    id: brand<'draft'>(newId()),
    person: who.id,
    channel,
    project: null,
    name,
    ...(reply ? { reply } : {}),
  };
  if (message) {
    const description = [...oneLine(message.text)].slice(0, MESSAGE_LENGTH).join('');
    return { ...draft, link: message.link, description };
  }
  if (!named) return draft;
  const { project, latest } = named;
  return {
    ...draft,
    project: project.id,
    name: project.name,
    description: project.description,
    link: project.link,
    answers: latest.answers,
    given: latest.given,
    basis: latest.revision,
  };
}
