import type { TeamId } from '#scoping/ids';
import { type Access, within } from './access.ts';
import { type AssessmentStore, assessmentStore } from './assessments.ts';
import { type CardClickStore, cardClickStore } from './card-clicks.ts';
import { type CardStore, cardStore } from './cards.ts';
import { type ChecklistStore, checklistStore } from './checklists.ts';
import { type CheckupStore, checkupStore } from './checkup.ts';
import { type CopyStore, copyStore } from './copies.ts';
import { type DigestStore, digestStore } from './digests.ts';
import { type DraftStore, draftStore } from './drafts.ts';
import { type EventStore, eventStore } from './events.ts';
import { type HomeViewStore, homeViewStore } from './home-views.ts';
import { type InstallationStore, installationStore } from './installations.ts';
import { type OpenQuestionStore, openQuestionStore } from './open-questions.ts';
import { type OutboxStore, outboxStore } from './outbox.ts';
import { type OutcomeStore, outcomeStore } from './outcomes.ts';
import { type PeopleStore, peopleStore } from './people.ts';
import type { Place } from './place.ts';
import { type PlainWorkspaceStore, plainWorkspaceStore } from './plain-workspaces.ts';
import { type PortfolioStore, portfolioStore } from './portfolio.ts';
import { type PresenceStore, presenceStore } from './presences.ts';
import { type ProjectStore, projectStore } from './projects.ts';
import type { Report } from './reading.ts';
import { type ReminderPlanStore, reminderPlanStore } from './reminder-plans.ts';
import { type ReminderStore, reminderStore } from './reminders.ts';
import { type ReviewStore, reviewStore } from './reviews.ts';
import { type SettingsStore, settingsStore } from './settings.ts';
import { type SlackChangeStore, slackChangeStore } from './slack-changes.ts';
import { openSqlite } from './sqlite/open.ts';
import { type SurroundingsStore, surroundingsStore } from './surroundings.ts';
import { type ThreadStore, threadStore } from './threads.ts';
import { timed } from './timed.ts';
import { type TrailStore, trailStore } from './trail.ts';

export interface Stores {
  readonly projects: ProjectStore;
  readonly drafts: DraftStore;
  readonly assessments: AssessmentStore;
  readonly checklists: ChecklistStore;
  readonly cards: CardStore;
  readonly cardClicks: CardClickStore;
  readonly threads: ThreadStore;
  readonly plainWorkspaces: PlainWorkspaceStore;
  readonly openQuestions: OpenQuestionStore;
  readonly digests: DigestStore;
  readonly checkup: CheckupStore;
  readonly outbox: OutboxStore;
  readonly copies: CopyStore;
  readonly events: EventStore;
  readonly portfolio: PortfolioStore;
  readonly people: PeopleStore;
  readonly surroundings: SurroundingsStore;
  readonly reviews: ReviewStore;
  readonly outcomes: OutcomeStore;
  readonly reminderPlans: ReminderPlanStore;
  readonly reminders: ReminderStore;
  readonly trail: TrailStore;
  readonly settings: SettingsStore;
  readonly homeViews: HomeViewStore;
  readonly installations: InstallationStore;
  readonly presences: PresenceStore;
  readonly slackChanges: SlackChangeStore;
}

/**
 * Everything that is remembered. A write is done when its promise is: it then survives a killed process and a power
 * cut. A read sees what is done, never what is under way.
 */
export interface Store extends Stores {
  /**
   * Several reads and writes of one workspace as one transaction: all or, when `work` throws, nothing. `work` uses the
   * stores it is given and awaits nothing else, since other writes wait for it.
   */
  readonly together: <T>(team: TeamId, work: (stores: Stores) => Promise<T>) => Promise<T>;
  /** The names of the migrations that opening it ran. */
  readonly migrated: readonly string[];
  readonly close: () => Promise<void>;
}

export type StoreConfig = Place & {
  /** Told of each row that a list leaves out because it cannot be read. */
  readonly report: Report;
};

/** A SQLite file, which is created with its folder, or a PostgreSQL database, which exists. */
export async function openStore({ report, ...place }: StoreConfig): Promise<Store> {
  const database = timed('url' in place ? await openServer(place.url) : await openSqlite(place.path, place));
  return {
    ...allOver(database, report),
    together: (team, work) =>
      database.write(team, (db, turn) => work(storesWithin(within(db, turn, team), report))),
    migrated: database.migrated,
    close: database.close,
  };
}

/** Whoever runs on SQLite need not wait for the other driver to load. */
const openServer = async (url: string) => (await import('./postgres/open.ts')).openPostgres(url);

const made: { readonly [Name in keyof Stores]: (access: Access, report: Report) => Stores[Name] } = {
  projects: projectStore,
  drafts: draftStore,
  assessments: assessmentStore,
  checklists: checklistStore,
  cards: cardStore,
  cardClicks: cardClickStore,
  threads: threadStore,
  plainWorkspaces: plainWorkspaceStore,
  openQuestions: openQuestionStore,
  digests: digestStore,
  checkup: checkupStore,
  outbox: outboxStore,
  copies: copyStore,
  events: eventStore,
  portfolio: portfolioStore,
  people: peopleStore,
  surroundings: surroundingsStore,
  reviews: reviewStore,
  outcomes: outcomeStore,
  reminderPlans: reminderPlanStore,
  reminders: reminderStore,
  trail: trailStore,
  settings: settingsStore,
  homeViews: homeViewStore,
  installations: installationStore,
  presences: presenceStore,
  slackChanges: slackChangeStore,
};

const allOver = (access: Access, report: Report): Stores =>
  Object.fromEntries(Object.entries(made).map(([name, make]) => [name, make(access, report)])) as never;

/** Each is made when it is asked for: a transaction needs two or three, and making all of them takes as long as those. */
const storesWithin = (access: Access, report: Report): Stores =>
  new Proxy({} as Record<string, unknown>, {
    get: (kept, name: string) => {
      if (Object.hasOwn(made, name)) kept[name] ??= made[name as keyof Stores](access, report);
      return kept[name];
    },
  }) as never;
