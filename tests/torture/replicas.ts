import { deepStrictEqual } from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createDice } from '#sandbox/dice';
import { type Sandbox, startSandbox } from '#sandbox/index';
import { brand } from '#scoping/ids';
import { reminderLines } from '#scoping/reminder-lines';
import type { ReminderPlan } from '#scoping/reminders';
import { openStore, type Store } from '#store/index';
import { say, startCluster } from '#tests/postgres/cluster';
import { bare } from '#tests/ragft';
import { type RoundRobin, startRoundRobin } from '#tests/round-robin';
import type { TrialOptions } from '#tests/trials';
import { drained, gather, work } from './delivery.ts';
import { findings } from './delivery-findings.ts';
import { LostAnswers } from './lost-answers.ts';
import { Memory } from './memory.ts';
import { patiently } from './patiently.ts';
import { answerAtRandom } from './random-answers.ts';
import type { Robot } from './robot.ts';
import type { Acknowledged } from './team-at-work.ts';

const program = fileURLToPath(new URL('./replica.js', import.meta.url));
const REPLICAS = 3;
const PEOPLE = 12;
const PROJECTS = 240;
const PICKS = 25;
/** A Monday within the hours in which reminders go out. */
const MORNING = new Date('2027-07-05T10:30:00Z');

/**
 * Three bots on one PostgreSQL database behind a balancer, one of them killed every few seconds: everything that was
 * acknowledged is there, and each card and each reminder was posted once, or once more where Slack's answer was lost.
 */
export async function run({ scale, log }: TrialOptions): Promise<void> {
  const wanted = Math.max(PEOPLE, Math.round(PROJECTS * scale));
  const wayDown: (() => unknown)[] = [];
  try {
    const cluster = await startCluster();
    wayDown.push(cluster.stop);
    await say(cluster.url('postgres'), 'create database replicas');
    const url = cluster.url('replicas');
    const store = await openStore({ url, report: raise });
    wayDown.push(store.close);
    const slack = await startSandbox({ crowd: PEOPLE, seed: 5, startAt: MORNING, faults: { paced: false } });
    wayDown.push(slack.close);
    const balancer = await startRoundRobin();
    wayDown.push(balancer.close);
    slack.deliverTo(`${balancer.url}/slack/events`);
    const replicas = Array.from({ length: REPLICAS }, () => new Replica(slack, url, balancer));
    wayDown.push(() => Promise.all(replicas.map((replica) => replica.end('SIGTERM'))));
    await Promise.all(replicas.map((replica) => replica.start()));
    const { roll } = createDice(5);
    const storm = startKilling(replicas, roll);
    wayDown.push(storm.stop);

    const acknowledged: Acknowledged = { submitted: new Set(), ticks: new Map() };
    const members = await gather(slack, acknowledged, PEOPLE);
    const walkers = members.slice(0, members.length / 3);
    const others = members.slice(walkers.length);
    const tally = { acknowledged: 0, cutOff: 0 };
    const names = Array.from({ length: wanted }, (_, n) => `Project ${n + 1}`);
    const share = (n: number) => names.filter((_, at) => at % others.length === n);
    const robots = walkers.map(({ person, channel }, n) =>
      Array.from({ length: Math.ceil(wanted / 20) }, (_, walk): Robot => {
        const chance = createDice(n * 100 + walk).roll;
        return { slack, person, chance, channel, name: `Walk ${n + 1}-${walk + 1}`, memory: new Memory() };
      }),
    );
    const allNames = [...names, ...robots.flat().map(({ name }) => name)];
    await Promise.all([
      remindOfEverything(store, slack, allNames.length),
      ...others.map((member, n) => work(member, share(n), { store, slack, chance: roll })),
      ...robots.map(async (walks) => {
        for (const robot of walks)
          await answerAtRandom(robot, { store, settled: balancer.settled }, PICKS, tally);
      }),
    ]);
    await untilReminded(url, allNames.length);
    await drained(store, 0);
    await storm.stop();
    await drained(store, 0);

    for (const robot of robots.flat()) await holdsItsAnswers(store, robot);
    const lost = new LostAnswers({ url });
    const found = await findings({ slack, store, lost, names: allNames, acknowledged });
    const reminders = await remindersOnce(slack, url, allNames.length, lost);
    const kills = replicas.reduce((sum, replica) => sum + replica.kills, 0);
    log(
      `${kills} kills among ${REPLICAS} replicas; ${found.cards} assessments, each with its card, ${found.ticks} ticks and ` +
        `${tally.acknowledged} choices acknowledged, all there; ${tally.cutOff} choices were cut off`,
    );
    log(
      `${reminders.told} reminders, each once; second copies where an answer was lost: ` +
        `${found.twins.cards} cards, ${found.twins.threads} in threads, ${reminders.twins} reminders`,
    );
  } finally {
    for (const step of wayDown.reverse()) await step();
  }
}

