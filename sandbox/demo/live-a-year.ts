import { answerReminder } from '#journey/answer-reminder';
import { changeSettings } from '#journey/change-settings';
import type { Telling } from '#journey/messenger';
import { snoozeReminder } from '#journey/snooze-reminder';
import type { ProjectId } from '#scoping/ids';
import type { Result } from '#scoping/reminders';
import { defaultSettings } from '#scoping/settings';
import { openStore } from '#store/index';
import type { Sandbox } from '../index.ts';
import { type Persona, personas } from '../personas.ts';
import { built } from './deeds.ts';
import { createLife, DAY, type Life, MINUTE, workday } from './life.ts';
import { fillIn, submit } from './scoping.ts';
import { newChannels, reviewChannel, reviewers, stories, unfinished } from './stories.ts';
import type { PersonaName, Story } from './story.ts';

/** When a demo’s clock has to start. */
export const aYearAgo = (): Date => new Date(Date.now() - 360 * DAY);

/** Nobody did anything in the last hour, so that nothing is still on its way when somebody comes to look. */
const QUIET_MS = 60 * MINUTE;

/**
 * Fills a database, and the local Slack with it, by letting people work through a year: every act goes through the
 * journey, as though it had been clicked. The workspace’s clock has to start a year ago; it ends at real time.
 */
export async function liveAYear(workspace: Sandbox, path: string): Promise<void> {
  const store = await openStore({ path, report: raise, throwaway: true });
  const now = new Date();
  try {
    workspace.setFaults({ paced: false });
    await makeChannels(workspace);
    const told = new Map<ProjectId, Story>();
    const life = createLife(workspace, store, (here, telling) => react(here, telling, told, now));

    const admin = life.person('dora');
    const settings = {
      ...defaultSettings,
      reviewers: reviewers.map((handle) => life.person(handle).id),
      reviewChannel: life.channel(reviewChannel),
    };
    await changeSettings(life.deps, admin, settings);

    // Between nine and three in UTC: in working hours wherever they are.
    const ago = (days: number): number =>
      workday(new Date(now.getTime() - days * DAY).setUTCHours(9, 360 * life.chance()));
    for (const story of stories) {
      const scoping = { ...story, persona: personaOf(story.name) };
      life.plan(ago(story.daysAgo), async () => {
        const draft = await fillIn(life, scoping, story.quick ? 'essentials' : undefined);
        const project = await submit(life, story.by, draft, story.quick);
        told.set(project, story);
        // Its card has to be there before anybody ticks a step on it.
        await life.tellSlack();
        let at = life.deps.now().getTime();
        for (const [days, deed] of story.life ?? []) {
          at = Math.max(ago(story.daysAgo - days), at + MINUTE);
          life.plan(at, () => deed(life, project));
        }
      });
    }
    for (const { upTo, daysAgo, name, ...rest } of unfinished)
      life.plan(
        ago(daysAgo),
        async () => void (await fillIn(life, { ...rest, persona: personaOf(name) }, upTo)),
      );

    await life.until(new Date(now.getTime() - QUIET_MS));
  } finally {
    await store.close();
    workspace.setFaults({ paced: true });
    workspace.clock.advance(Date.now() - workspace.clock.now().getTime());
  }
}

const raise = (row: Error): never => {
  throw row;
};

/** They stay without the bot, which may post in public channels all the same. */
async function makeChannels(workspace: Sandbox): Promise<void> {
  for (const { name, members } of newChannels) {
    const [first, ...others] = members.map((handle) => workspace.as(handle));
    const made = await first?.does({ kind: 'create-channel', name });
    const channel = (made?.kind === 'done' && made.channel) || '';
    for (const other of others) await other.does({ kind: 'join', channel });
  }
}

function personaOf(name: PersonaName): Persona {
  const found = personas.find((persona) => persona.name === name);
  if (!found) throw new Error(`There is no persona called ${name}.`);
  return found;
}

/** Has answered no reminder lately, so that some are still waiting. Whatever comes monthly has come in that time. */
const overworked = 'ana';
const LATELY_DAYS = 32;

/** What people do, some days later, about what the bot asks them by itself. */
function react(life: Life, telling: Telling, told: ReadonlyMap<ProjectId, Story>, now: Date): void {
  if (telling.address.ts !== null) return;
  const later = (days: number): number => life.deps.now().getTime() + days * DAY;

  if (telling.kind === 'outcome') {
    const story = told.get(telling.project.id);
    const became = story?.became;
    if (!became) return;
    const said = built(story.by, became.built, became.adviceHeld, became.note);
    life.plan(later(2), () => said(life, telling.project.id));
  }

  if (telling.kind === 'reminder' && telling.face.reminder.kind !== 'nudge') {
    const { reminder, lines, plan } = telling.face;
    const who = { team: plan.team, id: plan.person };
    if (who.id === life.person(overworked).id && later(LATELY_DAYS) > now.getTime()) return;
    const act = async (): Promise<void> => {
      for (const { line, standing } of lines) {
        if (standing.kind !== 'open') continue;
        const chance = life.chance();
        // Overtaken by a later reminder or by somebody else, there is nothing left to do.
        if (chance < 0.12) await snoozeReminder(life.deps, who, reminder.id, line.key, 'P1W');
        else await answerReminder(life.deps, who, reminder.id, { key: line.key, ...foundBy(chance) });
      }
    };
    life.plan(later(1 + 5 * life.chance()), act);
  }
}

interface Found {
  readonly result: Result;
  readonly figure: string;
  readonly note: string;
}

function foundBy(chance: number): Found {
  const found = findings[Math.floor(chance * 1_000) % findings.length];
  return found ?? { result: 'held', figure: '', note: '' };
}

const findings: readonly Found[] = [
  { result: 'held', figure: '91%', note: '' },
  { result: 'held', figure: '', note: 'As at launch.' },
  { result: 'held', figure: '88%', note: 'The same fifty questions.' },
  { result: 'held', figure: '94%', note: '' },
  { result: 'slipped', figure: '84%', note: 'The newest pages are missing from the index.' },
  { result: 'held', figure: '', note: '' },
  { result: 'slipped', figure: '81%', note: 'Long questions get worse answers than in spring.' },
  { result: 'failed', figure: '62%', note: 'Nobody had looked since the change of suppliers.' },
];
