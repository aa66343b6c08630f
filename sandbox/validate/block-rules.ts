import { limits } from '#blocks/limits';
import { chart } from './chart.ts';
import {
  anything,
  boolean,
  byType,
  type Check,
  type Fields,
  fault,
  inTurn,
  isObject,
  list,
  matching,
  object,
  oneOf,
  string,
} from './check.ts';
import { hasOnePicture, imageElement, mrkdwn, pictureSource, plain, text } from './compositions.ts';
import { type ElementType, elements } from './elements.ts';
import { richText } from './rich-text.ts';
import { dataTable, table } from './tables.ts';

export type Surface = 'message' | 'modal' | 'home';

const selects = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
] as const satisfies readonly ElementType[];

const multiSelects = [
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
] as const satisfies readonly ElementType[];

const everywhere = [
  'checkboxes',
  'datepicker',
  'radio_buttons',
  'timepicker',
  ...selects,
  ...multiSelects,
] as const;

const accessories = ['button', 'overflow', 'workflow_button', ...everywhere] as const;
const actions = [
  'button',
  'datetimepicker',
  'overflow',
  'rich_text_input',
  'workflow_button',
  ...everywhere,
] as const;
const inputs = [
  'plain_text_input',
  'rich_text_input',
  'number_input',
  'email_text_input',
  'url_text_input',
  'file_input',
  'datetimepicker',
  ...everywhere,
] as const;

/** Elements that not every surface takes; all others go everywhere. */
const elementSurfaces: Partial<Record<ElementType, readonly Surface[]>> = {
  number_input: ['modal'],
  email_text_input: ['modal'],
  url_text_input: ['modal'],
  file_input: ['modal'],
  rich_text_input: ['modal', 'home'],
  datetimepicker: ['message', 'modal'],
  workflow_button: ['message'],
};

const elementOf = (types: readonly ElementType[], surface: Surface, more: Fields = {}): Check =>
  byType({
    ...more,
    ...Object.fromEntries(
      types
        .filter((type) => elementSurfaces[type]?.includes(surface) ?? true)
        .map((type) => [type, elements[type]]),
    ),
  });

const block = (type: string, required: Fields, optional: Fields = {}): Check =>
  object({ type: oneOf(type), ...required }, { block_id: string(limits.blockId), ...optional });

const textOrFields: Check = (value, at) =>
  isObject(value) && value.text === undefined && value.fields === undefined
    ? fault('must define either `text` or `fields`', at)
    : [];

const someContent: Check = (value, at) =>
  isObject(value) && ['hero_image', 'title', 'actions', 'body'].every((name) => value[name] === undefined)
    ? fault('must define at least one of `hero_image`, `title`, `actions`, `body`', at)
    : [];

const someTitle: Check = (value, at) =>
  isObject(value) && value.title === undefined && value.rich_text_title === undefined
    ? fault('missing required field: title', at)
    : [];

const section = (surface: Surface): Check =>
  inTurn(
    block(
      'section',
      {},
      {
        text: text(limits.section.text),
        fields: list(text(limits.section.field), limits.section.fields),
        accessory: elementOf(accessories, surface, { image: imageElement }),
        expand: boolean,
      },
    ),
    textOrFields,
  );

const actionsBlock = (surface: Surface): Check =>
  block('actions', { elements: list(elementOf(actions, surface), limits.actions.elements) });

const input = (surface: Surface): Check =>
  block(
    'input',
    { label: plain(limits.input.label), element: elementOf(inputs, surface) },
    { hint: plain(limits.input.hint), optional: boolean, dispatch_action: boolean },
  );

const image = inTurn(
  block(
    'image',
    { alt_text: string(limits.image.altText, 0) },
    { title: plain(limits.image.title), ...pictureSource },
  ),
  hasOnePicture,
);

const context = block('context', {
  elements: list(
    (value, at) => (isObject(value) && value.type === 'image' ? imageElement(value, at) : text()(value, at)),
    limits.context.elements,
  ),
});

const header = block('header', { text: plain(limits.header.text) });
const divider = block('divider', {});

