import { Fragment, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Message as SlackMessage } from '../../contract.ts';
import { dayName, momentOf } from '../text/moment.ts';
import { useWorkspace } from '../workspace.ts';
import { Message } from './message.tsx';

interface MessageListProps {
  readonly messages: readonly SlackMessage[];
  readonly label: string;
  readonly inThread: boolean;
}

const AT_FIRST = 80;
const CLOSE_TOGETHER = 5 * 60;

export function MessageList({ messages, label, inThread }: MessageListProps) {
  const { now, me } = useWorkspace();
  const [most, setMost] = useState(AT_FIRST);
  const list = useRef<HTMLDivElement>(null);
  useStayAtEnd(list, messages, !inThread);

  const shown = messages.slice(-most);
  return (
    <div className="messages" role="log" aria-label={label} ref={list} tabIndex={-1}>
      {messages.length > shown.length && (
        <button type="button" className="button" onClick={() => setMost(most + 200)}>
          Show earlier messages
        </button>
      )}
      {shown.map((message, index) => {
        const previous = shown[index - 1];
        const day = dayName(momentOf(message.ts), now, me.zone);
        const newDay = !previous || dayName(momentOf(previous.ts), now, me.zone) !== day;
        return (
          <Fragment key={`${message.ts}${message.onlyFor ?? ''}`}>
            {newDay && (
              <p className="day">
                <span>{day}</span>
              </p>
            )}
            <Message
              message={message}
              continued={!newDay && follows(previous, message)}
              inThread={inThread}
            />
          </Fragment>
        );
      })}
    </div>
  );
}

const follows = (previous: SlackMessage | undefined, message: SlackMessage) =>
  previous !== undefined &&
  previous.author === message.author &&
  previous.onlyFor === message.onlyFor &&
  previous.subtype === undefined &&
  message.subtype === undefined &&
  Number(message.ts) - Number(previous.ts) < CLOSE_TOGETHER;

/** Follows new messages as long as the reader is at the end; who has scrolled up is left alone. */
function useStayAtEnd(
  list: { readonly current: HTMLElement | null },
  messages: readonly SlackMessage[],
  fromEnd: boolean,
) {
  const atEnd = useRef(fromEnd);
  const last = messages.at(-1)?.ts;
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
    };
    const grow = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', look);
    grow.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      grow.disconnect();
    };
  }, [list]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last message is what makes the list scroll
  useLayoutEffect(() => {
    if (list.current && atEnd.current) list.current.scrollTop = list.current.scrollHeight;
  }, [last, messages]);
}
