import { useEffect } from 'react';
import type { Channel as SlackChannel } from '../../contract.ts';
import { Icon } from '../icon.tsx';
import { Menu } from '../inputs/menu.tsx';
import { channelTitle, personOf, useWorkspace, workspaceOf } from '../workspace.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { inChannel } from './sees.ts';

export function Channel({ channel }: { readonly channel: SlackChannel }) {
  const { snapshot, me, act } = useWorkspace();
  const title = channelTitle(snapshot, channel, me);
  const room = channel.kind === 'public' || channel.kind === 'private';
  const withBot =
    channel.kind === 'im' && channel.members.includes(workspaceOf(snapshot, channel.team).botUser);
  const messages = inChannel(snapshot, channel.id, me);

  // Whoever looks into the direct message with the bot has opened its Messages tab.
  useEffect(() => {
    if (withBot) void act({ kind: 'open-messages-tab' });
  }, [withBot, act]);

  return (
    <main className="pane">
      <header className="pane-head">
        <h1>
          {channel.kind === 'public' && <Icon name="hash" />}
          {channel.kind === 'private' && <Icon name="lock" />}
          {title}
        </h1>
        {channel.topic && <p className="topic">{channel.topic}</p>}
        {channel.shared && <span className="badge">Shared with another workspace</span>}
        {room && <ChannelMenu channel={channel} />}
      </header>
      {messages.length === 0 && <Empty title={title} />}
      <MessageList
        key={`${channel.id} ${me.id}`}
        messages={messages}
        label={`Messages in ${title}`}
        inThread={false}
      />
      <Foot channel={channel} title={title} />
    </main>
  );
}

function Empty({ title }: { readonly title: string }) {
  const { snapshot } = useWorkspace();
  const command = snapshot.app.commands[0]?.command;
  return (
    <div className="empty">
      <p>Nothing has been said in {title} yet.</p>
      {command && (
        <p>
          Type <code>{command}</code> below to begin.
        </p>
      )}
    </div>
  );
}

function Foot({ channel, title }: { readonly channel: SlackChannel; readonly title: string }) {
  const { me, act } = useWorkspace();
  if (channel.archived) return <p className="pane-foot">This channel is archived. Nobody can write in it.</p>;
  if (!channel.members.includes(me.id)) {
    return (
      <p className="pane-foot">
        You are looking at #{title}.
        <button
          type="button"
          className="button primary"
          onClick={() => act({ kind: 'join', channel: channel.id })}
        >
          Join channel
        </button>
      </p>
    );
  }
  const room = channel.kind === 'public' || channel.kind === 'private';
  return <Composer key={channel.id} channel={channel.id} label={`Message ${room ? '#' : ''}${title}`} />;
}

function ChannelMenu({ channel }: { readonly channel: SlackChannel }) {
  const { snapshot, me, act } = useWorkspace();
  const { id, members } = channel;
  const { name: bot } = snapshot.app;
  const { botUser } = workspaceOf(snapshot, channel.team);
  const people = members.filter((member) => member !== botUser);
  const outside = snapshot.people.filter(
    ({ id: person, kind }) => kind !== 'deactivated' && kind !== 'bot' && !members.includes(person),
  );
  const has = members.includes(botUser);
  const names = people.map((member) => personOf(snapshot, member)?.name ?? member).join(', ');
  return (
    <Menu
      label="Channel members and actions"
      className="button quiet members"
      worded={true}
      items={[
        {
          key: 'bot',
          heading: `In here: ${names}${has ? ` and ${bot}` : `; ${bot} is not`}`,
          label: has ? `Remove ${bot} from the channel` : `Invite ${bot}`,
          onPick: () => void act({ kind: has ? 'remove' : 'invite', channel: id, who: botUser }),
        },
        ...outside.map((person) => ({
          key: person.id,
          label: `Add ${person.name}`,
          description: person.title,
          onPick: () => void act({ kind: 'invite', channel: id, who: person.id }),
        })),
        ...(members.includes(me.id)
          ? [
              {
                key: 'leave',
                label: 'Leave the channel',
                onPick: () => void act({ kind: 'leave', channel: id }),
              },
            ]
          : []),
        {
          key: 'archive',
          label: channel.archived ? 'Bring back from the archive' : 'Archive the channel',
          onPick: () => void act({ kind: 'archive', channel: id, archived: !channel.archived }),
        },
      ]}
    >
      {people.length === 1 ? '1 person' : `${people.length} people`}
      {has ? ` and ${bot}` : ''}
    </Menu>
  );
}
