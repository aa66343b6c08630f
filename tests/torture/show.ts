import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createDice } from '#sandbox/dice';
import type { Sandbox } from '#sandbox/index';
import { personas } from '#sandbox/personas';
import { brand } from '#scoping/ids';
import type { Answers } from '#scoping/questionnaire';
import { recommend } from '#scoping/recommend';
import { openStore, type Store } from '#store/index';
import type { TrialOptions } from '#tests/trials';
import type { Mode } from './living-bot.ts';
import { judge, measure, report } from './measure.ts';
import { startMeasuredBot } from './measured-bot.ts';
import { insist } from './once-more.ts';
import { onStage } from './stage.ts';
import { unlessStill } from './standstill.ts';

const PROJECTS = 1_000;
const TIMES = 400;
/** Each looks no more often than the bot’s rate limits let one person do in a row. */
const PEOPLE = 20;

/**
 * `/ragft show <project>` in a workspace of a thousand projects, half of the time by its whole name in its channel,
 * else by the beginning of a word from elsewhere: the card is in the answer, and our part of it is within its bound.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  for (const mode of ['socket', 'http'] as const) {
    const once = () => showIn(mode, scale, log);
    await (scale < 1 ? unlessStill(once, log) : once());
  }
}

const showIn = (mode: Mode, scale: number, log: TrialOptions['log']): Promise<void> =>
  onStage({ crowd: PEOPLE, faults: { paced: false } }, async ({ slack, databasePath }) => {
    await fill(slack, databasePath);
    const bot = await startMeasuredBot(slack, mode, databasePath);
    try {
      const times = Math.max(PEOPLE, Math.round((TIMES * scale) / PEOPLE) * PEOPLE);
      const measured = await measure(bot, () =>
        Promise.all(Array.from({ length: PEOPLE }, (_, n) => look(slack, n, times / PEOPLE))),
      );
      if (bot.complaints.length > 0) throw new Error(`The bot complained:\n${bot.complaints.join('\n')}`);
      log(`${mode}: ${PROJECTS} projects in the store, ${times} cards shown to ${PEOPLE} people`);
      report(measured, (line) => log(`${mode}: ${line}`));
      judge(measured, scale);
    } finally {
      await bot.stop();
    }
  });

const scopedAs = (answers: Answers) => ({ answers, recommendation: recommend(answers) });
const scopings = personas.map(({ answers }) => scopedAs(answers));
const nothing = scopedAs({});

const nameOf = (n: number): string => `Assistant number${String(n).padStart(4, '0')}`;

async function fill(slack: Sandbox, path: string): Promise<void> {
  const store = await openStore({
    path,
    report: (row) => {
      throw row;
    },
  });
  for (let n = 0; n < PROJECTS; n += 1) await scope(store, slack, n);
  await store.close();
}

async function scope(store: Store, slack: Sandbox, n: number): Promise<void> {
  const { workspaces, channels } = slack.snapshot();
  const team = brand<'team'>(workspaces[0]?.id ?? '');
  const channel = brand<'channel'>(channels.find(({ name }) => name === 'ai-projects')?.id ?? '');
  const now = slack.clock.now();
  const { answers, recommendation } = scopings[n % scopings.length] ?? nothing;
  const { draft } = await store.drafts.resumeOrBegin(
    team,
    {
      id: brand<'draft'>(randomUUID()),
      person: brand<'person'>(slack.as('ana').id),
      channel,
      project: null,
      name: nameOf(n),
      answers,
    },
    now,
  );
  const { id, version } = draft;
  const fresh = {
    assessment: brand<'assessment'>(randomUUID()),
    project: brand<'project'>(randomUUID()),
  };
  await store.assessments.submit(
    team,
    {
      draft: id,
      draftVersion: version,
      ...fresh,
      recommendation,
      provisional: false,
      basis: 0,
      messages: () => [],
    },
    now,
  );
}

/** They look now and then, none of them in step with another. */
async function look(slack: Sandbox, n: number, times: number): Promise<void> {
  const { roll } = createDice(n);
  const person = slack.as(`crowd${String(n + 1).padStart(3, '0')}`);
  const room = `room-${n + 1}`;
  await person.does({ kind: 'create-channel', name: room });
  for (let turn = 0; turn < times; turn += 1) {
    await pause(roll() * 1_000);
    const name = nameOf(Math.floor(roll() * PROJECTS));
    const [asked, where] = turn % 2 === 0 ? [name, '#ai-projects'] : [name.split(' ')[1] ?? '', room];
    const shown = await insist(() => person.slash(`/ragft show ${asked}`, where));
    if (shown.kind !== 'done') throw new Error(`/ragft show ${asked}: ${JSON.stringify(shown)}`);
    const card = person.sees(where).findLast(({ onlyFor }) => onlyFor === person.id);
    if (!card?.text.startsWith(`${name}: `)) throw new Error(`Asked for ${name}, shown: ${card?.text}`);
  }
}
