import type { types } from '@slack/bolt';
import type { Draft } from '#scoping/assessment';
import { type KeyedPage, type PageId, pages, type QuestionKey, questionOf } from '#scoping/questionnaire';
import { nextPage, positionOf, previousPage, questionsOn } from '#scoping/route';
import type { SoFar } from '#scoping/so-far';
import { button, startOverButton } from './buttons.ts';
import { actions, callbacks, writeBookmark } from './ids.ts';
import { lineInput, nameInput, projectSelect, sameProject } from './project-inputs.ts';
import { questionInput } from './question-input.ts';
import { mrkdwn, plain } from './text.ts';
import { soFarLine } from './verdict-words.ts';

export interface QuestionScreen {
  readonly draft: Draft;
  readonly page: PageId;
  readonly soFar: SoFar;
  /** The short way: this page, then the verdict. */
  readonly quick?: boolean;
  /** “3 minutes ago”, where the page is resumed. */
  readonly saved?: string;
  /** The project that is assessed again, by name. */
  readonly again?: string;
  /** Whether the channel has projects to choose from. */
  readonly others?: boolean;
  /** Whether a draft was set aside that can come back. */
  readonly earlier?: boolean;
}

/** One page of questions. It is redrawn in place, and only where other questions appear or go. */
export function questionPage(screen: QuestionScreen): types.ModalView {
  const { draft, quick = false } = screen;
  const page: KeyedPage = pages.find(({ id }) => id === screen.page) ?? pages[0];
  const last = nextPage(draft.answers, page.id) === undefined;
  return {
    type: 'modal',
    callback_id: callbacks.page,
    private_metadata: writeBookmark({ draft: draft.id, at: page.id, ...(quick ? { quick } : {}) }),
    notify_on_close: true,
    title: plain(page.title, 24),
    submit: plain(quick ? 'Verdict' : last ? 'To your answers' : 'Next', 24),
    close: plain('Save and close', 24),
    blocks: [
      { type: 'context', block_id: 'progress', elements: progress(screen) },
      ...(isFirst(screen) ? projectInputs(screen) : []),
      ...questionsOn(page, draft.answers).map((question) => questionInput(question, draft)),
      ...actionsWith(ways(screen)),
    ],
  };
}

const isFirst = ({ draft, page }: QuestionScreen): boolean => previousPage(draft.answers, page) === undefined;

export interface ChangeScreen {
  readonly draft: Draft;
  readonly question: QuestionKey;
  readonly soFar: SoFar;
  readonly from?: PageId;
}

/** One question by itself, reached from the last look and left for it. */
export const changeView = ({ draft, question: about, soFar, from }: ChangeScreen): types.ModalView => ({
  type: 'modal',
  callback_id: callbacks.change,
  private_metadata: writeBookmark({ draft: draft.id, at: about, ...(from ? { from } : {}) }),
  notify_on_close: true,
  title: plain('Change an answer', 24),
  submit: plain('To your answers', 24),
  close: plain('Save and close', 24),
  blocks: [
    { type: 'context', block_id: 'progress', elements: [mrkdwn(soFarLine(soFar))] },
    questionInput(questionOf(about), draft),
  ],
});

function progress(screen: QuestionScreen): types.MrkdwnElement[] {
  const { draft, page, soFar, saved } = screen;
  const { at, of } = positionOf(page, draft.answers);
  const lines = [
    `Page ${at} of ${of}`,
    isFirst(screen) ? 'Every choice is saved as you make it.' : soFarLine(soFar),
    ...(saved === undefined ? [] : [`Saved ${saved}`]),
  ];
  return lines.map(mrkdwn);
}

function projectInputs({ draft, again, others }: QuestionScreen): types.KnownBlock[] {
  if (again !== undefined) return [sameProject(again), lineInput(draft)];
  return [nameInput(draft), ...(others ? [projectSelect(draft)] : []), lineInput(draft)];
}

/** Slack takes no actions block without a button in it. */
const actionsWith = (elements: types.Button[]): types.ActionsBlock[] =>
  elements.length > 0 ? [{ type: 'actions', block_id: 'ways', elements }] : [];

function ways(screen: QuestionScreen): types.Button[] {
  const { draft, quick, saved, earlier } = screen;
  const first = isFirst(screen);
  const begun = Object.keys(draft.answers).length > 0 || draft.name !== '';
  return [
    ...(first ? [] : [button('Back', actions.back), button('Skip to your answers', actions.skip)]),
    ...(quick ? [] : [button('Verdict now', actions.verdictNow)]),
    ...(saved === undefined ? [] : [button('Start another project', actions.startAnother)]),
    ...(begun && (first || saved !== undefined) ? [startOverButton] : []),
    ...(earlier && first ? [button('Bring the earlier answers back', actions.bringBack)] : []),
  ];
}