/** One assessment, of exactly what its author knows to have picked. */
async function holdsItsAnswers(store: Store, { slack, channel, name, memory }: Robot): Promise<void> {
  const team = brand<'team'>(slack.snapshot().workspaces[0]?.id ?? '');
  const project = await store.projects.named(team, brand<'channel'>(channel), name);
  const [one, ...more] = project ? await store.assessments.history(team, project.id) : [];
  if (!one || more.length > 0) throw new Error(`${name} has ${more.length + (one ? 1 : 0)} assessments.`);
  deepStrictEqual(
    one.answers,
    memory.answersLike(one.answers),
    `${name} holds something else than was picked`,
  );
}

function raise(row: Error): never {
  throw row;
}

class Replica {
  readonly #env: NodeJS.ProcessEnv;
  readonly #balancer: RoundRobin;
  #child: ChildProcess | undefined;
  #url = '';
  kills = 0;

  constructor(slack: Sandbox, url: string, balancer: RoundRobin) {
    this.#balancer = balancer;
    this.#env = bare({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: url,
      AHEAD_MS: String(slack.clock.now().getTime() - Date.now()),
    });
  }

  /** Resolves when it is ready, and taken up by the balancer. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [program], { env: this.#env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    let said = '';
    const listen = (text: Buffer) => {
      said = (said + text.toString()).slice(-20_000);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    for (let tries = 0; !said.includes('"ready"'); tries += 1) {
      if (child.exitCode !== null || tries > 900) throw new Error(`A replica did not start:\n${said}`);
      await wait(50);
    }
    const ready = said.split('\n').find((line) => line.includes('"ready"')) ?? '{}';
    this.#url = JSON.parse(ready).url;
    this.#balancer.add(this.#url);
  }

  /** The balancer finds out by itself. */
  async killAndRestart(): Promise<void> {
    await this.end('SIGKILL');
    this.#balancer.remove(this.#url);
    this.kills += 1;
    await this.start();
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'close');
  }
}

function startKilling(replicas: readonly Replica[], chance: () => number) {
  let over = false;
  const killing = (async () => {
    for (let turn = 0; !over; turn += 1) {
      await wait(1_500 + chance() * 3_000);
      if (!over) await replicas[turn % replicas.length]?.killAndRestart();
    }
  })();
  return {
    stop: async (): Promise<void> => {
      over = true;
      await killing;
    },
  };
}

/** Somebody said yes to reminders of every project, and the first is due today. */
async function remindOfEverything(store: Store, slack: Sandbox, projects: number): Promise<void> {
  const team = brand<'team'>(slack.snapshot().workspaces[0]?.id ?? '');
  const planned = new Set<string>();
  while (planned.size < projects) {
    const listing = () => store.portfolio.list(team, {}, 'newest', 2_000);
    const { rows } = await patiently(listing);
    for (const { project } of rows.filter(({ project: { id } }) => !planned.has(id))) {
      const assessment = await patiently(() => store.assessments.find(team, project.assessment));
      if (!assessment) throw new Error(`${project.name} has no assessment.`);
      const now = slack.clock.now();
      const plan: ReminderPlan = {
        team,
        project: project.id,
        agreed: { by: project.owner, at: now },
        since: '2027-07-05',
        launch: null,
        person: project.owner,
        reviewer: null,
        zone: 'UTC',
        hour: 10,
        place: 'dm',
        models: { provider: '', base: '', embedding: '', end: null },
        muted: null,
      };
      const [line] = reminderLines(assessment, plan);
      if (!line) throw new Error(`${project.name} has nothing to be reminded of.`);
      const due = { every: null, again: '2027-07-05', last: null, open: null, muted: null };
      await patiently(() =>
        store.together(team, async ({ reminderPlans, reminders }) => {
          await reminderPlans.save(plan, now);
          await reminders.setLine(team, project.id, { key: line.key, ...due });
        }),
      );
      planned.add(project.id);
    }
    await wait(300);
  }
}

/** Whoever claimed a plan and died is followed when the lease ends. */
async function untilReminded(url: string, projects: number): Promise<void> {
  const giveUp = Date.now() + 5 * 60_000;
  const count = async () => Number((await say(url, 'select count(*) as all from reminders')).rows[0]?.all);
  while ((await count()) < projects) {
    if (Date.now() > giveUp) throw new Error(`Of ${projects} reminders ${await count()} were written.`);
    await wait(500);
  }
}

/** Each project has had one reminder, and Slack shows it once, or once more for each answer that was lost. */
async function remindersOnce(
  slack: Sandbox,
  url: string,
  projects: number,
  lost: LostAnswers,
): Promise<{ told: number; twins: number }> {
  const { rows } = await say(url, 'select id, project_id, ts from reminders');
  const reminded = new Set(rows.map(({ project_id }) => project_id));
  if (rows.length !== projects || reminded.size !== projects)
    throw new Error(`${projects} projects, ${rows.length} reminders of ${reminded.size} of them.`);
  const { messages } = slack.snapshot();
  let twins = 0;
  for (const { id, ts } of rows) {
    const shown = messages.filter((message) =>
      JSON.stringify(message.blocks).includes(`reminder-project:${id}`),
    );
    if (!shown.some((message) => message.ts === ts)) throw new Error(`The reminder ${id} is not in Slack.`);
    if (shown.length - 1 > lost.of('reminder', String(id)))
      throw new Error(`The reminder ${id} was sent ${shown.length} times.`);
    twins += shown.length - 1;
  }
  return { told: rows.length, twins };
}
