import { Fragment, type ReactNode } from 'react';
import { BroadcastName, ChannelName, PersonName, SlackDate } from './mention.tsx';
import { readMrkdwn, type Span } from './mrkdwn.ts';

export function MrkdwnText({ text }: { readonly text: string }) {
  return readMrkdwn(text).map((part, index) => {
    const key = `${part.kind}${index}`;
    if (part.kind === 'pre') return <pre key={key}>{part.text}</pre>;
    const lines = part.lines.map((line, at) => (
      <Fragment key={keyOfLine(at)}>
        {at > 0 && <br />}
        <Spans spans={line} />
      </Fragment>
    ));
    return part.kind === 'quote' ? (
      <blockquote key={key}>{lines}</blockquote>
    ) : (
      <span key={key}>{lines}</span>
    );
  });
}

const keyOfLine = (index: number) => `line${index}`;

function Spans({ spans }: { readonly spans: readonly Span[] }): ReactNode {
  return spans.map((span, index) => <OneSpan key={`${span.kind}${keyOfLine(index)}`} span={span} />);
}

function OneSpan({ span }: { readonly span: Span }): ReactNode {
  switch (span.kind) {
    case 'text':
      return span.text;
    case 'bold':
      return (
        <strong>
          <Spans spans={span.spans} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Spans spans={span.spans} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Spans spans={span.spans} />
        </s>
      );
    case 'code':
      return <code>{span.text}</code>;
    case 'link':
      return <OutsideLink url={span.url}>{span.label}</OutsideLink>;
    case 'person':
      return <PersonName id={span.id} />;
    case 'channel':
      return <ChannelName id={span.id} />;
    case 'broadcast':
      return <BroadcastName range={span.range} />;
    case 'date':
      return <SlackDate unix={span.unix} pattern={span.format} fallback={span.fallback} />;
  }
}

export function OutsideLink({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
