import type { Changes } from './changes.ts';
import type { Channel, Person, WorkspaceInfo } from './contract.ts';

export interface Workspace extends Omit<WorkspaceInfo, 'installed'> {
  readonly botId: string;
  /** Null while the app is not installed there. */
  readonly token: string | null;
  /** Tokens that ended with an uninstallation. */
  readonly formerTokens: readonly string[];
  readonly scopes: readonly string[];
}

/** Who and what there is: workspaces, people and channels. Messages and views live elsewhere. */
export interface Town {
  workspaces(): readonly Workspace[];
  workspace(id: string): Workspace;
  putWorkspace(workspace: Workspace): void;
  people(): readonly Person[];
  /** By id or handle. */
  person(idOrHandle: string): Person | undefined;
  putPerson(person: Person): void;
  channels(): readonly Channel[];
  channel(id: string): Channel | undefined;
  putChannel(channel: Channel): void;
  /** The direct message between exactly these, if they ever had one. */
  conversationOf(members: readonly string[]): Channel | undefined;
}

const sameMembers = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((member) => other.includes(member));

export function createTown(changes: Changes, onWorkspace: () => void): Town {
  const workspaces = new Map<string, Workspace>();
  const people = new Map<string, Person>();
  const channels = new Map<string, Channel>();

  return {
    workspaces: () => [...workspaces.values()],
    workspace(id) {
      const found = workspaces.get(id);
      if (!found) throw new Error(`There is no workspace ${id} in this sandbox.`);
      return found;
    },
    putWorkspace(workspace) {
      workspaces.set(workspace.id, workspace);
      onWorkspace();
    },
    people: () => [...people.values()],
    person: (wanted) => people.get(wanted) ?? [...people.values()].find(({ handle }) => handle === wanted),
    putPerson(person) {
      people.set(person.id, person);
      changes.publish({ kind: 'person', person });
    },
    channels: () => [...channels.values()],
    channel: (id) => channels.get(id),
    putChannel(channel) {
      channels.set(channel.id, channel);
      changes.publish({ kind: 'channel', channel });
    },
    conversationOf: (members) =>
      [...channels.values()].find(
        (channel) =>
          (channel.kind === 'im' || channel.kind === 'mpim') && sameMembers(channel.members, members),
      ),
  };
}

export const isMember = (channel: Channel, person: string): boolean => channel.members.includes(person);

/** Public channels of their workspace (not for guests), and whatever they are a member of. */
export function maySee(person: Person, channel: Channel): boolean {
  if (isMember(channel, person.id)) return true;
  const fullMember = person.kind === 'member' || person.kind === 'admin';
  return channel.kind === 'public' && fullMember && person.team === channel.team;
}
