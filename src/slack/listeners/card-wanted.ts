import { readProject as readId, readMenuChoice } from '#blocks/card-ids';
import { didYouMeanProject, recommendationCard } from '#blocks/recommendation-card';
import { sourcesView } from '#blocks/sources-view';
import { proposeReminders } from '#journey/agree-reminders';
import type { Deps } from '#journey/deps';
import { postCard } from '#journey/post-card';
import { readProject, showProject } from '#journey/read-project';
import { brand } from '#scoping/ids';
import { GONE, type OnClick, onCard } from '../card-click.ts';
import { untendedWords } from '../reminder-click.ts';
import { startConversation } from '../start-conversation.ts';
import type { CommandArgs } from './listener.ts';
import { dossierFor } from './project-opened.ts';
import { drawnPlan } from './reminders-planned.ts';

/** `/ragft show <project>`: the same card, for this person alone. */
export const showAsked =
  (deps: Deps) =>
  async ({ ack, command }: CommandArgs, name: string): Promise<void> => {
    const who = { team: brand<'team'>(command.team_id), id: brand<'person'>(command.user_id) };
    const shown = await showProject(deps, who, brand<'channel'>(command.channel_id), name);
    const message = shown.kind === 'card' ? recommendationCard(shown) : didYouMeanProject(name, shown.near);
    await ack({ response_type: 'ephemeral', text: message.text, blocks: [...message.blocks] });
  };

/** *Post now*, *Post again* */
export const postWanted: OnClick = onCard(
  (action) => readId('value' in action ? action.value : undefined),
  async ({ deps, who, project }) => {
    const posted = await postCard(deps, who, project);
    if (posted.kind === 'on-its-way') return `The card is on its way to <#${posted.channel}>.`;
    return posted.kind === 'refused' ? posted.why : GONE;
  },
);

/** The menu beside the card’s buttons. */
export const menuUsed: OnClick = onCard(
  (action) => readMenuChoice(action)?.project,
  async ({ deps, client, who, project: id, trigger, responseUrl, action, show }) => {
    const read = await readProject(deps, who, id);
    if (read.kind === 'refused') return read.why;
    const choice = readMenuChoice(action)?.choice;
    if (read.kind === 'gone' || !choice) return GONE;
    if (choice === 'sources') {
      await show(sourcesView(read.assessment.recommendation));
      return undefined;
    }
    if (choice === 'project') {
      const view = await dossierFor(deps, who, id);
      if ('kind' in view) return view.why;
      await show(view);
      return undefined;
    }
    if (choice === 'reminders') {
      const proposal = await proposeReminders(deps, who, id);
      if ('kind' in proposal) return untendedWords(proposal);
      await show(drawnPlan(proposal));
      return undefined;
    }
    const { channel, name } = read.project;
    await startConversation({ deps, client, who }, { channel, name }, { trigger, responseUrl });
    return undefined;
  },
);
