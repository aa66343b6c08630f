import type { Project } from '#scoping/assessment';
import { brand, type ChannelId } from '#scoping/ids';
import { folded } from '#store/folded';
import type { Deps } from './deps.ts';
import { isAdmin, maySee } from './may.ts';
import { namesOf } from './names-in-slack.ts';
import type { Person } from './person.ts';

/** To admins, for deletion: of what they may not see only whose it is and since when. */
export interface Deletable {
  readonly project: Project;
  readonly label: string;
}

/** A menu of Slack’s holds so many. */
const OFFERED = 100;
/** Of what is hidden so many are looked through: words can be typed to narrow them down, but no name. */
const MOST_HIDDEN = 2_000;

/** What may be meant by these words, archived ones too; a name that is hidden is never looked for. */
export async function deletableProjects(
  deps: Deps,
  who: Person,
  typed: string,
): Promise<readonly Deletable[]> {
  if (!(await isAdmin(deps, who))) return [];
  const hidden = await hiddenChannels(deps, who);
  const found = await deps.store.projects.search(who.team, typed, OFFERED * 2);
  const seen = found.filter(({ channel }) => !hidden.has(channel));
  const named = seen.map((project) => ({ project, label: project.name }));
  return [...named, ...(await hiddenOnes(deps, who, hidden, typed))].slice(0, OFFERED);
}

async function hiddenChannels(deps: Deps, who: Person): Promise<ReadonlySet<ChannelId>> {
  const nobody = brand<'person'>('');
  const channels = await deps.store.projects.channels(who.team);
  const whys = await Promise.all(channels.map((channel) => maySee(deps, who, { channel, owner: nobody })));
  return new Set(channels.filter((_, index) => whys[index] !== undefined));
}

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

async function hiddenOnes(
  deps: Deps,
  who: Person,
  hidden: ReadonlySet<ChannelId>,
  typed: string,
): Promise<readonly Deletable[]> {
  const projects: Project[] = [];
  for (const channel of hidden) {
    const left = MOST_HIDDEN - projects.length;
    if (left > 0) projects.push(...(await deps.store.projects.search(who.team, '', left, channel)));
  }
  const owners = projects.map(({ owner }) => owner);
  const nameOf = await namesOf(deps, who.team, owners, []);
  const words = folded(typed).split(' ');
  return projects.flatMap((project) => {
    const label = `Private project of ${nameOf(project.owner)}, begun ${day.format(project.createdAt)}`;
    const spoken = folded(label).split(/[ ,]+/);
    const meant = words.every((word) => spoken.some((each) => each.startsWith(word)));
    return meant ? [{ project, label }] : [];
  });
}
