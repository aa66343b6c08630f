import { createContext, use } from 'react';
import type { Doing } from '../actor.ts';
import type { ActResult, Channel, Person, Snapshot, WorkspaceInfo } from '../contract.ts';

/** What everything on the page may ask: how things stand, who is looking, and how to do something. */
export interface Workspace {
  readonly snapshot: Snapshot;
  readonly me: Person;
  /** What the bot takes for now. */
  readonly now: Date;
  /** Does it as `me`; what went wrong is also shown as a notice. */
  readonly act: (doing: Doing) => Promise<ActResult>;
  readonly go: (spot: Spot) => void;
}

/** Where on the page somebody is. */
export interface Spot {
  readonly channel: string | 'home';
  readonly thread?: string;
}

export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext);
  if (!workspace) throw new Error('Only drawn inside a WorkspaceContext.');
  return workspace;
}

export const personOf = (snapshot: Snapshot, id: string): Person | undefined =>
  snapshot.people.find((person) => person.id === id);

/** Where a person is at home; the app may be installed there or not. */
export function workspaceOf(snapshot: Snapshot, team: string): WorkspaceInfo {
  const workspace = snapshot.workspaces.find(({ id }) => id === team) ?? snapshot.workspaces[0];
  if (!workspace) throw new Error('A sandbox has at least one workspace.');
  return workspace;
}

/** “#general”, or for a direct message the names of the others in it. */
export function channelTitle(snapshot: Snapshot, channel: Channel, me: Person): string {
  if (channel.kind === 'public' || channel.kind === 'private') return channel.name;
  const others = channel.members.filter((id) => id !== me.id);
  if (others.length === 0) return `${me.name} (you)`;
  return others.map((id) => personOf(snapshot, id)?.name ?? id).join(', ');
}
