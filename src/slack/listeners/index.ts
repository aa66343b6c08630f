import { cardActions, cardCallbacks } from '#blocks/card-ids';
import { actions, callbacks } from '#blocks/ids';
import { reminderActions, reminderCallbacks } from '#blocks/reminder-ids';
import type { Deps } from '#journey/deps';
import { answerGiven, projectLookedUp } from './answer-given.ts';
import { answersSetBack, answerTried, tryOutWanted } from './answers-tried.ts';
import { appUninstalled, tokensRevoked } from './app-left.ts';
import { menuUsed, postWanted, showAsked } from './card-wanted.ts';
import { channelJoined, channelLeft } from './channel-changed.ts';
import { copyMet } from './copy-met.ts';
import { digestSwitch } from './digest-switched.ts';
import { anotherWanted, draftChosen, placeChosen } from './draft-chosen.ts';
import { draftClosed } from './draft-closed.ts';
import { firstStepTicked } from './first-step-ticked.ts';
import { helpAsked } from './help-asked.ts';
import type { Listeners, Word } from './listener.ts';
import { once } from './once.ts';
import {
  answerWanted,
  askingWanted,
  passingWanted,
  questionAnswered,
  questionMenuUsed,
  questionPassedOn,
  revisionWanted,
  someoneAsked,
} from './open-questions.ts';
import { answersSubmitted, pageSubmitted } from './page-submitted.ts';
import { portfolioListeners } from './portfolio-table.ts';
import { changeAsked, sourcesAsked, whyAsked } from './reasons-asked.ts';
import {
  donePressed,
  mutePressed,
  reassessPressed,
  resultSubmitted,
  snoozePicked,
  snoozeSubmitted,
} from './reminder-answered.ts';
import { lineChanged, planSubmitted, planWanted, remindersAsked } from './reminders-planned.ts';
import { commandTyped, mentioned, messageChosen, shortcutUsed, startPressed } from './scope-requested.ts';
import { assigningWanted, editWanted, ownStepAdded, stepEdited } from './steps-assigned.ts';
import { allRetryWanted, retryWanted, undeliveredAsked } from './undelivered-asked.ts';
import {
  backPressed,
  bringBackPressed,
  changeWanted,
  deeperWanted,
  discardPressed,
  skipPressed,
  startOverPressed,
  verdictWanted,
} from './way-chosen.ts';

/**
 * The table of contents: everything a person can do in Slack, in the order of the journey. Bolt asks its listeners
 * one by one (50 of them made every request 2.5 times as slow), so it is given one per kind that looks up here.
 */
