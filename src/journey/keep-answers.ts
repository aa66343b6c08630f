import { isDeepStrictEqual } from 'node:util';
import type { Draft, FieldClick } from '#scoping/assessment';
import { brand, type DraftId } from '#scoping/ids';
import { type Answers, type QuestionKey, questions } from '#scoping/questionnaire';
import { heard, type Value, type Values } from '#scoping/reply';
import type { DraftChange } from '#store/draft-changes';
import type { Deps } from './deps.ts';
import { typed } from './names.ts';
import type { Person } from './person.ts';

/** All that a form holds, sent along with whatever was done in it. */
export interface Reply {
  readonly draft: DraftId;
  readonly view: string;
  /** Of the draft when the form was drawn; undefined for a form without inputs. */
  readonly epoch: number | undefined;
  /** What the form asks for. */
  readonly fields: readonly string[];
  readonly values: Values;
  /** What the form held when it was drawn. */
  readonly drawn: Values;
  /** The one field changed by hand, and when by Slack's count; none when a button was pressed. */
  readonly touch?: { readonly field: string; readonly value: Value };
  readonly at?: string;
  /** Whether its answer is still waited for. Left out where it counts however late it is. */
  readonly awaited?: () => boolean;
}

export interface Kept {
  readonly before: Draft;
  readonly draft: Draft;
}

type Alongside = (answers: Answers) => DraftChange;

/** Keeps what a form holds, and what else changes with it. Undefined where there is no such draft of theirs. */
export async function keepAnswers(
  { store, now }: Deps,
  who: Person,
  reply: Reply,
  alongside: Alongside = () => ({}),
): Promise<Kept | undefined> {
  const change = (before: Draft): DraftChange | undefined => {
    if (before.person !== who.id || before.setAsideAt !== null) return undefined;
    // They were told that it failed, and may have chosen something else since; a click says when it was made.
    if (reply.awaited?.() === false) return undefined;
    const said = changeBy(reply, before);
    const more = alongside({ ...before.answers, ...said.answers });
    return { ...said, ...more, answers: { ...said.answers, ...more.answers } };
  };
  return store.drafts.keepBy(who.team, reply.draft, who.id, change, now());
}

/**
 * What a reply changes. A reply that was overtaken by a later one, or comes from a form that was drawn before the
 * draft changed elsewhere, may show what is no longer so: of it only the field that was touched counts, and what was
 * put by hand where there still is a blank. And a click that comes late changes no field that a later one has set.
 */
function changeBy(reply: Reply, draft: Draft): DraftChange {
  const { pen } = draft;
  const drawnBefore =
    (reply.epoch ?? draft.epoch) !== draft.epoch || (pen !== null && pen.view !== reply.view);
  const clicks = Object.values(draft.clicked).map(({ at }) => at);
  const overtaken = [pen?.at ?? '', ...clicks].some((last) => isBefore(reply, last));

  const touch = comesLate(reply, draft) ? undefined : reply.touch;
  const shown = drawnBefore || overtaken ? onlyBlanks(reply, draft) : reply.values;
  const byHand = touch?.value === undefined ? {} : { [touch.field]: touch.value };
  const values = { ...shown, ...byHand };
  const { answers, mixed } = heard(draft.answers, values, drawnBefore ? stoodIn(reply, draft) : undefined);

  return {
    answers,
    cleared: clearedBy(touch),
    ...wordsIn(values, touch),
    ...(touch && isField(touch.field) && reply.at !== undefined
      ? { clicked: { ...draft.clicked, [touch.field]: clickOf(reply.at, touch.value, reply) } }
      : {}),
    ...(overtaken ? {} : penTaken(reply, draft)),
    // What the form shows is not what is kept, so it has to be drawn afresh.
    raiseEpoch: mixed || (drawnBefore && reply.touch !== undefined),
  };
}

/** Of two clicks made in the same instant the one that arrives last counts; one delivered twice changes nothing. */
const comesLate = (reply: Reply, draft: Draft): boolean =>
  reply.touch !== undefined && isBefore(reply, clickedAt(reply.touch.field, draft) ?? '');

const isBefore = ({ at }: Reply, last: string): boolean => at !== undefined && at < last;

const clickedAt = (field: string, draft: Draft): string | undefined => lastClick(field, draft)?.at;

const lastClick = (field: string, { clicked }: Draft): FieldClick | undefined =>
  Object.hasOwn(clicked, field) ? clicked[field] : undefined;

const clickOf = (at: string, value: Value, reply: Reply): FieldClick =>
  typeof value === 'string' ? { at } : { at, form: formOf(reply), left: value ?? [] };

const formOf = ({ view, epoch }: Reply): string => `${view} ${epoch}`;

/**
 * What the form held before it was touched: as it was drawn, unless the click before left there what this one added to.
 * Slack lists choices as they were picked, and what is picked once more comes last.
 */
function stoodIn(reply: Reply, draft: Draft): Values {
  const { touch, drawn } = reply;
  const before = touch && lastClick(touch.field, draft);
  if (!touch || !before?.left || before.form !== formOf(reply)) return drawn;
  return isDeepStrictEqual(before.left, [touch.value ?? []].flat().slice(0, -1))
    ? { ...drawn, [touch.field]: before.left }
    : drawn;
}

function penTaken({ view, at }: Reply, { pen }: Draft): DraftChange {
  const taken = { view, at: at ?? pen?.at ?? '' };
  return pen?.view === taken.view && pen.at === taken.at ? {} : { pen: taken };
}

/** What a click has emptied, or what the form was drawn with and the draft has no more, was taken out since. */
const onlyBlanks = ({ values, drawn }: Reply, draft: Draft): Values =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([field, value]) =>
        isBlank(field, draft) &&
        clickedAt(field, draft) === undefined &&
        !isDeepStrictEqual(value, drawn[field]),
    ),
  );

function isBlank(field: string, draft: Draft): boolean {
  if (field === 'name') return draft.name === '';
  if (field === 'line') return draft.description === '';
  return isQuestion(field) && draft.answers[field] === undefined;
}

const isQuestion = (field: string): field is QuestionKey => questions.some(({ key }) => key === field);

const isField = (field: string): boolean => isQuestion(field) || ['name', 'line', 'channel'].includes(field);

/** Nothing at all was left of a field by hand; a state that merely lacks it says nothing. */
const clearedBy = (touch: Reply['touch']): readonly QuestionKey[] =>
  touch && touch.value === undefined && isQuestion(touch.field) ? [touch.field] : [];

function wordsIn(values: Values, touch: Reply['touch']): DraftChange {
  const emptied = (field: string) => touch?.field === field && touch.value === undefined;
  const { name, line, channel } = values;
  return {
    ...(typeof name === 'string' ? { name: typed('name', name) } : emptied('name') ? { name: '' } : {}),
    ...(typeof line === 'string'
      ? { description: typed('line', line) }
      : emptied('line')
        ? { description: '' }
        : {}),
    ...(typeof channel === 'string' ? { target: brand<'channel'>(channel) } : {}),
  };
}
