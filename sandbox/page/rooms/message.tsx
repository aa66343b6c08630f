import { useMemo } from 'react';
import type { Message as SlackMessage } from '../../contract.ts';
import { freshForm } from '../../forms.ts';
import { Avatar } from '../avatar.tsx';
import { Blocks } from '../blocks/blocks.tsx';
import { Icon } from '../icon.tsx';
import { Menu } from '../inputs/menu.tsx';
import { SurfaceProvider } from '../surface.tsx';
import { fullMoment, momentOf, timeOfDay } from '../text/moment.ts';
import { MrkdwnText } from '../text/mrkdwn-text.tsx';
import { personOf, useWorkspace } from '../workspace.ts';

interface MessageProps {
  readonly message: SlackMessage;
  /** Follows close upon another of the same author, whose name stands above already. */
  readonly continued: boolean;
  /** In the thread's own pane, where no thread is offered. */
  readonly inThread: boolean;
}

export function Message({ message, continued, inThread }: MessageProps) {
  const { snapshot, me, go } = useWorkspace();
  const author = personOf(snapshot, message.author);
  const isBot = author?.kind === 'bot';
  const name = author?.name ?? (message.author === 'USLACKBOT' ? 'Slackbot' : message.author);
  const at = momentOf(message.ts);
  if (message.subtype && message.blocks.length === 0) return <QuietLine message={message} name={name} />;

  const replies = message.replies ?? 0;
  return (
    <article
      className="message"
      data-only-you={message.onlyFor !== undefined}
      data-continued={continued}
      data-ts={message.ts}
    >
      {continued ? null : <Avatar person={author} name={name} />}
      <div className="message-body">
        {message.onlyFor && (
          <p className="only-you">
            <Icon name="eye" /> Only visible to you
          </p>
        )}
        {!continued && (
          <p className="message-by">
            <strong>{name}</strong>
            {isBot && <span className="badge">App</span>}
            <time dateTime={at.toISOString()} title={fullMoment(at, me.zone)}>
              {timeOfDay(at, me.zone)}
            </time>
          </p>
        )}
        <Words message={message} />
        {!inThread && replies > 0 && (
          <button
            type="button"
            className="replies"
            onClick={() => go({ channel: message.channel, thread: message.ts })}
          >
            {replies === 1 ? '1 reply' : `${replies} replies`}
          </button>
        )}
        {!inThread && message.thread && (
          <button
            type="button"
            className="replies"
            onClick={() => go({ channel: message.channel, thread: message.thread ?? message.ts })}
          >
            Replied to a thread
          </button>
        )}
      </div>
      <Tools message={message} inThread={inThread} />
    </article>
  );
}

function QuietLine({ message, name }: { readonly message: SlackMessage; readonly name: string }) {
  return (
    <p className="quiet-line" data-ts={message.ts}>
      {message.subtype !== 'tombstone' && !message.text.startsWith('<@') && <strong>{name} </strong>}
      <MrkdwnText text={message.text} />
    </p>
  );
}

function Words({ message }: { readonly message: SlackMessage }) {
  const { me } = useWorkspace();
  const { channel, ts, blocks, values } = message;
  const place = useMemo(() => ({ channel, ts }), [channel, ts]);
  const shown = useMemo(() => values[me.id] ?? freshForm(blocks, {}).shown, [values, me.id, blocks]);
  return (
    <>
      {blocks.length > 0 ? (
        <SurfaceProvider place={place} blocks={blocks} shown={shown}>
          <Blocks blocks={blocks} />
        </SurfaceProvider>
      ) : (
        <div className="mrkdwn">
          <MrkdwnText text={message.text} />
        </div>
      )}
      {message.edited && <small className="edited">(edited)</small>}
      {message.files?.map((file) => (
        <a className="file" key={file.id} href={file.url} target="_blank" rel="noreferrer">
          <Icon name="file" />
          <span>
            {file.title || file.name}
            <small>
              {file.name}, {Math.max(1, Math.round(file.size / 1024))} KB
            </small>
          </span>
        </a>
      ))}
    </>
  );
}

function Tools({ message, inThread }: { readonly message: SlackMessage; readonly inThread: boolean }) {
  const { snapshot, me, act, go } = useWorkspace();
  const { channel, ts } = message;
  if (message.onlyFor || message.subtype === 'tombstone') return null;
  const shortcuts = snapshot.app.shortcuts.filter(({ kind }) => kind === 'message');
  const items = [
    ...shortcuts.map(({ callbackId, name, description }) => ({
      key: callbackId,
      label: name,
      description: `${snapshot.app.name}: ${description}`,
      onPick: () => void act({ kind: 'message-shortcut', callbackId, channel, ts }),
    })),
    ...(message.author === me.id
      ? [
          {
            key: 'delete',
            label: 'Delete message',
            onPick: () => void act({ kind: 'delete-message', channel, ts }),
          },
        ]
      : []),
  ];
  return (
    <div className="message-tools">
      {!inThread && (
        <button
          type="button"
          className="icon-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => go({ channel, thread: message.thread ?? ts })}
        >
          <Icon name="reply" />
        </button>
      )}
      {items.length > 0 && (
        <Menu label="Message actions" className="icon-button" items={items}>
          <Icon name="more" />
        </Menu>
      )}
    </div>
  );
}
