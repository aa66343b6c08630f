import type { Assessment, Draft, Project } from '#scoping/assessment';
import type { PersonId } from '#scoping/ids';
import type { Settings } from '#scoping/settings';
import type { Deps } from './deps.ts';
import type { Person } from './person.ts';

/** What keeps a person from having a project in a channel, in words; undefined where nothing does. */
export async function mayScopeIn(
  { slack, store }: Deps,
  who: Person,
  { target, channel, project }: Draft,
): Promise<string | undefined> {
  const [facts, person] = await Promise.all([
    slack.channel(who.team, target),
    slack.person(who.team, who.id),
  ]);
  if (person !== 'unknown' && (person === 'hidden' || !person.ours)) return NOT_OURS;
  const { channels } = await store.settings.of(who.team);
  if (channels && !channels.includes(target)) return NOT_IN_USE;
  // Where the command was typed its author is a member, whatever Slack tells the bot about it.
  if (facts === 'unknown') return target === channel ? undefined : NOT_KNOWN;
  if (facts === 'hidden') return target === channel ? undefined : NOT_SHARED;
  if (facts.archived) return ARCHIVED;

  const guest = person !== 'unknown' && person.guest;
  if (facts.kind === 'public' && !guest && project === null) return undefined;
  const member = await slack.isMember(who.team, target, who.id);
  return member === false || member === 'hidden' ? NOT_MEMBER : undefined;
}

/**
 * What a project is to a person; of what is hidden nobody may learn even that it exists. `unsure`: a reader, and perhaps
 * a member, but Slack did not say so just now.
 */
export type Relation = 'hidden' | 'reader' | 'unsure' | 'member';

/** Whose work it is, for when Slack cannot say who else belongs there. */
type Work = Pick<Project, 'channel' | 'owner'> &
  Partial<Pick<Project, 'assessment'>> & { readonly author?: PersonId };

/**
 * Public channels are open to full members of the workspace, every other conversation to who is in it. When Slack
 * cannot say who that is, it is the author, and whoever looks after it.
 */
export async function relationTo(deps: Deps, who: Person, project: Work): Promise<Relation> {
  const { slack } = deps;
  const [person, facts] = await Promise.all([
    slack.person(who.team, who.id),
    slack.channel(who.team, project.channel),
  ]);
  if (person === 'hidden' || (person !== 'unknown' && !person.ours)) return 'hidden';
  if (person === 'unknown' || facts === 'unknown' || facts === 'hidden') return byWork(deps, who, project);

  const member = await slack.isMember(who.team, project.channel, who.id);
  if (member === true) return 'member';
  const relation = member === false ? 'hidden' : await byWork(deps, who, project);
  if (relation === 'member' || facts.kind !== 'public' || person.guest) return relation;
  return member === 'unknown' ? 'unsure' : 'reader';
}

/** Whoever submitted its newest revision, and whoever looks after it. */
async function byWork({ store }: Deps, { team, id }: Person, work: Work): Promise<Relation> {
  if (id === work.owner || id === work.author) return 'member';
  if (work.author !== undefined || work.assessment === undefined) return 'hidden';
  const newest = await store.assessments.find(team, work.assessment);
  return newest?.author === id ? 'member' : 'hidden';
}

/** What keeps a person from seeing a project. Who is in a public channel need not be asked for that. */
export async function maySee(deps: Deps, who: Person, project: Work): Promise<string | undefined> {
  const [person, facts] = await Promise.all([
    deps.slack.person(who.team, who.id),
    deps.slack.channel(who.team, project.channel),
  ]);
  const open = typeof facts !== 'string' && facts.kind === 'public';
  if (open && typeof person !== 'string' && person.ours && !person.guest) return undefined;
  return (await relationTo(deps, who, project)) === 'hidden' ? NOT_VISIBLE : undefined;
}

/** What keeps a person from changing a project: ticking, assigning, answering, proposing, archiving. */
export async function mayAct(deps: Deps, who: Person, project: Work): Promise<string | undefined> {
  return mayChange(await relationTo(deps, who, project));
}

/** The same, where it is known already what the project is to them. */
export const mayChange = (relation: Relation): string | undefined => notFor[relation];

/** What keeps a person from judging the newest revision. A reviewer named in the settings sees no more than others. */
export function mayReview(
  relation: Relation,
  who: Person,
  { reviewers, selfApproval }: Settings,
  { author }: Pick<Assessment, 'author'>,
): string | undefined {
  if (relation === 'hidden') return NOT_VISIBLE;
  if (author === who.id && !selfApproval) return OWN_WORK;
  if (reviewers.length > 0) return reviewers.includes(who.id) ? undefined : ONLY_REVIEWERS;
  return mayChange(relation);
}

/** Authors take back what was never approved; admins delete anything, also what they cannot see. */
export function mayDelete(
  relation: Relation,
  who: Person,
  admin: boolean,
  revisions: readonly Pick<Assessment, 'author' | 'status'>[],
): string | undefined {
  if (admin) return undefined;
  if (relation === 'hidden') return NOT_VISIBLE;
  if (revisions[0]?.author !== who.id) return ONLY_AUTHOR;
  const approved = revisions.some(({ status }) => status === 'approved' || status === 'superseded');
  return approved ? WAS_APPROVED : undefined;
}

export async function isAdmin({ slack }: Deps, { team, id }: Person): Promise<boolean> {
  const person = await slack.person(team, id);
  return typeof person !== 'string' && person.ours && person.admin;
}

const NOT_OURS = 'Only people of this workspace can submit here. Your answers are saved.';
const NOT_SHARED =
  'ragft is not in this private channel. Say “/invite @ragft” there and submit again, or choose another channel. A group message has to become a private channel first.';
const NOT_KNOWN =
  'Slack did not say in time whether you are in this channel. Your answers are saved: submit again.';
const ARCHIVED = 'This channel is archived. Choose another one.';
const NOT_IN_USE =
  'The admins of this workspace have not opened ragft in this channel. Choose another one, or ask them.';
const NOT_MEMBER = 'You are not a member of this channel. Join it and submit again, or choose another one.';

/** One answer for what does not exist and for what is not theirs to see, so that neither is told from the other. */
export const NOT_VISIBLE =
  'There is no such project, or it is not for you to see. `/ragft list` shows those that are.';
const NOT_IN_CHANNEL = 'Only members of the project’s channel can change it. Join the channel and try again.';
const NOT_SAID =
  'Slack did not say whether you are in the project’s channel, and only its members can change it. Try again in a minute.';
const notFor: Record<Relation, string | undefined> = {
  hidden: NOT_VISIBLE,
  reader: NOT_IN_CHANNEL,
  unsure: NOT_SAID,
  member: undefined,
};
const ONLY_REVIEWERS =
  'Only the reviewers named in the settings can decide this. An admin can change who they are.';
const OWN_WORK =
  'You submitted this revision, so somebody else has to decide. An admin can allow it in the settings.';
const ONLY_AUTHOR = 'Only the author of its newest revision, or an admin, can delete this project.';
const WAS_APPROVED =
  'A revision of this project was approved, so only an admin can delete it. You can archive it.';
export const ONLY_ADMINS = 'Only admins of this workspace can do that. Ask one of them.';
