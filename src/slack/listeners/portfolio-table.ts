import { portfolioActions, portfolioCallbacks, portfolioMenus } from '#blocks/portfolio-ids';
import type { Deps } from '#journey/deps';
import { homeChanged, homeDraftChosen, homeOpened, homeSearched } from './home-opened.ts';
import type { Listeners, Word } from './listener.ts';
import { exportAsked, exportWanted, historyAsked, listAsked } from './portfolio-asked.ts';
import { outcomeRecorded, removalConfirmed, reviewGiven } from './project-changed.ts';
import {
  archiveWanted,
  comparisonChanged,
  handedOver,
  historyWanted,
  outcomeWanted,
  projectOpened,
  removalWanted,
  restoreWanted,
  reviewWanted,
} from './project-opened.ts';
import {
  deletableLookedUp,
  forgettingWanted,
  personForgotten,
  removalChosen,
  removalOfAnyWanted,
  settingsAsked,
  settingsSubmitted,
  settingsWanted,
  trailWanted,
} from './settings-changed.ts';

/** The part of the table of contents for those who look after projects that were scoped. */
export function portfolioListeners(
  deps: Deps,
): Pick<Listeners, 'words' | 'actions' | 'options' | 'submissions' | 'events'> {
  const words: readonly Word[] = [
    {
      word: 'list',
      usage: 'list [words]',
      does: 'The projects that you may see, found by words of their names.',
      takes: 'words',
      handler: listAsked(deps),
    },
    {
      word: 'history',
      usage: 'history <project>',
      does: 'What changed between two revisions, and why the verdict moved.',
      takes: 'words',
      handler: historyAsked(deps),
    },
    {
      word: 'export',
      usage: 'export [csv|md|json] [project]',
      does: 'A list, a decision record, or all of a project, as a file to you.',
      takes: 'words',
      handler: exportAsked(deps),
    },
    {
      word: 'settings',
      usage: 'settings',
      does: 'Who reviews, where ragft may be used, and what it may do; admins change it.',
      takes: 'nothing',
      handler: settingsAsked(deps),
    },
  ];
  return {
    words,
    events: { app_home_opened: homeOpened(deps) },
    actions: {
      [portfolioActions.home]: homeChanged(deps),
      [portfolioActions.homeWords]: homeSearched(deps),
      [portfolioActions.homeDraft]: homeDraftChosen(deps),

      [portfolioActions.open]: projectOpened(deps),
      [portfolioActions.review]: reviewWanted(deps),
      [portfolioActions.history]: historyWanted(deps),
      [portfolioActions.compare]: comparisonChanged(deps),
      [portfolioActions.export]: exportWanted(deps),
      [portfolioActions.archive]: archiveWanted(deps),
      [portfolioActions.restore]: restoreWanted(deps),
      [portfolioActions.outcome]: outcomeWanted(deps),
      [portfolioActions.handOver]: handedOver(deps),
      [portfolioActions.remove]: removalWanted(deps),

      [portfolioActions.settings]: settingsWanted(deps),
      [portfolioActions.removeAny]: removalOfAnyWanted(deps),
      [portfolioActions.forget]: forgettingWanted(deps),
      [portfolioActions.trail]: trailWanted(deps),
    },
    options: { [portfolioMenus.deletable]: deletableLookedUp(deps) },
    submissions: {
      [portfolioCallbacks.review]: reviewGiven(deps),
      [portfolioCallbacks.outcome]: outcomeRecorded(deps),
      [portfolioCallbacks.remove]: removalConfirmed(deps),
      [portfolioCallbacks.settings]: settingsSubmitted(deps),
      [portfolioCallbacks.removeAny]: removalChosen(deps),
      [portfolioCallbacks.forget]: personForgotten(deps),
    },
  };
}
