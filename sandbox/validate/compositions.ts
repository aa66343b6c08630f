import { limits } from '#blocks/limits';
import {
  boolean,
  byType,
  type Check,
  type Fields,
  fault,
  inTurn,
  isObject,
  list,
  object,
  oneOf,
  string,
} from './check.ts';

const plainOf = (text: Check) => object({ type: oneOf('plain_text'), text }, { emoji: boolean });
const mrkdwnOf = (text: Check) => object({ type: oneOf('mrkdwn'), text }, { verbatim: boolean });

export const plain = (max: number = limits.text): Check => byType({ plain_text: plainOf(string(max)) });
export const mrkdwn = (max: number = limits.text): Check => byType({ mrkdwn: mrkdwnOf(string(max)) });
export const text = (max: number = limits.text): Check =>
  byType({ plain_text: plainOf(string(max)), mrkdwn: mrkdwnOf(string(max)) });

export const confirm = object(
  { text: text(limits.confirm.text) },
  {
    title: plain(limits.confirm.title),
    confirm: plain(limits.confirm.confirm),
    deny: plain(limits.confirm.deny),
    style: oneOf('primary', 'danger'),
  },
);

const optionOf = (words: (max: number) => Check, more: Fields = {}): Check =>
  object(
    { text: words(limits.option.text), value: string(limits.option.value) },
    { description: words(limits.option.description), ...more },
  );

/** In select and overflow menus. */
export const menuOption = optionOf(plain);
export const overflowOption = optionOf(plain, { url: string(limits.option.url) });
/** Radio buttons and checkboxes also take mrkdwn. */
export const boxOption = optionOf(text);

export const optionGroup = object({
  label: plain(limits.select.groupLabel),
  options: list(menuOption, limits.select.options),
});

const slackFile: Check = (value, at) =>
  isObject(value) && (typeof value.id === 'string' || typeof value.url === 'string')
    ? []
    : fault('missing required field: id', at);

/** The two ways to name a picture; one of them, not both. */
export const pictureSource: Fields = { image_url: string(limits.image.url), slack_file: slackFile };

export const hasOnePicture: Check = (value, at) =>
  isObject(value) && (value.image_url === undefined) !== (value.slack_file === undefined)
    ? []
    : fault('must define either `image_url` or `slack_file` but not both', at);

export const imageElement: Check = inTurn(
  object({ type: oneOf('image'), alt_text: string(limits.image.altText, 0) }, pictureSource),
  hasOnePicture,
);
