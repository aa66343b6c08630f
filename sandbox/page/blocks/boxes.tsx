import type { types } from '@slack/bolt';
import { useState } from 'react';
import { Icon } from '../icon.tsx';
import { TextObject } from '../text/text-object.tsx';
import { Blocks, Used } from './blocks.tsx';
import { Picture } from './picture.tsx';

const levelNames = {
  default: 'Note',
  info: 'Note',
  warning: 'Warning',
  error: 'Error',
  success: 'Done',
} as const;

const levelIcons = {
  default: 'info',
  info: 'info',
  warning: 'warning',
  error: 'warning',
  success: 'check',
} as const;

export function Alert({ block }: { readonly block: types.AlertBlock }) {
  const level = block.level ?? 'default';
  return (
    <div className="alert" data-level={level}>
      <Icon name={levelIcons[level]} />
      <div className="mrkdwn">
        <span className="aloud">{levelNames[level]}: </span>
        <TextObject text={block.text} />
      </div>
    </div>
  );
}

export function Card({ block }: { readonly block: types.CardBlock }) {
  return (
    <article className="card">
      {block.hero_image && <Picture image={block.hero_image} className="picture" />}
      <header>
        {block.icon && <Picture image={block.icon} className="context-image" />}
        {block.title && (
          <strong>
            <TextObject text={block.title} />
          </strong>
        )}
        {block.subtitle && (
          <small>
            <TextObject text={block.subtitle} />
          </small>
        )}
      </header>
      {block.body && (
        <div className="mrkdwn">
          <TextObject text={block.body} />
        </div>
      )}
      {block.actions && (
        <div className="block-actions">
          {block.actions.map((button) => (
            <Used key={button.action_id} element={button} blockId={block.block_id ?? ''} label="" />
          ))}
        </div>
      )}
    </article>
  );
}

export function Container({ block }: { readonly block: types.ContainerBlock }) {
  const [open, setOpen] = useState(!block.default_collapsed);
  const title = block.title && <strong>{block.title.text}</strong>;
  return (
    <section className="container">
      <header>
        {block.icon && <Picture image={block.icon} className="context-image" />}
        {block.is_collapsible ? (
          <button type="button" className="disclosure" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name="down" />
            {title}
          </button>
        ) : (
          title
        )}
        {block.subtitle && (
          <small>
            <TextObject text={block.subtitle} />
          </small>
        )}
      </header>
      {(open || !block.is_collapsible) && <Blocks blocks={block.child_blocks} />}
    </section>
  );
}
