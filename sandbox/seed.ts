import type { Channel, Person } from './contract.ts';
import { install } from './installation.ts';
import type { Slack } from './slack.ts';

const idOf = (prefix: string, name: string): string =>
  `${prefix}0${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`.padEnd(11, '0');

const HOME = idOf('T', 'harbour');
const ELSEWHERE = idOf('T', 'orchard');

const people: readonly (Omit<Person, 'id' | 'team'> & { readonly elsewhere?: true })[] = [
  { handle: 'ana', name: 'Ana Sousa', title: 'Product manager', kind: 'member', zone: 'Europe/Lisbon' },
  { handle: 'ben', name: 'Ben Carter', title: 'Engineer', kind: 'member', zone: 'America/New_York' },
  { handle: 'chidi', name: 'Chidi Okafor', title: 'Engineer', kind: 'member', zone: 'Africa/Lagos' },
  {
    handle: 'dora',
    name: 'Dora Lindqvist',
    title: 'Workspace admin',
    kind: 'admin',
    zone: 'Europe/Stockholm',
  },
  { handle: 'eli', name: 'Eli Navarro', title: 'Contractor', kind: 'guest', zone: 'America/Los_Angeles' },
  { handle: 'gus', name: 'Gus Petrov', title: 'Left in spring', kind: 'deactivated', zone: 'Europe/Sofia' },
  {
    handle: 'fay',
    name: 'Fay Nguyen',
    title: 'Client, at Orchard',
    kind: 'stranger',
    zone: 'Australia/Sydney',
    elsewhere: true,
  },
  {
    handle: 'hana',
    name: 'Hana Mori',
    title: 'Admin at Orchard',
    kind: 'admin',
    zone: 'Asia/Tokyo',
    elsewhere: true,
  },
];

/** `bot` among the members is the app's own user. */
const channels: readonly (Pick<Channel, 'kind' | 'name' | 'members'> & Partial<Channel>)[] = [
  { name: 'general', kind: 'public', members: ['ana', 'ben', 'chidi', 'dora'], topic: 'For everyone' },
  {
    name: 'ai-projects',
    kind: 'public',
    members: ['bot', 'ana', 'ben', 'chidi', 'dora'],
    topic: 'What we build with AI',
  },
  {
    name: 'client-assistant',
    kind: 'public',
    members: ['bot', 'ana', 'ben', 'eli', 'fay'],
    shared: true,
    topic: 'Together with Orchard',
  },
  { name: 'ml-research', kind: 'private', members: ['bot', 'ana', 'ben'], topic: 'Private, with the bot' },
  { name: 'leadership', kind: 'private', members: ['ana', 'dora'], topic: 'Private, without the bot' },
  { name: 'old-experiments', kind: 'public', members: ['bot', 'ana', 'ben'], archived: true },
  { name: 'ben', kind: 'im', members: ['ana', 'ben'] },
  { name: 'mpdm-ana--ben--chidi-1', kind: 'mpim', members: ['ana', 'ben', 'chidi'] },
  { name: 'lobby', kind: 'public', members: ['bot', 'fay', 'hana'], team: ELSEWHERE },
];

/** The people and places every sandbox starts with, and the app installed in the first of two workspaces. */
export function seed(slack: Slack, crowd = 0): void {
  const appName = slack.manifest.features.bot_user?.display_name ?? slack.manifest.display_information.name;
  const handle = appName.toLowerCase().replaceAll(' ', '-');
  const workspaces = [
    { id: HOME, name: 'Harbour', domain: 'harbour' },
    { id: ELSEWHERE, name: 'Orchard', domain: 'orchard' },
  ];
  for (const [index, { id, name, domain }] of workspaces.entries()) {
    const botUser = idOf('U', `BOT${index + 1}`);
    const bot = { id, name, domain, botUser, botId: idOf('B', `BOT${index + 1}`), token: null };
    slack.town.putWorkspace({ ...bot, formerTokens: [], scopes: [] });
    slack.town.putPerson({
      id: botUser,
      handle: index === 0 ? handle : `${handle}-${domain}`,
      name: appName,
      title: '',
      kind: 'bot',
      team: id,
      zone: 'UTC',
    });
  }
  for (const { elsewhere, ...person } of people) {
    slack.town.putPerson({ ...person, id: idOf('U', person.handle), team: elsewhere ? ELSEWHERE : HOME });
  }
  const extras = Array.from({ length: crowd }, (_, n) => `crowd${String(n + 1).padStart(3, '0')}`);
  for (const extra of extras) {
    const person = { name: extra, title: '', kind: 'member', zone: 'UTC' } as const;
    slack.town.putPerson({ ...person, id: idOf('U', extra), handle: extra, team: HOME });
  }
  for (const { members, ...channel } of channels) {
    const team = channel.team ?? HOME;
    const idOfMember = (member: string) =>
      member === 'bot' ? slack.town.workspace(team).botUser : idOf('U', member);
    slack.town.putChannel({
      archived: false,
      shared: false,
      topic: '',
      ...channel,
      team,
      id: idOf(channel.kind === 'im' ? 'D' : 'C', channel.name).slice(0, 20),
      members: [...members, ...(channel.name === 'ai-projects' ? extras : [])].map(idOfMember),
    });
  }
  install(slack, slack.town.workspace(HOME), slack.manifest.oauth_config.scopes.bot);
}
