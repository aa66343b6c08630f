import { randomUUID } from 'node:crypto';
import { announcement } from '#journey/announce';
import type { Message } from '#sandbox/contract';
import type { Assessment, GivenBy } from '#scoping/assessment';
import { brand, type ChannelId, type ProjectId } from '#scoping/ids';
import type { Answers } from '#scoping/questionnaire';
import { recommended } from '#tests/recommended';
import type { Workspace } from './workspace.ts';

/** So much of a workspace as it takes to have a project in it. */
type Place = Pick<Workspace, 'slack' | 'store'>;

export const teamOf = ({ slack }: Pick<Workspace, 'slack'>) =>
  brand<'team'>(slack.snapshot().workspaces[0]?.id ?? '');

export const personIn = ({ slack }: Pick<Workspace, 'slack'>, handle: string) =>
  brand<'person'>(slack.as(handle).id);

export function channelIn({ slack }: Pick<Workspace, 'slack'>, name: string): ChannelId {
  const found = slack.snapshot().channels.find((channel) => `#${channel.name}` === name);
  return brand<'channel'>(found?.id ?? name);
}

interface Scoping {
  readonly as?: string;
  readonly channel?: string;
  readonly name?: string;
  readonly answers?: Answers;
  readonly given?: GivenBy;
  /** The project that is assessed again. */
  readonly project?: ProjectId;
  /** Without its card, where that would only stand in the way. */
  readonly quietly?: boolean;
}

/** A project as if it had just been submitted: the conversation before it is tested by itself. */
export async function scopeProject(
  workspace: Place,
  {
    as = 'ana',
    channel = '#ai-projects',
    name = 'Help desk',
    answers = {},
    given = {},
    project,
    quietly = false,
  }: Scoping = {},
): Promise<Assessment> {
  const { store, slack } = workspace;
  const team = teamOf(workspace);
  const now = slack.clock.now();
  const { draft } = await store.drafts.resumeOrBegin(
    team,
    {
      id: brand<'draft'>(randomUUID()),
      person: personIn(workspace, as),
      channel: channelIn(workspace, channel),
      project: project ?? null,
      name,
      answers,
      given,
    },
    now,
  );
  const done = await store.assessments.submit(
    team,
    {
      draft: draft.id,
      draftVersion: draft.version,
      assessment: brand<'assessment'>(randomUUID()),
      project: brand<'project'>(randomUUID()),
      recommendation: recommended(answers),
      provisional: false,
      basis: project ? Number.MAX_SAFE_INTEGER : 0,
      messages: (assessment) =>
        quietly ? [] : announcement({ now: () => now, newId: randomUUID }, assessment),
    },
    now,
  );
  if (done.kind !== 'submitted') throw new Error(done.kind);
  return done.assessment;
}

/** The bot’s messages in a channel that carry a card, the oldest first. */
export function cardsIn(workspace: Workspace, channel = '#ai-projects'): readonly Message[] {
  const { messages, app } = workspace.slack.snapshot();
  const where = channelIn(workspace, channel);
  return messages.filter(
    (message) =>
      message.channel === where &&
      message.author === app.botUser &&
      message.thread === undefined &&
      message.blocks.some(({ block_id }) => block_id.startsWith('card:')),
  );
}

export const cardIn = (workspace: Workspace, channel?: string): Promise<Message> =>
  workspace.slack.until(() => cardsIn(workspace, channel)[0]);

interface Boxes {
  readonly block: string;
  readonly options: readonly { readonly value: string; readonly description?: { readonly text: string } }[];
  readonly ticked: readonly string[];
}

/** The groups of checkboxes on a card. */
export const boxesOn = (card: Message): readonly Boxes[] =>
  card.blocks.flatMap((block) => {
    if (!block.block_id.startsWith('steps:') || !Array.isArray(block.elements)) return [];
    const [{ options, initial_options: initial = [] }] = block.elements as [
      { options: Boxes['options']; initial_options?: Boxes['options'] },
    ];
    return [{ block: block.block_id, options, ticked: initial.map(({ value }) => value) }];
  });
