import type { ReactNode } from 'react';
import type { Channel } from '../../contract.ts';
import { Icon } from '../icon.tsx';
import { Menu } from '../inputs/menu.tsx';
import { channelTitle, type Spot, useWorkspace } from '../workspace.ts';
import { channelsOf } from './sees.ts';

interface RailProps {
  readonly spot: Spot;
  readonly unread: ReadonlySet<string>;
}

/** Where a person can go: Home of the bot, channels, direct messages. */
export function Rail({ spot, unread }: RailProps) {
  const { snapshot, me, go } = useWorkspace();
  const channels = channelsOf(snapshot, me);
  const rooms = channels.filter(({ kind }) => kind === 'public' || kind === 'private').toSorted(byName);
  const direct = channels.filter(({ kind }) => kind === 'im' || kind === 'mpim');

  const row = (channel: Channel) => (
    <Row
      key={channel.id}
      current={spot.channel === channel.id}
      unread={unread.has(channel.id)}
      quiet={channel.archived || !channel.members.includes(me.id)}
      onGo={() => go({ channel: channel.id })}
      mark={markOf(channel)}
    >
      {channelTitle(snapshot, channel, me)}
      {channel.archived && <small>archived</small>}
    </Row>
  );

  return (
    <nav className="rail" aria-label="Channels and direct messages">
      <h2>Apps</h2>
      <Row
        current={spot.channel === 'home'}
        unread={false}
        quiet={false}
        onGo={() => go({ channel: 'home' })}
        mark={<Icon name="home" />}
      >
        {snapshot.app.name} Home
      </Row>
      <header>
        <h2>Channels</h2>
        <NewChannel />
      </header>
      {rooms.map(row)}
      <header>
        <h2>Direct messages</h2>
        <NewDirect />
      </header>
      {direct.map(row)}
    </nav>
  );
}

const byName = (one: Channel, other: Channel) => one.name.localeCompare(other.name);

function markOf(channel: Channel): ReactNode {
  if (channel.kind === 'public') return <Icon name="hash" />;
  if (channel.kind === 'private') return <Icon name="lock" />;
  return <span className="dot" aria-hidden="true" />;
}

interface RowProps {
  readonly current: boolean;
  readonly unread: boolean;
  readonly quiet: boolean;
  readonly mark: ReactNode;
  readonly children: ReactNode;
  readonly onGo: () => void;
}

function Row({ current, unread, quiet, mark, children, onGo }: RowProps) {
  return (
    <button
      type="button"
      className="rail-row"
      aria-current={current ? 'page' : undefined}
      data-unread={unread}
      data-quiet={quiet}
      onClick={onGo}
    >
      {mark}
      <span>{children}</span>
      {unread && <span className="aloud">, unread</span>}
    </button>
  );
}

function NewChannel() {
  const { act, go } = useWorkspace();
  async function create(isPrivate: boolean) {
    const name = window.prompt(isPrivate ? 'Name of the private channel' : 'Name of the channel')?.trim();
    if (!name) return;
    const result = await act({ kind: 'create-channel', name, private: isPrivate });
    if (result.kind === 'done' && result.channel) go({ channel: result.channel });
  }
  return (
    <Menu
      label="New channel"
      className="icon-button"
      items={[
        { key: 'public', label: 'New channel', onPick: () => void create(false) },
        { key: 'private', label: 'New private channel', onPick: () => void create(true) },
      ]}
    >
      <Icon name="plus" />
    </Menu>
  );
}

function NewDirect() {
  const { snapshot, me, act, go } = useWorkspace();
  const items = snapshot.people
    .filter((person) => person.id !== me.id && person.kind !== 'deactivated')
    .map((person) => ({
      key: person.id,
      label: person.name,
      description: person.title,
      async onPick() {
        const result = await act({ kind: 'open-dm', with: [person.id] });
        if (result.kind === 'done' && result.channel) go({ channel: result.channel });
      },
    }));
  return (
    <Menu label="New direct message" className="icon-button" items={items}>
      <Icon name="plus" />
    </Menu>
  );
}
