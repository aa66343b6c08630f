import type { types } from '@slack/bolt';
import type { Block } from '../../contract.ts';

/** Not yet in Slack's own types. */
export interface ChartBlock {
  readonly type: 'data_visualization';
  readonly block_id?: string;
  readonly title: string;
  readonly chart:
    | { readonly type: 'pie'; readonly segments: readonly Point[] }
    | {
        readonly type: 'bar' | 'line' | 'area';
        readonly series: readonly Series[];
        readonly axis_config: {
          readonly categories: readonly string[];
          readonly x_label?: string;
          readonly y_label?: string;
        };
      };
}

interface Point {
  readonly label: string;
  readonly value: number;
}

export interface Series {
  readonly name: string;
  readonly data: readonly Point[];
}

export type KnownBlock = types.KnownBlock | ChartBlock;

const drawn: ReadonlySet<string> = new Set([
  'actions',
  'alert',
  'card',
  'carousel',
  'container',
  'context',
  'context_actions',
  'data_table',
  'data_visualization',
  'divider',
  'header',
  'image',
  'input',
  'markdown',
  'rich_text',
  'section',
  'table',
] satisfies KnownBlock['type'][]);

/** The server has checked the block's fields; here only its type is asked. */
export const isKnown = (block: Block | KnownBlock): block is KnownBlock => drawn.has(block.type);
