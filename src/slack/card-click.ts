import type {
  BlockAction,
  Middleware,
  SlackActionMiddlewareArgs,
  types,
  ViewOutput,
  webApi,
} from '@slack/bolt';
import { z } from 'zod';
import { isOnCard } from '#blocks/card-ids';
import { noteView } from '#blocks/note';
import type { Deps } from '#journey/deps';
import { meetCopy, type Seen } from '#journey/meet-copy';
import type { Person } from '#journey/person';
import { brand, type ProjectId } from '#scoping/ids';
import { personOf } from './form.ts';
import { sayPrivately } from './say-privately.ts';

/** A click on a card, in its thread, or in anything else that speaks of one project. */
export interface CardClick {
  readonly deps: Deps;
  readonly client: webApi.WebClient;
  readonly who: Person;
  readonly project: ProjectId;
  readonly trigger: string;
  readonly responseUrl: string | undefined;
  readonly action: BlockAction['actions'][number];
  /** Opens a modal, on top of the one that was clicked in, if any. */
  readonly show: (view: types.ModalView) => Promise<void>;
}

export type OnClick = (deps: Deps) => Middleware<SlackActionMiddlewareArgs<BlockAction>>;

const message = z.object({
  type: z.literal('message'),
  channel_id: z.string().transform((id) => brand<'channel'>(id)),
  message_ts: z.string(),
  is_ephemeral: z.boolean().optional(),
});

/**
 * What a click on a card comes to, and what to say about it to that person alone. It is acknowledged when `handle` is
 * done, so that what was acknowledged is stored; a message that nobody knows of is dealt with after that.
 */
export const onCard =
  (
    projectOf: (action: CardClick['action'], view: ViewOutput | undefined) => ProjectId | undefined,
    handle: (click: CardClick) => Promise<string | undefined>,
  ): OnClick =>
  (deps) =>
  async ({ ack, action, body, client }) => {
    const project = projectOf(action, body.view);
    const who = personOf(body);
    const { trigger_id: trigger, response_url: responseUrl } = body;
    const show = async (view: types.ModalView): Promise<void> => {
      const within = body.view?.type === 'modal';
      await (within ? client.views.push : client.views.open)({ trigger_id: trigger, view });
    };
    const words = project
      ? await handle({ deps, client, who, project, trigger, responseUrl, action, show })
      : GONE;
    await ack();
    const say = (text: string): Promise<void> =>
      responseUrl ? sayPrivately(responseUrl, text) : show(noteView('Not possible', text));
    if (words !== undefined) await say(words);
    const seen = project && isOnCard(action.block_id) ? cardSeen(body) : undefined;
    if (!project || !seen) return;
    const met = await meetCopy(deps, who.team, project, seen);
    if (met.kind === 'copy') await say(copyWords(met.card, body.team?.domain));
  };

/** Which message was clicked; what only one person sees is no copy of anything. */
function cardSeen({ container }: BlockAction): Seen | undefined {
  const { data } = message.safeParse(container);
  if (!data || data.is_ephemeral) return undefined;
  return { channel: data.channel_id, ts: data.message_ts };
}

const copyWords = ({ channel, ts }: Seen, domain = 'app'): string =>
  'This was a second copy of the card, and goes away. Your click counts; the card is ' +
  `<https://${domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}|over here>.`;

export const GONE = 'This project is not there any more, or this button belongs to an older version.';
