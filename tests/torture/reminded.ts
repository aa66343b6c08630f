import { cardActions, cardRowId } from '#blocks/card-ids';
import type { Message } from '#sandbox/contract';
import type { Sandbox } from '#sandbox/index';
import type { ProjectId } from '#scoping/ids';
import type { Store } from '#store/index';
import { scopeProject } from '#tests/journey/scoped-project';
import { insist } from './once-more.ts';

const DAY_MS = 86_400_000;

/** Of a model that was tuned, so that there is something to look after. */
const tuned = {
  needs_knowledge: 'no',
  behaviour_gaps: ['classification'],
  prompt_result: 'under_80',
  labelled_examples: '2000_4999',
  train_target: 'hosted_small',
} as const;

/** A project whose owner agreed to be reminded, two weeks before its launch for the first time. */
export async function remindedProject(slack: Sandbox, store: Store): Promise<ProjectId> {
  const ana = slack.as('ana');
  const { project } = await scopeProject({ slack, store }, { name: 'Tuned', answers: tuned });
  const isCard = ({ blocks }: Message) => blocks.some((block) => block.block_id === cardRowId(project));
  const card = await slack.until(() => slack.snapshot().messages.find(isCard));
  await insist(() => ana.click(cardActions.more, `reminders:${project}`, card));
  await slack.until(() => ana.modals().at(-1)?.title === 'Reminders');
  await ana.fill('launch', new Date(slack.clock.now().getTime() + 20 * DAY_MS).toISOString().slice(0, 10));
  await insist(() => ana.submit());
  await ana.close({ all: true });
  return project;
}

/** Every message that reminds somebody, with the reminder it is. */
export const remindersIn = (slack: Sandbox): readonly { readonly id: string; readonly message: Message }[] =>
  slack.snapshot().messages.flatMap((message) => {
    const block = message.blocks.find(({ block_id }) => block_id.startsWith('reminder:'));
    const id = block?.block_id.split(':')[1];
    return id === undefined ? [] : [{ id, message }];
  });
