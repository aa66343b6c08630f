import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Doing } from '../../actor.ts';
import type { Person, Snapshot } from '../../contract.ts';
import { ConfirmProvider } from '../confirm.tsx';
import { sendAct } from '../live/act.ts';
import type { Connection } from '../live/connection.ts';
import { type Spot, type Workspace, WorkspaceContext } from '../workspace.ts';
import { Channel } from './channel.tsx';
import { DrawerPanel } from './drawer.tsx';
import { Faults } from './faults.tsx';
import { Home } from './home.tsx';
import { useAddress } from './location.ts';
import { Modals } from './modal.tsx';
import { Notices, useNotices } from './notices.tsx';
import { Rail } from './rail.tsx';
import { channelsOf } from './sees.ts';
import { Thread } from './thread.tsx';
import { type Drawer, TopBar } from './top-bar.tsx';
import { Traffic } from './traffic.tsx';
import { useUnread } from './use-unread.ts';

export function App({ connection }: { readonly connection: Connection }) {
  const { snapshot, connected } = useSyncExternalStore(connection.watchLive, connection.live);
  if (!snapshot) return <p className="empty">Opening the workspace…</p>;
  return <Loaded connection={connection} snapshot={snapshot} connected={connected} />;
}

interface LoadedProps {
  readonly connection: Connection;
  readonly snapshot: Snapshot;
  readonly connected: boolean;
}

function Loaded({ connection, snapshot, connected }: LoadedProps) {
  const [address, move] = useAddress();
  const [drawer, setDrawer] = useState<Drawer>();
  const [railOpen, setRailOpen] = useState(false);
  const { notices, tell, dismiss } = useNotices();

  const me = whoLooks(snapshot, address.handle);
  const spot = whereTheyLook(snapshot, me, address.spot);
  const channel = snapshot.channels.find(({ id }) => id === spot.channel);
  const unread = useUnread(snapshot, me, spot);
  const now = useNow(snapshot.clock.aheadMs);

  const act = useCallback(
    async (doing: Doing) => {
      const result = await sendAct({ ...doing, as: me.id });
      // A modal shows its own trouble; everything else is told here.
      if (result.kind === 'bot-failed' && !('view' in doing)) tell(result.shown);
      if (result.kind === 'refused') tell(result.why);
      return result;
    },
    [me.id, tell],
  );
  const go = useCallback(
    (next: Spot) => {
      setRailOpen(false);
      move(me.handle, next);
    },
    [me.handle, move],
  );
  const workspace = useMemo<Workspace>(() => ({ snapshot, me, now, act, go }), [snapshot, me, now, act, go]);

  return (
    <WorkspaceContext value={workspace}>
      <ConfirmProvider>
        <TopBar
          drawer={drawer}
          onDrawer={setDrawer}
          onRail={() => setRailOpen(!railOpen)}
          onBecome={(person) => move(person.handle, spot)}
        />
        <Warnings connected={connected} listening={snapshot.app.connected} bot={snapshot.app.name} />
        <div
          className="workspace"
          data-rail={railOpen}
          data-aside={spot.thread !== undefined || drawer !== undefined}
        >
          <Rail spot={spot} unread={unread} />
          {channel ? <Channel channel={channel} /> : <Home />}
          {channel && spot.thread && <Thread channel={channel} thread={spot.thread} />}
          {drawer === 'faults' && (
            <DrawerPanel title="Faults" onClose={() => setDrawer(undefined)}>
              <Faults />
            </DrawerPanel>
          )}
          {drawer === 'traffic' && (
            <DrawerPanel title="Traffic" onClose={() => setDrawer(undefined)}>
              <Traffic connection={connection} />
            </DrawerPanel>
          )}
        </div>
        <Modals views={snapshot.modals[me.id] ?? []} />
        <Notices notices={notices} onDismiss={dismiss} />
      </ConfirmProvider>
    </WorkspaceContext>
  );
}

interface WarningsProps {
  readonly connected: boolean;
  readonly listening: boolean;
  readonly bot: string;
}

function Warnings({ connected, listening, bot }: WarningsProps) {
  if (!connected) return <p className="warning-bar">The local Slack does not answer. Reconnecting…</p>;
  if (!listening)
    return <p className="warning-bar">{bot} is not connected. What you do reaches nobody until it is.</p>;
  return null;
}

function whoLooks(snapshot: Snapshot, handle: string): Person {
  const people = snapshot.people.filter(({ kind }) => kind !== 'bot' && kind !== 'deactivated');
  const person = people.find((each) => each.handle === handle) ?? people[0];
  if (!person) throw new Error('Nobody is in this workspace.');
  return person;
}

/** The spot in the address if this person may look there, else the first channel they are in. */
function whereTheyLook(snapshot: Snapshot, me: Person, spot: Spot | undefined): Spot {
  const channels = channelsOf(snapshot, me);
  if (spot && (spot.channel === 'home' || channels.some(({ id }) => id === spot.channel))) return spot;
  const general = channels.find(({ name }) => name === 'general');
  const first = general ?? channels.find(({ members }) => members.includes(me.id)) ?? channels[0];
  return { channel: first?.id ?? 'home' };
}

/** The bot's now, to the minute. */
function useNow(aheadMs: number): Date {
  const [real, setReal] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setReal(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return useMemo(() => new Date(Math.max(real, Date.now()) + aheadMs), [real, aheadMs]);
}
