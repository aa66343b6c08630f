import { limits } from '#blocks/limits';
import { stand } from '../stateful.ts';
import { blockOn, newBlocks, type Surface } from './block-rules.ts';
import { boolean, type Check, type Fault, fault, isObject, list, object, oneOf, string } from './check.ts';
import { plain } from './compositions.ts';

const blocksOfType = (blocks: unknown, type: string): readonly Record<string, unknown>[] =>
  Array.isArray(blocks) ? blocks.filter((each) => isObject(each) && each.type === type) : [];

/** block_id is unique in a message or view, action_id in its block. */
const idsAreUnique: Check = (blocks, at) => {
  const seen = new Set<string>();
  return stand(blocks).flatMap(({ path, block, elements }) => {
    const actions = elements.map((element) => element.action_id).filter((id) => typeof id === 'string');
    const twice = actions.find((id, index) => actions.indexOf(id) !== index);
    const id = block.block_id;
    const known = typeof id === 'string' && seen.has(id);
    if (typeof id === 'string') seen.add(id);
    return [
      ...(known ? fault(`block_id ${id} already exists`, `${at}${path}/block_id`) : []),
      ...(twice === undefined ? [] : fault(`action_id ${twice} already exists`, `${at}${path}`)),
    ];
  });
};

const onlyOneFocus: Check = (blocks, at) => {
  const focused = stand(blocks).flatMap(({ elements }) =>
    elements.filter((element) => element.focus_on_load === true),
  );
  return focused.length > 1 ? fault('only one element can set focus_on_load to true', at) : [];
};

const messageTotals: Check = (blocks, at) => {
  const charts = blocksOfType(blocks, 'data_visualization').length;
  const tables = blocksOfType(blocks, 'table').length;
  const markdown = blocksOfType(blocks, 'markdown').reduce(
    (sum, { text }) => sum + (typeof text === 'string' ? text.length : 0),
    0,
  );
  return [
    ...(charts > limits.message.charts
      ? fault(`no more than ${limits.message.charts} data_visualization blocks allowed`, at)
      : []),
    ...(tables > limits.message.tables ? fault('only one table block allowed', at) : []),
    ...(markdown > limits.message.markdown
      ? fault(`markdown must be less than ${limits.message.markdown + 1} characters in total`, at)
      : []),
  ];
};

const blocksCheck = (surface: Surface): Check => {
  const most = surface === 'message' ? limits.message.blocks : limits.view.blocks;
  const whole = list(blockOn[surface], most, 0);
  return (blocks, at) => [
    ...whole(blocks, at),
    ...idsAreUnique(blocks, at),
    ...onlyOneFocus(blocks, at),
    ...(surface === 'message' ? messageTotals(blocks, at) : []),
  ];
};

const common = {
  private_metadata: string(limits.view.privateMetadata, 0),
  callback_id: string(limits.view.callbackId, 0),
  external_id: string(limits.view.externalId, 0),
};

const views: Readonly<Record<'modal' | 'home', Check>> = {
  modal: object(
    { type: oneOf('modal'), title: plain(limits.view.title), blocks: blocksCheck('modal') },
    {
      submit: plain(limits.view.submit),
      close: plain(limits.view.close),
      clear_on_close: boolean,
      notify_on_close: boolean,
      submit_disabled: boolean,
      ...common,
    },
  ),
  home: object({ type: oneOf('home'), blocks: blocksCheck('home') }, common),
};

/** What Slack would refuse in the blocks of a message. */
export const faultsOfMessage = (blocks: unknown): readonly Fault[] =>
  blocksCheck('message')(blocks, '/blocks');

/** What Slack would refuse in a view; `kind` is what the method opens. */
export function faultsOfView(view: unknown, kind: 'modal' | 'home'): readonly Fault[] {
  const faults = views[kind](view, '/view');
  const blocks = isObject(view) ? view.blocks : [];
  const needsSubmit =
    kind === 'modal' && isObject(view) && !view.submit && blocksOfType(blocks, 'input').length > 0;
  return needsSubmit ? [...faults, ...fault('missing required field: submit', '/view')] : faults;
}

/** The blocks a workspace without the newer ones would refuse. */
export const faultsOfNewBlocks = (blocks: unknown, at: string): readonly Fault[] =>
  (Array.isArray(blocks) ? blocks : []).flatMap((each, index) =>
    isObject(each) && newBlocks.has(String(each.type))
      ? fault(`unsupported type: ${each.type}`, `${at}/${index}/type`)
      : [],
  );
