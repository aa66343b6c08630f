import type { types } from '@slack/bolt';
import { meanwhile } from '#blocks/meanwhile';
import { discardedView, goneView, submittedView } from '#blocks/note';
import { changeView, questionPage } from '#blocks/question-page';
import { quickVerdict } from '#blocks/quick-verdict';
import { draftsView } from '#blocks/start-view';
import { ago } from '#blocks/text';
import { yourAnswers } from '#blocks/your-answers';
import type { Shown } from '#journey/turn';
import type { Draft } from '#scoping/assessment';

/** The modal that shows what comes next. */
export function viewOf(turn: Shown, now: Date): types.ModalView {
  switch (turn.kind) {
    case 'page':
      return questionPage({
        ...turn,
        ...assessedAgain(turn.draft),
        ...savedIf(turn.resumed, turn.draft, now),
      });
    case 'change':
      return changeView(turn);
    case 'your-answers':
      return yourAnswers({ ...turn, ...savedIf(turn.resumed, turn.draft, now) });
    case 'quick-verdict':
      return quickVerdict({ ...turn, ...assessedAgain(turn.draft) });
    case 'meanwhile':
      return meanwhile(turn);
    case 'drafts':
      return draftsView(turn.drafts, now);
    case 'submitted':
      return submittedView(turn);
    case 'discarded':
      return discardedView;
    case 'gone':
      return goneView;
  }
}

const assessedAgain = ({ project, name }: Draft) => (project === null ? {} : { again: name });

const savedIf = (resumed: boolean, { savedAt }: Draft, now: Date) =>
  resumed ? { saved: ago(savedAt, now) } : {};
