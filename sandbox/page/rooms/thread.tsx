import type { Channel } from '../../contract.ts';
import { Icon } from '../icon.tsx';
import { channelTitle, useWorkspace } from '../workspace.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { inThread } from './sees.ts';

interface ThreadProps {
  readonly channel: Channel;
  readonly thread: string;
}

export function Thread({ channel, thread }: ThreadProps) {
  const { snapshot, me, go } = useWorkspace();
  return (
    <aside className="thread" aria-label="Thread">
      <header className="pane-head">
        <h2>Thread</h2>
        <p className="topic">{channelTitle(snapshot, channel, me)}</p>
        <button
          type="button"
          className="icon-button"
          aria-label="Close thread"
          title="Close thread"
          onClick={() => go({ channel: channel.id })}
        >
          <Icon name="close" />
        </button>
      </header>
      <MessageList
        key={`${thread} ${me.id}`}
        messages={inThread(snapshot, channel.id, thread, me)}
        label="Messages in the thread"
        inThread={true}
      />
      {!channel.archived && channel.members.includes(me.id) && (
        <Composer key={thread} channel={channel.id} thread={thread} label="Reply in the thread" />
      )}
    </aside>
  );
}