const video = block(
  'video',
  {
    video_url: matching(/^https:\/\//, 'HTTPS URL'),
    thumbnail_url: string(),
    alt_text: string(),
    title: plain(limits.video.title),
  },
  {
    title_url: matching(/^https:\/\//, 'HTTPS URL'),
    author_name: string(limits.video.author),
    provider_name: string(),
    provider_icon_url: string(),
    description: plain(),
  },
);

const card = inTurn(
  block(
    'card',
    {},
    {
      hero_image: imageElement,
      icon: imageElement,
      title: mrkdwn(limits.card.title),
      subtitle: mrkdwn(limits.card.subtitle),
      body: mrkdwn(limits.card.body),
      actions: list(byType({ button: elements.button }), limits.card.actions),
    },
  ),
  someContent,
);

const container = inTurn(
  block(
    'container',
    {
      child_blocks: list(
        byType({
          actions: actionsBlock('message'),
          context,
          divider,
          header,
          image,
          input: input('message'),
          rich_text: richText,
          section: section('message'),
          table,
          video,
        }),
        limits.container.blocks,
      ),
    },
    {
      title: plain(limits.container.title),
      rich_text_title: richText,
      subtitle: text(limits.container.subtitle),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: imageElement,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
  ),
  someTitle,
);

const taskCard = block(
  'task_card',
  {
    task_id: string(),
    title: string(),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  {
    details: richText,
    output: richText,
    sources: list(object({ type: oneOf('url'), url: string(), text: string() })),
  },
);

const all = (surface: Surface) => ({
  section: section(surface),
  header,
  divider,
  context,
  image,
  actions: actionsBlock(surface),
  input: input(surface),
  rich_text: richText,
  video,
  alert: block(
    'alert',
    { text: text(limits.alert.text) },
    { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
  card,
  carousel: block('carousel', { elements: list(byType({ card }), limits.carousel.cards) }),
  container,
  context_actions: block('context_actions', {
    elements: list(
      byType({ feedback_buttons: elements.feedback_buttons, icon_button: elements.icon_button }),
      limits.contextActions.elements,
    ),
  }),
  table,
  data_table: dataTable,
  data_visualization: chart,
  markdown: block('markdown', { text: string(limits.message.markdown) }),
  plan: block('plan', { title: string() }, { tasks: list(anything, 100, 0) }),
  task_card: taskCard,
});

type BlockType = keyof ReturnType<typeof all>;

/** Where a block is drawn; one that is merely listed for a surface but reported not to render is left out. */
const surfacesOf: Readonly<Record<BlockType, readonly Surface[]>> = {
  section: ['message', 'modal', 'home'],
  header: ['message', 'modal', 'home'],
  divider: ['message', 'modal', 'home'],
  context: ['message', 'modal', 'home'],
  image: ['message', 'modal', 'home'],
  actions: ['message', 'modal', 'home'],
  input: ['message', 'modal', 'home'],
  rich_text: ['message', 'modal', 'home'],
  video: ['message', 'modal', 'home'],
  alert: ['modal'],
  card: ['message', 'home'],
  carousel: ['message', 'home'],
  container: ['message'],
  context_actions: ['message'],
  table: ['message'],
  data_table: ['message'],
  data_visualization: ['message'],
  markdown: ['message'],
  plan: ['message'],
  task_card: ['message'],
};

/** Blocks Slack added in 2025 and 2026; a workspace, client or Enterprise setting may refuse them. */
export const newBlocks: ReadonlySet<string> = new Set<BlockType>([
  'alert',
  'card',
  'carousel',
  'container',
  'context_actions',
  'table',
  'data_table',
  'data_visualization',
  'markdown',
  'plan',
  'task_card',
]);

const blocksOn = (surface: Surface): Check =>
  byType(
    Object.fromEntries(
      Object.entries(all(surface)).filter(([type]) =>
        (surfacesOf as Readonly<Record<string, readonly Surface[]>>)[type]?.includes(surface),
      ),
    ),
  );

/** One block by itself, on the surface it is meant for. */
export const blockOn: Readonly<Record<Surface, Check>> = {
  message: blocksOn('message'),
  modal: blocksOn('modal'),
  home: blocksOn('home'),
};
