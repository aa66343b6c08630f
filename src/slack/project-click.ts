import type {
  AllMiddlewareArgs,
  BlockAction,
  Middleware,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  types,
  ViewSubmitAction,
} from '@slack/bolt';
import { z } from 'zod';
import { noteView } from '#blocks/note';
import { readProjectMark } from '#blocks/portfolio-ids';
import { escaped } from '#blocks/text';
import type { Kept } from '#journey/archive-project';
import type { Deps } from '#journey/deps';
import type { Person } from '#journey/person';
import type { Refusal } from '#journey/refusal';
import { personOf } from './form.ts';
import { isAwaited } from './intake.ts';
import { redrawModal } from './modal.ts';
import { noteRefusal } from './note-refusal.ts';
import { sayPrivately } from './say-privately.ts';
import { sayBusy, unlessBusy } from './show.ts';

type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;
type SubmissionArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** A click in Home, in a modal of a project, or in a message about one. */
export interface Click {
  readonly deps: Deps;
  readonly who: Person;
  readonly args: ActionArgs;
  /** What the button carries, or was chosen in a menu. */
  readonly value: string;
  /** Whether Slack still waits for the acknowledgement. */
  readonly awaited: () => boolean;
  /** Shows a view where the click was made: in the open modal, else in a new one. */
  readonly show: (view: types.ModalView) => Promise<void>;
}

export type OnAction = (deps: Deps) => Middleware<SlackActionMiddlewareArgs<BlockAction>>;
export type OnSubmission = (deps: Deps) => Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>>;

/** What may be shown to a person, or why not. */
type Answer = types.ModalView | Refusal | undefined;

const option = z.object({ value: z.string() });
const carried = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_user: z.string().nullish(),
  selected_conversation: z.string().nullish(),
});

function carriedBy(action: unknown): string {
  const { data } = carried.safeParse(action);
  return (
    data?.value ?? data?.selected_option?.value ?? data?.selected_user ?? data?.selected_conversation ?? ''
  );
}

/** What a click leads to: a view, a word to that person alone, or nothing to be shown. */
export const onClick =
  (handle: (click: Click) => Promise<Answer>): OnAction =>
  (deps) =>
  async (args) => {
    await args.ack();
    const click = clickIn(deps, args);
    await giveAnswer(click, await handle(click));
  };

/** A click that changes a project. It is acknowledged when that is stored; what is drawn comes after. */
export const onChange =
  (
    change: (click: Click) => Promise<Kept | Refusal>,
    handle: (click: Click, kept: Kept) => Promise<Answer>,
  ): OnAction =>
  (deps) =>
  async (args) => {
    const click = clickIn(deps, args);
    const changed = await unlessBusy(change(click));
    await args.ack();
    if (changed === 'busy') return sayBusy(args, args.body);
    await giveAnswer(click, changed.kind === 'refused' ? changed : await handle(click, changed));
  };

function clickIn(deps: Deps, args: ActionArgs): Click {
  const { body, action, client } = args;
  const show = async (view: types.ModalView): Promise<void> => {
    if (body.view?.type === 'modal') await redrawModal(client, { id: body.view.id }, view);
    else await client.views.open({ trigger_id: body.trigger_id, view });
  };
  const awaited = () => isAwaited(args.context);
  return { deps, who: personOf(body), args, value: carriedBy(action), awaited, show };
}

async function giveAnswer({ args, show }: Click, answer: Answer): Promise<void> {
  if (!answer) return;
  if (!('kind' in answer)) return show(answer);
  noteRefusal(args, answer.why);
  const { response_url: url } = args.body;
  if (url) await sayPrivately(url, answer.why);
  else await show(refusedView(answer));
}

/** Where a complaint about a form belongs: by block id; a form without such an input is replaced by it. */
type Complaint = (why: string) => Record<string, string>;

/** What a submitted form leads to: a view in its place, or what is wrong with it. */
export const onSubmission =
  (
    handle: (
      deps: Deps,
      who: Person,
      args: SubmissionArgs,
    ) => Promise<{ readonly answer: Answer; readonly complain?: Complaint }>,
  ): OnSubmission =>
  (deps) =>
  async (args) => {
    const who = personOf(args.body);
    const { answer, complain } = await handle(deps, who, args);
    if (!answer) return args.ack({ response_action: 'clear' });
    if (!('kind' in answer)) return args.ack({ response_action: 'update', view: answer });
    noteRefusal(args, answer.why);
    if (complain && !answer.hidden)
      return args.ack({ response_action: 'errors', errors: complain(answer.why) });
    return args.ack({ response_action: 'update', view: refusedView(answer) });
  };

const refusedView = ({ why }: Refusal): types.ModalView => noteView('Not possible', escaped(why));

export const markOf = ({ view }: SubmissionArgs) => readProjectMark(view.private_metadata);
