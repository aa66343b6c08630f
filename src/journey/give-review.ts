import type { Assessment, Project, ReviewStatus } from '#scoping/assessment';
import { brand, type ChannelId, type ProjectId } from '#scoping/ids';
import { mayFollow, type ReviewAct } from '#scoping/review';
import type { NewEntry } from '#store/outbox-entry';
import { cardEntry, directEntry, postEntry } from './announce.ts';
import type { Deps } from './deps.ts';
import { mayChange, mayReview, relationTo } from './may.ts';
import type { Person } from './person.ts';
import { type Refusal, refused, unseen } from './refusal.ts';
import { type Sight, sightOf } from './sight.ts';

export interface NewReview {
  readonly project: ProjectId;
  /** The revision that was looked at: a newer one has to be judged afresh. */
  readonly revision: number;
  readonly act: ReviewAct;
  readonly comment: string;
}

export type Reviewed = {
  readonly kind: 'reviewed';
  readonly project: Project;
  readonly status: ReviewStatus;
};

/** What this person may do about the newest revision; the words say why not, where somebody could. */
export async function reviewChoices(
  deps: Deps,
  who: Person,
  { relation, assessment, project }: Sight,
): Promise<readonly ReviewAct[]> {
  const settings = await deps.store.settings.of(who.team);
  const judges = mayReview(relation, who, settings, assessment) === undefined;
  const acts: readonly ReviewAct[] = project.archivedAt
    ? []
    : [
        ...(mayChange(relation) === undefined ? (['propose', 'withdraw'] as const) : []),
        ...(judges ? (['approve', 'request_changes'] as const) : []),
      ];
  return acts.filter((act) => mayFollow(project.status, act));
}

/** Proposes, approves, asks for changes or withdraws, once; the card, the author and the review channel are told. */
export async function giveReview(deps: Deps, who: Person, review: NewReview): Promise<Reviewed | Refusal> {
  const sight = await sightOf(deps, who, review.project);
  if (!sight) return unseen;
  const { project, assessment, relation } = sight;
  const settings = await deps.store.settings.of(who.team);
  const judging = review.act === 'approve' || review.act === 'request_changes';
  const why = judging ? mayReview(relation, who, settings, assessment) : mayChange(relation);
  if (why) return refused(why);
  if (project.archivedAt) return refused('This project is archived. Restore it first.');
  if (project.revision !== review.revision)
    return refused(`There is a newer revision, ${project.revision}. Look at that one first.`);
  if (!mayFollow(project.status, review.act)) return refused(meanwhile[project.status]);
  if (review.act === 'request_changes' && review.comment.trim() === '')
    return refused('Say what should change: the author has nothing else to go by.');

  const told = [
    ...(await news(deps, who, sight, review)),
    ...(await proposal(deps, who, settings.reviewChannel, project, review)),
  ];
  const given = await deps.store.together(who.team, async (stores) => {
    const done = await stores.reviews.record(
      who.team,
      recordOf(deps, who, review, assessment),
      project.status,
    );
    if (done.kind !== 'recorded') return done;
    const card = await stores.cards.find(who.team, project.id);
    await stores.outbox.add(who.team, [cardEntry(deps, project.id, card), ...told], deps.now());
    return done;
  });
  if (given.kind === 'gone') return unseen;
  if (given.kind === 'moved') return refused(meanwhile[given.status]);
  return { kind: 'reviewed', project: { ...project, status: given.status }, status: given.status };
}

const recordOf = (deps: Deps, who: Person, { act, comment }: NewReview, { id, project }: Assessment) => ({
  id: brand<'review'>(deps.newId()),
  project,
  assessment: id,
  act,
  by: who.id,
  comment: comment.trim(),
  at: deps.now(),
});

const meanwhile: Readonly<Record<ReviewStatus, string>> = {
  open: 'It is not proposed any more. Propose it first.',
  proposed: 'Somebody has proposed it already.',
  approved: 'Somebody has approved it already.',
  changes_requested: 'Somebody has asked for changes already.',
  superseded: 'A later revision was approved in its place.',
};

/** To the author and the owner, unless it was they who did it, or they see the project no longer. */
async function news(
  deps: Deps,
  who: Person,
  { project, assessment }: Sight,
  review: NewReview,
): Promise<NewEntry[]> {
  const people = new Set([assessment.author, project.owner]);
  people.delete(who.id);
  if (review.act === 'withdraw') people.clear();
  const entries: NewEntry[] = [];
  for (const person of people) {
    if ((await relationTo(deps, { team: who.team, id: person }, project)) === 'hidden') continue;
    const said = { act: review.act, by: who.id, comment: review.comment.trim() };
    entries.push(directEntry(deps, { kind: 'review', person, project: project.id, ...said }));
  }
  return entries;
}

async function proposal(
  deps: Deps,
  { team }: Person,
  reviewChannel: ChannelId | null,
  { id, revision, channel }: Project,
  { act }: NewReview,
): Promise<NewEntry[]> {
  if (act !== 'propose' || reviewChannel === null) return [];
  const facts = await deps.slack.channel(team, channel);
  const open = (typeof facts !== 'string' && facts.kind === 'public') || channel === reviewChannel;
  return [postEntry(deps, { kind: 'proposal', project: id, revision, channel: reviewChannel, open })];
}
