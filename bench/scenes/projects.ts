import { cardActions, stepsBlockId } from '#blocks/card-ids';
import { marked } from '#blocks/post-mark';
import { recommendationCard } from '#blocks/recommendation-card';
import { standingOf } from '#journey/prepare-telling';
import { personas } from '#sandbox/personas';
import { brand, type ProjectId } from '#scoping/ids';
import { recommend } from '#scoping/recommend';
import type { Store } from '#store/index';
import { event, interaction, type SlackRequest } from '../signed.ts';
import { begun } from './drafts.ts';
import { channelAt, personAt, type Scene, team, who } from './scene.ts';

const PROJECTS = 20;
const recommendation = recommend(personas[0].answers);

/** As it stands when its card was posted, and nothing is left to be told. */
async function posted(store: Store, n: number): Promise<ProjectId> {
  const draft = await begun(store, n, team);
  const project = brand<'project'>(`11111111-0000-4000-8000-${String(n).padStart(12, '0')}`);
  const done = await store.assessments.submit(
    team,
    {
      draft: draft.id,
      draftVersion: draft.version,
      assessment: brand<'assessment'>(`22222222-0000-4000-8000-${String(n).padStart(12, '0')}`),
      project,
      recommendation,
      provisional: false,
      basis: 0,
      messages: () => [],
    },
    new Date(),
  );
  if (done.kind !== 'submitted') throw new Error(`Project ${n} was not submitted: ${done.kind}`);
  await store.cards.posted(team, project, draft.channel, tsAt(n), new Date());
  return project;
}

const tsAt = (n: number): string => `1795000000.${String(n).padStart(6, '0')}`;

/** Twenty people tick, and take back, the first step of twenty cards. */
export const tick: Scene = {
  name: 'tick',
  title: 'a tick',
  bound: '',
  load: async (store) => {
    const cards: object[] = [];
    const groups: string[] = [];
    for (let n = 0; n < PROJECTS; n += 1) {
      const project = await posted(store, n);
      const version = await store.cards.draw(team, project, [[], [], []], new Date());
      const standing = await standingOf(store, team, project);
      if (!standing) throw new Error(`Project ${n} does not stand.`);
      cards.push(marked(recommendationCard({ ...standing, version }), `mark-of-${n}`));
      groups.push(stepsBlockId({ project, version, group: 0 }));
    }
    const [step] = recommendation.first_steps;
    return {
      request: (n) => {
        const at = n % PROJECTS;
        const ticked = Math.floor(n / PROJECTS) % 2 === 0;
        return click(n, cards[at] ?? {}, groups[at] ?? '', ticked && step ? [step.id] : []);
      },
      isRight: () => true,
    };
  },
};

function click(n: number, card: object, group: string, selected: readonly string[]): SlackRequest {
  const at = `${1_795_000_100 + Math.floor(n / 1_000)}.${String(n % 1_000).padStart(6, '0')}`;
  const place = { channel_id: channelAt(n), message_ts: tsAt(n % PROJECTS) };
  return interaction({
    type: 'block_actions',
    ...who(n),
    container: { type: 'message', ...place, is_ephemeral: false },
    trigger_id: `trigger.${n}`,
    channel: { id: channelAt(n), name: 'room' },
    message: { type: 'message', user: 'UBOT', bot_id: 'BBOT', ts: place.message_ts, team, ...card },
    state: { values: {} },
    response_url: 'https://hooks.slack.com/actions/T0/1/x',
    actions: [
      {
        type: 'checkboxes',
        action_id: cardActions.step,
        block_id: group,
        action_ts: at,
        selected_options: selected.map((value) => ({ text: { type: 'mrkdwn', text: 'x' }, value })),
      },
    ],
  });
}

/** Of a workspace with twenty projects. The event is acknowledged first, and who opened it goes on when it is drawn. */
export const home: Scene = {
  name: 'home',
  title: 'Home, 20 projects',
  bound: 'p50 4x',
  load: async (store, _requests, stub) => {
    for (let n = 0; n < PROJECTS; n += 1) await posted(store, n);
    return {
      whole: (n) => stub.shown(personAt(n)),
      request: (n) =>
        event({
          token: 'verification-token',
          team_id: team,
          api_app_id: 'A0BENCH',
          type: 'event_callback',
          event_id: `Ev${n}`,
          event_time: 1_795_000_000,
          authorizations: [{ team_id: team, user_id: 'UBOT', is_bot: true }],
          event: {
            type: 'app_home_opened',
            user: personAt(n),
            tab: 'home',
            event_ts: '1795000000.1',
          },
        }),
      isRight: () => true,
    };
  },
};
