import type { types } from '@slack/bolt';
import type { ReactNode } from 'react';
import { BroadcastName, ChannelName, PersonName, SlackDate } from './mention.tsx';
import { OutsideLink } from './mrkdwn-text.tsx';

export function RichText({ block }: { readonly block: types.RichTextBlock }) {
  return (
    <div className="rich-text">
      {block.elements.map((element, index) => (
        <RichTextPart key={keyAt(element.type, index)} part={element} />
      ))}
    </div>
  );
}

const keyAt = (type: string, index: number) => `${type}${index}`;

function RichTextPart({ part }: { readonly part: types.RichTextBlockElement }): ReactNode {
  switch (part.type) {
    case 'rich_text_section':
      return <p>{drawn(part.elements)}</p>;
    case 'rich_text_quote':
      return <blockquote>{drawn(part.elements)}</blockquote>;
    case 'rich_text_preformatted':
      return <pre>{drawn(part.elements)}</pre>;
    case 'rich_text_list': {
      const items = part.elements.map((item, index) => (
        <li key={keyAt(item.type, index)}>{drawn(item.elements)}</li>
      ));
      const indent = { marginInlineStart: `${(part.indent ?? 0) * 1.5}em` };
      return part.style === 'ordered' ? <ol style={indent}>{items}</ol> : <ul style={indent}>{items}</ul>;
    }
  }
}

const drawn = (elements: readonly types.RichTextElement[]) =>
  elements.map((element, index) => <Styled key={keyAt(element.type, index)} element={element} />);

function Styled({ element }: { readonly element: types.RichTextElement }): ReactNode {
  const { bold, italic, strike, code, underline } = element.style ?? {};
  let words = <Bare element={element} />;
  if (code) words = <code>{words}</code>;
  if (strike) words = <s>{words}</s>;
  if (underline) words = <u>{words}</u>;
  if (italic) words = <em>{words}</em>;
  return bold ? <strong>{words}</strong> : words;
}

function Bare({ element }: { readonly element: types.RichTextElement }): ReactNode {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return <OutsideLink url={element.url}>{element.text ?? element.url}</OutsideLink>;
    case 'user':
      return <PersonName id={element.user_id} />;
    case 'channel':
      return <ChannelName id={element.channel_id} />;
    case 'broadcast':
      return <BroadcastName range={element.range} />;
    case 'date':
      return (
        <SlackDate unix={element.timestamp} pattern={element.format} fallback={element.fallback ?? ''} />
      );
    case 'emoji':
      return element.unicode ? String.fromCodePoint(...codePoints(element.unicode)) : `:${element.name}:`;
    case 'color':
      return <code>{element.value}</code>;
    case 'team':
      return element.team_id;
    case 'usergroup':
      return element.usergroup_id;
  }
}

const codePoints = (unicode: string) => unicode.split('-').map((hex) => Number.parseInt(hex, 16));
