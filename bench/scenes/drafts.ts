import { actions } from '#blocks/ids';
import { questionPage } from '#blocks/question-page';
import { yourAnswers } from '#blocks/your-answers';
import { freshForm } from '#sandbox/forms';
import { personas } from '#sandbox/personas';
import type { Draft } from '#scoping/assessment';
import { brand } from '#scoping/ids';
import type { Answers, PageId } from '#scoping/questionnaire';
import { recommend } from '#scoping/recommend';
import { soFar } from '#scoping/so-far';
import type { Store } from '#store/index';
import type { Load } from '../load/load.ts';
import { interaction, type SlackRequest } from '../signed.ts';
import { channelAt, personAt, type Scene, team, who } from './scene.ts';

const [persona] = personas;
const DRAFTS = 200;

/** Two sets of answers to the first two pages, which every submit changes from the one to the other. */
const before: Answers = persona.answers;
const after: Answers = {
  ...before,
  change_rate: 'daily',
  prompt_result: '80_89',
  knowledge_size: 'over_10k_docs',
  kb_quality: 'clean',
  attribution: 'required',
  data_rules: ['multi_tenant'],
};

export const pageSubmit: Scene = {
  ...pageSubmits('page-submit', 'knowledge', 'a page submit'),
  bound: 'p50 3.5x, 2x, 1.7x; 0.55x/s',
};

/** The name is on it, which must be new; and another project could be chosen. */
export const firstPageSubmit = pageSubmits('first-page', 'essentials', 'the first page');

function pageSubmits(name: string, page: PageId, title: string): Scene {
  return {
    name,
    title,
    bound: '',
    load: async (store) => {
      const drafts = Array.from({ length: DRAFTS }, (_, n) => begun(store, n, team));
      return pageSubmitsOf(await Promise.all(drafts), page);
    },
  };
}

/** One draft after the other; the second time round each is submitted with the other answers. */
export function pageSubmitsOf(drafts: readonly Draft[], page: PageId): Load {
  const requests = [after, before].map((answers) =>
    drafts.map((draft, n) => submitOf(draft, page, answers, n)),
  );
  return {
    request: (n) => requests[Math.floor(n / drafts.length) % 2]?.[n % drafts.length] as SlackRequest,
    isRight: ({ body }) => body.includes('"response_action":"update"') && body.includes(actions.answer),
  };
}

/** A draft, and the modal that shows it. */
export async function begun(store: Store, n: number, of: typeof team): Promise<Draft> {
  const draft = await store.drafts.begin(
    of,
    {
      id: brand<'draft'>(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`),
      person: personAt(n),
      channel: channelAt(n),
      project: null,
      name: `${persona.name} ${n}`,
      description: persona.line,
      answers: before,
    },
    new Date(),
  );
  await store.drafts.opened(of, draft.id, viewOf(n), null);
  return draft;
}

const viewOf = (n: number): string => `V${n}`;

/** The page as Slack sends it back, with these answers in it. */
function submitOf(draft: Draft, page: PageId, answers: Answers, n: number): SlackRequest {
  const shown = questionPage({ draft: { ...draft, answers }, page, soFar: soFar(answers) });
  return submission(shown, draft, n);
}

function submission(shown: ReturnType<typeof questionPage>, draft: Draft, n: number): SlackRequest {
  const id = viewOf(n);
  return interaction({
    type: 'view_submission',
    ...who(n, draft.team),
    trigger_id: `trigger.${n}`,
    view: {
      ...shown,
      id,
      team_id: draft.team,
      hash: '1795000000.abcdefgh',
      state: { values: freshForm(shown.blocks, {}).values },
      clear_on_close: false,
      previous_view_id: null,
      root_view_id: id,
      app_id: 'A0BENCH',
      external_id: '',
      app_installed_team_id: draft.team,
      bot_id: 'BBOT',
    },
    response_urls: [],
  });
}

/** Each its own draft. The advice was worked out for the last look, as it is when people go the whole way. */
export const draftSubmit: Scene = {
  name: 'draft-submit',
  title: 'the submit of a draft',
  bound: 'p50 3x',
  mostInRound: 250,
  load: async (store, requests) => {
    const drafts: Draft[] = [];
    while (drafts.length < requests) {
      const more = Array.from(
        { length: Math.min(500, requests - drafts.length) },
        (_, n) => drafts.length + n,
      );
      drafts.push(...(await Promise.all(more.map((n) => begun(store, n, team)))));
    }
    const recommendation = recommend(before);
    return {
      request: (n) => {
        const draft = drafts[n];
        if (!draft) throw new Error(`There is no draft ${n}.`);
        const place = { kind: 'channel' as const, channel: draft.channel, open: true };
        return submission(yourAnswers({ draft, recommendation, place }), draft, n);
      },
      isRight: ({ body }) => body.includes('"response_action":"update"') && body.includes('note.v1'),
    };
  },
};
