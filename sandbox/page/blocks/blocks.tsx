import type { types } from '@slack/bolt';
import { type ReactNode, useId } from 'react';
import type { Block } from '../../contract.ts';
import { Element } from '../inputs/element.tsx';
import { MarkdownText } from '../text/markdown-text.tsx';
import { RichText } from '../text/rich-text.tsx';
import { TextObject } from '../text/text-object.tsx';
import { Alert, Card, Container } from './boxes.tsx';
import { Chart } from './chart.tsx';
import { InputBlock } from './input-block.tsx';
import { isKnown, type KnownBlock } from './known-block.ts';
import { Picture } from './picture.tsx';
import { DataTable, Table } from './tables.tsx';

export function Blocks({ blocks }: { readonly blocks: readonly (Block | KnownBlock)[] }) {
  return blocks.map((block, index) => (
    <div className={`block block-${block.type}`} key={block.block_id ?? `${block.type}${index}`}>
      {isKnown(block) ? <OneBlock block={block} /> : <NotDrawn block={block} />}
    </div>
  ));
}

function NotDrawn({ block }: { readonly block: Block | KnownBlock }) {
  return (
    <details className="not-drawn">
      <summary>A {block.type} block, which this page does not draw</summary>
      <pre>{JSON.stringify(block, null, 2)}</pre>
    </details>
  );
}

function OneBlock({ block }: { readonly block: KnownBlock }): ReactNode {
  switch (block.type) {
    case 'section':
      return <Section block={block} />;
    case 'header':
      return <h3 className="block-heading">{block.text.text}</h3>;
    case 'divider':
      return <hr />;
    case 'context':
      return block.elements.map((element, index) =>
        element.type === 'image' ? (
          <Picture image={element} className="context-image" key={element.alt_text} />
        ) : (
          <span className="mrkdwn" key={`${element.text}${keyAt(index)}`}>
            <TextObject text={element} />
          </span>
        ),
      );
    case 'image':
      return (
        <figure>
          {block.title && <figcaption>{block.title.text}</figcaption>}
          <Picture image={block} className="picture" />
        </figure>
      );
    case 'actions':
    case 'context_actions':
      return block.elements.map((element) => (
        <Used key={element.action_id} element={element} blockId={block.block_id ?? ''} label="" />
      ));
    case 'input':
      return <InputBlock block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'markdown':
      return <MarkdownText text={block.text} />;
    case 'table':
      return <Table block={block} />;
    case 'data_table':
      return <DataTable block={block} />;
    case 'data_visualization':
      return <Chart block={block} />;
    case 'alert':
      return <Alert block={block} />;
    case 'card':
      return <Card block={block} />;
    case 'carousel':
      return block.elements.map((card, index) => <Card block={card} key={card.block_id ?? keyAt(index)} />);
    case 'container':
      return <Container block={block} />;
    default:
      return null;
  }
}

const keyAt = (index: number) => `at${index}`;

interface UsedProps {
  readonly element: Parameters<typeof Element>[0]['element'];
  readonly blockId: string;
  readonly label: string;
}

/** An element outside an input block: every use of it reaches the bot. */
export function Used({ element, blockId, label }: UsedProps) {
  const id = useId();
  const placeholder = 'placeholder' in element ? element.placeholder?.text : undefined;
  return (
    <Element
      element={element}
      blockId={blockId}
      id={id}
      usage="action"
      label={label || placeholder || fallbackNames[element.type] || ''}
      optional={true}
      dispatches={true}
      invalid={false}
    />
  );
}

/** What an element without words of its own is called aloud. */
const fallbackNames: Readonly<Record<string, string>> = {
  checkboxes: 'Tick what holds',
  radio_buttons: 'Choose one',
  datepicker: 'Date',
  timepicker: 'Time',
  datetimepicker: 'Date and time',
};

function Section({ block }: { readonly block: types.SectionBlock }) {
  const { text, fields, accessory } = block;
  return (
    <>
      <div className="section-words">
        {text && (
          <div className="mrkdwn">
            <TextObject text={text} />
          </div>
        )}
        {fields && (
          <div className="fields">
            {fields.map((field, index) => (
              <div className="mrkdwn" key={`${field.text}${keyAt(index)}`}>
                <TextObject text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div className="accessory">
          <Used element={accessory} blockId={block.block_id ?? ''} label={wordsBeside(text)} />
        </div>
      )}
    </>
  );
}

/** A section's control is named by the text it stands beside. */
const wordsBeside = (text: types.TextObject | undefined): string =>
  (text?.text.split('\n')[0] ?? '').replace(/[*_~`]|<[^|>]*\|?|>/g, '').slice(0, 120);