export function listeners(deps: Deps): Listeners {
  const portfolio = portfolioListeners(deps);
  const words: readonly Word[] = [
    {
      word: 'quick',
      usage: 'quick',
      does: 'Six questions, then a provisional verdict that only you see.',
      takes: 'nothing',
      handler: commandTyped(deps, true),
    },
    {
      word: 'show',
      usage: 'show <project>',
      does: 'Shows a project’s card to you alone.',
      takes: 'words',
      handler: showAsked(deps),
    },
    ...portfolio.words,
    {
      word: 'reminders',
      usage: 'reminders',
      does: 'What comes back in the next 90 days: yours, and this channel’s.',
      takes: 'nothing',
      handler: remindersAsked(deps),
    },
    {
      word: 'undelivered',
      usage: 'undelivered',
      does: 'Lists what Slack would not take, for admins, with a button to try again.',
      takes: 'nothing',
      handler: undeliveredAsked(deps),
    },
    {
      word: 'help',
      usage: 'help',
      does: 'Shows this list.',
      takes: 'nothing',
      handler: helpAsked(() => words),
    },
  ];
  return {
    words,
    start: commandTyped(deps),
    shortcuts: {
      [callbacks.scopeShortcut]: shortcutUsed(deps),
      [callbacks.scopeMessage]: messageChosen(deps),
    },
    actions: {
      [actions.start]: startPressed(deps),
      [actions.resumeDraft]: draftChosen(deps),
      [actions.startAnother]: anotherWanted(deps),

      [actions.name]: answerGiven(deps),
      [actions.project]: answerGiven(deps),
      [actions.line]: answerGiven(deps),
      [actions.answer]: answerGiven(deps),
      [actions.channel]: answerGiven(deps),

      [actions.back]: backPressed(deps),
      [actions.skip]: skipPressed(deps),
      [actions.verdictNow]: verdictWanted(deps),
      [actions.goDeeper]: deeperWanted(deps),
      [actions.change]: changeWanted(deps),
      [actions.startOver]: startOverPressed(deps),
      [actions.bringBack]: bringBackPressed(deps),
      [actions.discard]: discardPressed(deps),

      [reminderActions.plan]: planWanted(deps),
      [reminderActions.line]: lineChanged(deps),
      [reminderActions.done]: donePressed(deps),
      [reminderActions.snooze]: snoozePicked(deps),
      [reminderActions.mute]: mutePressed(deps),
      [reminderActions.reassess]: reassessPressed(deps),

      [cardActions.step]: firstStepTicked(deps),
      [cardActions.why]: whyAsked(deps),
      [cardActions.sources]: sourcesAsked(deps),
      [cardActions.whatIf]: changeAsked(deps),
      [cardActions.tryOut]: tryOutWanted(deps),
      [cardActions.tried]: answerTried(deps),
      [cardActions.assign]: assigningWanted(deps),
      [cardActions.editStep]: editWanted(deps),
      [cardActions.more]: menuUsed(deps),
      [cardActions.post]: postWanted(deps),
      [cardActions.answer]: answerWanted(deps),
      [cardActions.ask]: askingWanted(deps),
      [cardActions.question]: questionMenuUsed(deps),
      [cardActions.dontKnow]: passingWanted(deps),
      [cardActions.revise]: revisionWanted(deps),
      [cardActions.retry]: retryWanted(deps),
      [cardActions.retryAll]: allRetryWanted(deps),
      [cardActions.digestOff]: digestSwitch(deps, false),
      [cardActions.digestOn]: digestSwitch(deps, true),

      ...portfolio.actions,
    },
    afterClick: copyMet(deps),
    options: { [actions.project]: projectLookedUp(deps), ...portfolio.options },
    submissions: {
      [callbacks.place]: placeChosen(deps),
      [callbacks.page]: pageSubmitted(deps),
      [callbacks.change]: pageSubmitted(deps),
      [callbacks.quickVerdict]: answersSubmitted(deps),
      [callbacks.yourAnswers]: answersSubmitted(deps),
      [callbacks.meanwhile]: answersSubmitted(deps),

      [cardCallbacks.tryOut]: answersSetBack(deps),
      [cardCallbacks.steps]: ownStepAdded(deps),
      [cardCallbacks.step]: stepEdited(deps),
      [cardCallbacks.answer]: questionAnswered(deps),
      [cardCallbacks.ask]: someoneAsked(deps),
      [cardCallbacks.pass]: questionPassedOn(deps),
      [reminderCallbacks.plan]: planSubmitted(deps),
      [reminderCallbacks.done]: resultSubmitted(deps),
      [reminderCallbacks.snooze]: snoozeSubmitted(deps),

      ...portfolio.submissions,
    },
    closures: {
      [callbacks.page]: draftClosed(deps),
      [callbacks.change]: draftClosed(deps),
      [callbacks.quickVerdict]: draftClosed(deps),
      [callbacks.yourAnswers]: draftClosed(deps),
      [callbacks.meanwhile]: draftClosed(deps),
    },
    events: {
      ...portfolio.events,
      app_mention: once(deps, mentioned),
      member_joined_channel: channelJoined(deps),
      member_left_channel: channelLeft(deps),
      channel_left: channelLeft(deps),
      group_left: channelLeft(deps),
      app_uninstalled: appUninstalled(deps),
      tokens_revoked: tokensRevoked(deps),
    },
  };
}
