import type { Migration } from 'kysely';
import { up as projectsAndDrafts } from './0001-projects-and-drafts.ts';
import { up as cardsAndOutbox } from './0002-cards-and-outbox.ts';
import { up as cardLife } from './0003-card-life.ts';
import { up as reviewsRemindersOutcomes } from './0004-reviews-reminders-outcomes.ts';
import { up as workspaces } from './0005-workspaces.ts';
import { up as portfolio } from './0006-portfolio.ts';
import { up as openQuestions } from './0007-open-questions.ts';
import { up as digests } from './0008-digests.ts';
import { up as presencesAndRetention } from './0009-presences-and-retention.ts';
import { up as messageCopies } from './0010-message-copies.ts';
import { up as unansweredReminders } from './0011-unanswered-reminders.ts';
import { up as slackChanges } from './0012-slack-changes.ts';
import { up as draftClicks } from './0013-draft-clicks.ts';
import { up as fewerIndexPages } from './0014-fewer-index-pages.ts';
import { up as noIndexOnAbout } from './0015-no-index-on-about.ts';
import { up as statusInAChannel } from './0016-status-in-a-channel.ts';

/** In order. What was released is never edited: a change is a new line. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-projects-and-drafts': { up: projectsAndDrafts },
  '0002-cards-and-outbox': { up: cardsAndOutbox },
  '0003-card-life': { up: cardLife },
  '0004-reviews-reminders-outcomes': { up: reviewsRemindersOutcomes },
  '0005-workspaces': { up: workspaces },
  '0006-portfolio': { up: portfolio },
  '0007-open-questions': { up: openQuestions },
  '0008-digests': { up: digests },
  '0009-presences-and-retention': { up: presencesAndRetention },
  '0010-message-copies': { up: messageCopies },
  '0011-unanswered-reminders': { up: unansweredReminders },
  '0012-slack-changes': { up: slackChanges },
  '0013-draft-clicks': { up: draftClicks },
  '0014-fewer-index-pages': { up: fewerIndexPages },
  '0015-no-index-on-about': { up: noIndexOnAbout },
  '0016-status-in-a-channel': { up: statusInAChannel },
};
