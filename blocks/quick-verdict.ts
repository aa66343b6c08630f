import type { types } from '@slack/bolt';
import type { Draft } from '#scoping/assessment';
import type { Place } from '#scoping/place';
import type { PageId } from '#scoping/questionnaire';
import type { Recommendation } from '#scoping/recommendation';
import { button } from './buttons.ts';
import { actions, callbacks, writeBookmark } from './ids.ts';
import { channelSelect, placeSection } from './place-inputs.ts';
import { nameInput, sameProject } from './project-inputs.ts';
import { mrkdwn, plain } from './text.ts';
import { firmnessInWords, verdictInWords } from './verdict-words.ts';

export interface QuickVerdict {
  readonly draft: Draft;
  readonly recommendation: Recommendation;
  readonly place: Place;
  /** The name of the project that is assessed again. */
  readonly again?: string;
  /** The page it was asked for on. */
  readonly from?: PageId;
}

/** What the first page already says, to this person only; it is posted when they want it posted. */
export const quickVerdict = ({
  draft,
  recommendation,
  place,
  again,
  from,
}: QuickVerdict): types.ModalView => ({
  type: 'modal',
  callback_id: callbacks.quickVerdict,
  private_metadata: writeBookmark({
    draft: draft.id,
    at: 'quick-verdict',
    quick: true,
    ...(from ? { from } : {}),
  }),
  notify_on_close: true,
  title: plain('Provisional verdict', 24),
  submit: plain('Post as provisional', 24),
  close: plain('Save and close', 24),
  blocks: [
    { type: 'section', block_id: 'verdict', text: mrkdwn(verdictInWords(recommendation)) },
    { type: 'context', block_id: 'firmness', elements: [mrkdwn(firmnessInWords(recommendation.firmness))] },
    ...reasons('Why', recommendation.rationale),
    ...reasons('Against it', recommendation.case_against),
    {
      type: 'actions',
      block_id: 'ways',
      elements: [
        { ...button('Go deeper', actions.goDeeper), style: 'primary' },
        button('Back', actions.back),
      ],
    },
    {
      type: 'context',
      block_id: 'unseen',
      elements: [mrkdwn('So far only you see this. The later pages may still change it.')],
    },
    { type: 'divider' },
    again === undefined ? nameInput(draft) : sameProject(again),
    placeSection(place),
    ...(again === undefined ? [channelSelect(draft, place)] : []),
  ],
});

function reasons(title: string, given: Recommendation['rationale']): types.SectionBlock[] {
  if (given.length === 0) return [];
  const lines = given.slice(0, 3).map(({ text }) => `• ${text}`);
  return [{ type: 'section', text: mrkdwn([`*${title}*`, ...lines].join('\n')) }];
}
