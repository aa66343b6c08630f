import type { Sandbox } from '#sandbox/index';
import { brand, type TeamId } from '#scoping/ids';
import type { Store } from '#store/index';
import { connect } from '#store/sqlite/driver';
import { findings } from './delivery-findings.ts';
import type { LostAnswers } from './lost-answers.ts';
import { remindersIn } from './reminded.ts';
import type { Acknowledged, Member } from './team-at-work.ts';

/** What must hold after each kill, and in the end. Each throws where it does not. */

export function isWhole(path: string, kills: number): void {
  const file = connect(path, {});
  const integrity = file.pragma('integrity_check', { simple: true });
  const orphans = file.pragma('foreign_key_check') as unknown[];
  file.close();
  if (integrity !== 'ok' || orphans.length > 0)
    throw new Error(`The database is broken after ${kills} kills: ${integrity}`);
}

/** What was submitted, in the channel of one of them. */
export async function areThere(
  store: Store,
  team: TeamId,
  members: readonly Member[],
  names: Iterable<string>,
): Promise<void> {
  for (const name of names) {
    const found = members.map(({ channel }) => store.projects.named(team, brand(channel), name));
    if (!(await Promise.all(found)).some((project) => project))
      throw new Error(`${name} was acknowledged and is not there.`);
  }
}

export async function stillTicked(
  store: Store,
  team: TeamId,
  ticks: Acknowledged['ticks'],
  kills: number,
): Promise<void> {
  for (const [project, keys] of ticks) {
    const steps = await store.checklists.of(team, brand<'project'>(project));
    const lost = [...keys].filter((key) => !steps.some((step) => step.key === key && step.done));
    if (lost.length > 0) throw new Error(`After ${kills} kills ${lost.join(', ')} of ${project} is lost.`);
  }
}

interface Scene {
  readonly slack: Sandbox;
  readonly store: Store;
  readonly path: string;
  readonly lost: LostAnswers;
}

/** Everything is delivered: Slack shows it all, and nothing twice but where its answer was lost. In words. */
export async function judged(
  { slack, store, path, lost }: Scene,
  acknowledged: Acknowledged,
  { kills, choices }: { readonly kills: number; readonly choices: number },
): Promise<readonly string[]> {
  const file = connect(path, { readonly: true });
  const names = file.prepare('select name from projects').all() as { name: string }[];
  file.close();

  const found = await findings({
    slack,
    store,
    lost,
    names: names.map(({ name }) => name),
    acknowledged,
  });
  const reminders = remindersIn(slack);
  if (kills > 50 && reminders.length === 0) throw new Error('No reminder went out, so none was tried.');
  for (const { id } of reminders) {
    const sent = reminders.filter((one) => one.id === id).length;
    const unsure = lost.of('reminder', id);
    if (sent > 1 + unsure)
      throw new Error(`Reminder ${id} went out ${sent} times, with ${unsure} answers lost.`);
  }
  const submitted = acknowledged.submitted.size;
  return [
    `the bot was killed ${kills} times, and the database looked at each time: it was whole`,
    `${choices + submitted + found.ticks} writes were acknowledged (${choices} choices, ${submitted} submissions, ` +
      `${found.ticks} ticks) and none was lost; ${found.cards} projects, each with its card`,
    `second copies: ${found.twins.cards} cards (${found.doubts.cards} allowed, their answers were lost), ` +
      `${found.twins.threads} replies (${found.doubts.threads} allowed); ` +
      `${new Set(reminders.map(({ id }) => id)).size} reminders in ${reminders.length} messages`,
  ];
}
