import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Project } from '#scoping/assessment';
import { brand } from '#scoping/ids';
import { mention } from './mention.ts';
import { portfolioCallbacks, portfolioMenus, writeProjectMark } from './portfolio-ids.ts';
import { section } from './sections.ts';
import { escapedWithin, plain } from './text.ts';

const fields = { word: 'word', project: 'project', person: 'person' } as const;

interface Doomed {
  readonly project: Project;
  /** False for an admin who may not see it: then its name stays hidden. */
  readonly seen: boolean;
  /** What has to be typed. */
  readonly word: string;
}

/** For good: the name has to be typed. */
export const removeForm = ({ project, seen, word }: Doomed): types.ModalView => ({
  type: 'modal',
  callback_id: portfolioCallbacks.remove,
  private_metadata: writeProjectMark({ project: project.id, revision: project.revision }),
  title: plain('Delete a project', 24),
  submit: plain('Delete for good', 24),
  close: plain('Keep it', 24),
  blocks: [
    section(
      `${seen ? `*${escapedWithin(project.name, 200)}*` : `A private project, owner ${mention(project.owner)},`} ` +
        'will be deleted with all its revisions, answers, reviews and reminders. Its card, the thread under it, ' +
        'reminders and questions go from Slack too; news of single acts stays. This cannot be undone; ' +
        'archiving keeps it out of sight instead.',
    ),
    {
      type: 'input',
      block_id: fields.word,
      label: plain(`Type “${word}” to confirm`),
      element: { type: 'plain_text_input', action_id: fields.word },
    },
  ],
});

/** For admins: which one, found by typing. */
export const removeAnyForm: types.ModalView = {
  type: 'modal',
  callback_id: portfolioCallbacks.removeAny,
  title: plain('Delete a project', 24),
  submit: plain('Next', 24),
  close: plain('Cancel', 24),
  blocks: [
    {
      type: 'input',
      block_id: fields.project,
      label: plain('Which project?'),
      hint: plain(
        'Type the beginning of its name. One that is not for you to see stands here by its owner and the day it was begun: type “private”, or the owner’s name.',
      ),
      element: {
        type: 'external_select',
        action_id: portfolioMenus.deletable,
        placeholder: plain('Type to find it', 150),
        min_query_length: 0,
      },
    },
  ],
};

export const deletableOption = ({
  project,
  label,
}: {
  readonly project: Project;
  readonly label: string;
}) => ({
  value: project.id,
  text: plain(label, 75),
});

export const forgetForm: types.ModalView = {
  type: 'modal',
  callback_id: portfolioCallbacks.forget,
  title: plain('Forget a person', 24),
  submit: plain('Forget for good', 24),
  close: plain('Cancel', 24),
  blocks: [
    section(
      'Their name is replaced by “a former member” wherever it stands, and their drafts are deleted. ' +
        'What was decided stays. Cards and what hangs under them are redrawn; where people wrote the name in words ' +
        'of their own, it stays. This cannot be undone.',
    ),
    {
      type: 'input',
      block_id: fields.person,
      label: plain('Who?'),
      element: { type: 'users_select', action_id: fields.person },
    },
  ],
};

const word = z.object({ word: z.object({ word: z.object({ value: z.string() }) }) });
const chosen = z.object({
  project: z.object({
    [portfolioMenus.deletable]: z.object({ selected_option: z.object({ value: z.string() }) }),
  }),
});
const person = z.object({ person: z.object({ person: z.object({ selected_user: z.string() }) }) });

export const readWord = (values: unknown): string => word.safeParse(values).data?.word.word.value ?? '';

export function readChosen(values: unknown) {
  const id = chosen.safeParse(values).data?.project[portfolioMenus.deletable].selected_option.value;
  return id === undefined ? undefined : brand<'project'>(id);
}

export function readPerson(values: unknown) {
  const id = person.safeParse(values).data?.person.person.selected_user;
  return id === undefined ? undefined : brand<'person'>(id);
}

export const wordComplaint = (why: string): Record<string, string> => ({ [fields.word]: why });
