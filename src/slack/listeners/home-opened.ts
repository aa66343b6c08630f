import type { Middleware, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Deps } from '#journey/deps';
import { listProjects } from '#journey/list-projects';
import { fromTheStart, type Looking, listingOf, readLooking } from '#journey/read-dashboard';
import { brand } from '#scoping/ids';
import { drawChanged, drawOpened, lookingOf } from '../draw-home.ts';
import { onClick } from '../project-click.ts';
import { resumeConversation } from '../start-conversation.ts';

/** Somebody opened the app's Home tab: drawn afresh, from the start of the list. */
export const homeOpened =
  (deps: Deps): Middleware<SlackEventMiddlewareArgs<'app_home_opened'>> =>
  async ({ event, body, client }) => {
    if (event.tab !== 'home') return;
    const who = { team: brand<'team'>(body.team_id), id: brand<'person'>(event.user) };
    await drawOpened(deps, client, who);
  };

const PAGE = 8;

/** A filter chosen, cleared, or the next page wanted. */
export const homeChanged = onClick(async ({ deps, who, args, value }) => {
  const [, what = ''] = args.action.action_id.split(':');
  const at = await lookingOf(deps, who);
  await drawChanged(deps, args.client, who, await next(what));
  return undefined;

  async function next(change: string): Promise<Looking> {
    switch (change) {
      case 'clear':
        return { ...fromTheStart, order: at.order };
      case 'back':
        return { ...at, pages: at.pages.slice(0, -1) };
      case 'more': {
        const page = await listProjects(deps, who, listingOf(at), PAGE);
        return page.next ? { ...at, pages: [...at.pages, page.next] } : at;
      }
      default:
        return readLooking(JSON.stringify({ ...at, [change]: value === '' ? undefined : value, pages: [] }));
    }
  }
});

export const homeSearched = onClick(async ({ deps, who, args, value }) => {
  const at = await lookingOf(deps, who);
  await drawChanged(deps, args.client, who, { ...at, text: value.trim() || undefined, pages: [] });
  return undefined;
});

/** *Go on* beside a draft: the conversation opens where it was left. */
export const homeDraftChosen = onClick(async ({ deps, who, args, value }) => {
  const { client, body } = args;
  await resumeConversation({ deps, client, who }, brand<'draft'>(value), body.trigger_id);
  return undefined;
});
