import type { Person, Snapshot } from '../../contract.ts';
import { noFaults } from '../../faults.ts';
import type { Workspace } from '../workspace.ts';

const team = 'T0HARBOUR00';
const now = new Date('2027-01-04T09:12:00Z');

const person = (id: string, name: string, kind: Person['kind'] = 'member'): Person => ({
  id,
  handle: name.toLowerCase().split(' ')[0] ?? name,
  name,
  title: '',
  kind,
  team,
  zone: 'Europe/Lisbon',
});

const ana = person('U0ANA0000000', 'Ana Sousa');
const bot = person('U0BOT100000', 'Ragft', 'bot');

const snapshot: Snapshot = {
  revision: 0,
  workspaces: [{ id: team, name: 'Harbour', domain: 'harbour', botUser: bot.id, installed: true }],
  app: {
    name: 'Ragft',
    botUser: bot.id,
    installed: true,
    connected: true,
    commands: [],
    shortcuts: [],
    scopes: [],
  },
  people: [ana, person('U0BEN000000', 'Ben Carter'), person('U0DORA00000', 'Dora Lindqvist', 'admin'), bot],
  channels: [
    {
      id: 'C0AIPROJECTS',
      team,
      name: 'ai-projects',
      kind: 'public',
      archived: false,
      shared: false,
      members: [ana.id, bot.id],
      topic: '',
    },
  ],
  messages: [],
  ephemerals: [],
  modals: {},
  homes: {},
  clock: { now: now.toISOString(), aheadMs: 0 },
  faults: { ...noFaults, paced: false },
};

/** A workspace in which nothing happens: what the gallery's pictures are drawn against. */
export const stillLife: Workspace = {
  snapshot,
  me: ana,
  now,
  act: async () => ({ kind: 'done' }),
  go: () => {},
};
