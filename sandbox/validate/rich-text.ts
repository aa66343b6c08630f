import {
  anything,
  boolean,
  byType,
  type Check,
  type Fields,
  integer,
  list,
  object,
  oneOf,
  string,
} from './check.ts';

const style: Fields = {
  style: object({}, { bold: boolean, code: boolean, italic: boolean, strike: boolean, underline: boolean }),
};
const border: Fields = { border: integer(0, 1) };

const inline = (type: string, required: Fields, optional: Fields = {}): Check =>
  object({ type: oneOf(type), ...required }, { ...style, ...optional });

const piece = byType({
  text: inline('text', { text: string() }),
  link: inline('link', { url: string() }, { text: string(), unsafe: boolean }),
  emoji: inline('emoji', { name: string() }, { unicode: string(), url: string() }),
  user: inline('user', { user_id: string() }),
  channel: inline('channel', { channel_id: string() }),
  team: inline('team', { team_id: string() }),
  usergroup: inline('usergroup', { usergroup_id: string() }),
  broadcast: inline('broadcast', { range: oneOf('here', 'channel', 'everyone') }),
  color: inline('color', { value: string() }),
  date: inline('date', { timestamp: integer(0), format: string() }, { url: string(), fallback: string() }),
});

const pieces = list(piece, Number.POSITIVE_INFINITY, 0);
const section = object({ type: oneOf('rich_text_section'), elements: pieces });

const part = byType({
  rich_text_section: section,
  rich_text_list: object(
    {
      type: oneOf('rich_text_list'),
      style: oneOf('bullet', 'ordered'),
      elements: list(section),
    },
    { indent: integer(0, 8), offset: integer(0), ...border },
  ),
  rich_text_quote: object({ type: oneOf('rich_text_quote'), elements: pieces }, border),
  rich_text_preformatted: object(
    { type: oneOf('rich_text_preformatted'), elements: pieces },
    { ...border, language: anything },
  ),
});

export const richText: Check = object(
  { type: oneOf('rich_text'), elements: list(part) },
  { block_id: string(255) },
);
