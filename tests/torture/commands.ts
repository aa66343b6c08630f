import { randomUUID } from 'node:crypto';
import { readSettings } from '#journey/change-settings';
import type { Deps } from '#journey/deps';
import { exportProject } from '#journey/export-projects';
import { listProjects } from '#journey/list-projects';
import { readDashboard, readLooking } from '#journey/read-dashboard';
import { compareRevisions } from '#journey/read-dossier';
import { showProject } from '#journey/read-project';
import { meantBy } from '#journey/sight';
import type { SlackFacts } from '#journey/slack-facts';
import { brand } from '#scoping/ids';
import type { Store } from '#store/index';
import { acme } from '#tests/store/samples';

/** Slack's part is left out: what it said holds for five minutes, and here it has said that every channel is public. */
export const known: SlackFacts = {
  channel: async () => ({ name: 'room', kind: 'public', archived: false, joined: true, shared: false }),
  learn: async () => {},
  channelKnown: () => 'unknown',
  person: async () => ({ name: 'Ana', zone: 'UTC', guest: false, admin: false, ours: true }),
  isMember: async () => true,
  forget: () => {},
};

const who = { team: acme, id: brand<'person'>('U1') };
const here = brand<'channel'>('C0');

/** What a command does between its arrival and its answer, but for drawing it. */
export function commands(
  store: Store,
  nameOf: (number: number) => string,
): Readonly<Record<string, (turn: number) => Promise<unknown>>> {
  const deps: Deps = { store, slack: known, now: () => new Date(), newId: randomUUID };
  const list = (text?: string) =>
    listProjects(deps, who, { filter: text ? { text } : {}, order: 'newest' }, 10);
  // Odd ones may be archived: those are found in Home.
  const one = async (index: number) => {
    const turn = index * 2;
    const [project] = await meantBy(deps, who, here, nameOf(turn));
    if (!project) throw new Error(`Nothing is called ${nameOf(turn)}.`);
    return project.id;
  };
  return {
    '/ragft list': () => list(),
    '/ragft list <words>': (turn) => list(`team ${turn % 997}`),
    '/ragft list <beginnings>': () => list('te ass'),
    '/ragft show <name>': (turn) => showProject(deps, who, here, nameOf(turn)),
    '/ragft show <beginning>': (turn) => showProject(deps, who, here, `help ${turn % 997}`),
    '/ragft history <name>': async (turn) => compareRevisions(deps, who, await one(turn)),
    '/ragft export <name>': async (turn) => exportProject(deps, who, await one(turn)),
    '/ragft settings': () => readSettings(deps, who),
    'Home, all of it': () => readDashboard(deps, who, readLooking('')),
  };
}
