import { historyView } from '#blocks/history-view';
import { readProjectMark } from '#blocks/portfolio-ids';
import { projectList, whichOne } from '#blocks/project-list';
import { escaped } from '#blocks/text';
import type { Deps } from '#journey/deps';
import { listProjects } from '#journey/list-projects';
import type { Person } from '#journey/person';
import { listingOf, readLooking } from '#journey/read-dashboard';
import { compareRevisions } from '#journey/read-dossier';
import { refused } from '#journey/refusal';
import { meantBy } from '#journey/sight';
import type { Project } from '#scoping/assessment';
import { brand } from '#scoping/ids';
import { type Format, formats, sendList, sendProject } from '../export-file.ts';
import { onClick } from '../project-click.ts';
import { sayPrivately } from '../say-privately.ts';
import type { CommandArgs } from './listener.ts';

const personOf = ({ command }: CommandArgs): Person => ({
  team: brand<'team'>(command.team_id),
  id: brand<'person'>(command.user_id),
});

type Said = Parameters<CommandArgs['ack']>[0];

const privately = (said: { text: string; blocks?: object[] }): Said =>
  ({ response_type: 'ephemeral', ...said }) as Said;

const LISTED = 10;

/** `/ragft list [words]` */
export const listAsked =
  (deps: Deps) =>
  async (args: CommandArgs, words: string): Promise<void> => {
    const filter = words === '' ? {} : { text: words };
    const { projects, next } = await listProjects(deps, personOf(args), { filter, order: 'newest' }, LISTED);
    await args.ack(privately(projectList({ projects, words, more: next !== undefined })));
  };

/** The one project these words mean; else the person is asked which, or told that there is none. */
async function theOne(deps: Deps, args: CommandArgs, words: string): Promise<Project | undefined> {
  const channel = brand<'channel'>(args.command.channel_id);
  const found = await meantBy(deps, personOf(args), channel, words);
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  await args.ack(privately(only ? whichOne(found) : { text: none(words) }));
  return undefined;
}

const none = (words: string): string =>
  words === ''
    ? 'Which project? Type its name, or the beginning of it, behind the command.'
    : `No project with “${escaped(words)}” that you may see. \`/ragft list\` shows those that are.`;

/** `/ragft history <project>` */
export const historyAsked =
  (deps: Deps) =>
  async (args: CommandArgs, words: string): Promise<void> => {
    const project = await theOne(deps, args, words);
    if (!project) return;
    await args.ack();
    const pair = await compareRevisions(deps, personOf(args), project.id);
    if (pair.kind === 'refused') return sayPrivately(args.command.response_url, pair.why);
    await args.client.views.open({ trigger_id: args.command.trigger_id, view: historyView(pair) });
  };

/** `/ragft export [csv|md|json] [project]` */
export const exportAsked =
  (deps: Deps) =>
  async (args: CommandArgs, words: string): Promise<void> => {
    const [first = '', ...others] = words.split(' ');
    const format = formats.find((each) => each === first.toLowerCase());
    const name = format ? others.join(' ') : words;
    const sender = { deps, client: args.client, who: personOf(args) };
    if (name === '') {
      if (format === 'md')
        return args.ack(
          privately({ text: 'A decision record is of one project: `/ragft export md <project>`.' }),
        );
      await args.ack(privately({ text: ON_ITS_WAY }));
      await sendList(sender, { filter: {}, order: 'newest' }, format ?? 'csv');
      return;
    }
    const project = await theOne(deps, args, name);
    if (!project) return;
    await args.ack(privately({ text: ON_ITS_WAY }));
    const why = await sendProject(sender, project.id, format ?? 'md');
    if (why) await sayPrivately(args.command.response_url, why.why);
  };

const ON_ITS_WAY = 'Your export comes as a file, by direct message from ragft.';

/** *Decision record* and *JSON* of a project; *Export as CSV* of the list one looks at. */
export const exportWanted = onClick(async ({ deps, who, args, value }) => {
  const [, wanted] = args.action.action_id.split(':');
  const format = formats.find((each): each is Format => each === wanted);
  if (!format) return refused('There is no such export.');
  const sender = { deps, client: args.client, who };
  const mark = readProjectMark(value);
  if (mark) return sendProject(sender, mark.project, format, mark.revision);
  if (value !== '') return sendProject(sender, brand<'project'>(value), format);
  const at = readLooking(await deps.store.homeViews.lookingAt(who.team, who.id));
  await sendList(sender, { ...listingOf(at), from: undefined }, format === 'json' ? 'json' : 'csv');
  return undefined;
});
