import { limits } from '#blocks/limits';
import type { ActResult, Choice, Filled, Filling, StateValue } from '../contract.ts';
import { formWith, type Input, inputsOf, keyOf } from '../forms.ts';
import { originOf } from '../shapes.ts';
import { actionOf, filledOf, isStateful, isTyped, NotOffered } from '../state-values.ts';
import { isObject, type Json, list } from '../validate/check.ts';
import { menuOption, optionGroup } from '../validate/compositions.ts';
import { type ActOf, type Doer, done, failed, Impossible } from './doing.ts';
import { type Surface, surfaceAt } from './surface.ts';

function inputAt(surface: Surface, blockId: string, actionId: string): Input {
  const found = inputsOf(surface.blocks).find(
    (input) => input.blockId === blockId && input.actionId === actionId,
  );
  if (!found) throw new Impossible(`There is nothing with block_id ${blockId} and action_id ${actionId}.`);
  return found;
}

const suggestionKey = ({ person }: Doer, surface: Surface, { blockId, actionId }: Input): string =>
  `${person.id} ${surface.key} ${keyOf(blockId, actionId)}`;

function put(doer: Doer, surface: Surface, input: Input, filling: Filling): StateValue {
  const { slack } = doer;
  const many = input.element.max_selected_items;
  if (typeof many === 'number' && Array.isArray(filling) && filling.length > many)
    throw new Impossible(`At most ${many} can be chosen.`);
  try {
    const value = filledOf(input.element, filling, {
      suggested: slack.suggestions.find(suggestionKey(doer, surface, input)),
      file: (id) => slack.files.find(id)?.file,
      exists: (id) => slack.town.channel(id) !== undefined || slack.town.person(id)?.id === id,
    });
    surface.setForm(formWith(surface.form(), input, value));
    return value;
  } catch (error) {
    if (error instanceof NotOffered) throw new Impossible(error.message);
    throw error;
  }
}

/** Puts in what was typed before the act that follows. */
export function putAll(doer: Doer, surface: Surface, filled: readonly Filled[] = []): void {
  for (const { blockId, actionId, value } of filled) {
    put(doer, surface, inputAt(surface, blockId, actionId), value);
  }
}

async function report(doer: Doer, surface: Surface, action: Json): Promise<ActResult> {
  const { slack, person } = doer;
  const receipt = await slack.delivery.tell('interactive', `block_actions ${action.action_id}`, {
    ...originOf(slack, surface.workspace, person),
    type: 'block_actions',
    trigger_id: slack.triggers.issue(surface.opening),
    ...surface.placed(),
    ...surface.answerable(),
    actions: [{ ...action, action_ts: slack.clock.ts() }],
  });
  if (receipt.kind === 'failed') return failed(receipt, 'This app is not responding. Try again?');
  return { kind: 'done', ackMs: receipt.ms };
}

/** An input block tells the bot only when it says dispatch_action; everything else always does. */
function reports({ block, element }: Input, entered: boolean): boolean {
  if (block.type !== 'input') return true;
  if (block.dispatch_action !== true) return false;
  if (!isTyped(element)) return true;
  const config = isObject(element.dispatch_action_config) ? element.dispatch_action_config : {};
  const on: readonly unknown[] = Array.isArray(config.trigger_actions_on)
    ? config.trigger_actions_on
    : ['on_enter_pressed'];
  return on.includes(entered ? 'on_enter_pressed' : 'on_character_entered');
}

async function use(
  doer: Doer,
  surface: Surface,
  input: Input,
  filling: Filling | undefined,
  entered: boolean,
): Promise<ActResult> {
  const { element, blockId } = input;
  const visibleTo = element.visible_to_user_ids;
  if (Array.isArray(visibleTo) && !visibleTo.includes(doer.person.id))
    throw new Impossible('This button is not shown to them.');
  const held = isStateful(element) ? put(doer, surface, input, filling ?? null) : undefined;
  if (!reports(input, entered)) return done;
  return report(doer, surface, chosenIn(input, held, filling ?? null, blockId));
}

function chosenIn(input: Input, held: StateValue | undefined, filling: Filling, blockId: string): Json {
  try {
    return actionOf(input.element, blockId, held, filling);
  } catch (error) {
    if (error instanceof NotOffered) throw new Impossible(error.message);
    throw error;
  }
}

export function click(doer: Doer, act: ActOf<'click'>): Promise<ActResult> {
  const surface = surfaceAt(doer, act.on);
  const input = inputAt(surface, act.blockId, act.actionId);
  putAll(doer, surface, act.filled);
  return use(doer, surface, input, act.value, true);
}

export function fill(doer: Doer, act: ActOf<'fill'>): Promise<ActResult> {
  const surface = surfaceAt(doer, act.on);
  const input = inputAt(surface, act.blockId, act.actionId);
  if (!isStateful(input.element)) throw new Impossible('Nothing can be put in there.');
  return use(doer, surface, input, act.value, act.entered ?? false);
}

const choiceOf = ({ value, text, description }: Json): Choice => ({
  value: String(value),
  text: isObject(text) ? String(text.text) : '',
  description: isObject(description) ? String(description.text) : '',
});

/** What the bot offered, or undefined when Slack would not show it. */
function offeredIn(
  body: unknown,
): readonly { readonly label: string; readonly options: readonly Json[] }[] | undefined {
  if (!isObject(body)) return undefined;
  if (Array.isArray(body.option_groups)) {
    if (list(optionGroup, limits.select.groups)(body.option_groups, '').length > 0) return undefined;
    return body.option_groups.filter(isObject).map((group) => ({
      label: isObject(group.label) ? String(group.label.text) : '',
      options: Array.isArray(group.options) ? group.options.filter(isObject) : [],
    }));
  }
  if (list(menuOption, limits.suggestions.options, 0)(body.options, '').length > 0) return undefined;
  return [{ label: '', options: Array.isArray(body.options) ? body.options.filter(isObject) : [] }];
}

const FEWEST_LETTERS = 3;

export async function lookUp(doer: Doer, act: ActOf<'look-up'>): Promise<ActResult> {
  const { slack, person } = doer;
  const surface = surfaceAt(doer, act.on);
  const input = inputAt(surface, act.blockId, act.actionId);
  const { type, min_query_length: fewest } = input.element;
  if (type !== 'external_select' && type !== 'multi_external_select')
    throw new Impossible('This select does not ask the app.');
  if (act.typed.length < (typeof fewest === 'number' ? fewest : FEWEST_LETTERS))
    return { ...done, choices: [] };
  const receipt = await slack.delivery.tell('interactive', `block_suggestion ${act.actionId}`, {
    ...originOf(slack, surface.workspace, person),
    type: 'block_suggestion',
    action_id: act.actionId,
    block_id: act.blockId,
    value: act.typed,
    ...surface.placed(),
  });
  const shown = 'No results could be loaded.';
  if (receipt.kind === 'failed') return failed(receipt, shown);
  const offered = offeredIn(receipt.body);
  if (!offered) return { kind: 'bot-failed', error: 'invalid_options', shown };
  slack.suggestions.keep(
    suggestionKey(doer, surface, input),
    offered.flatMap(({ options }) => options),
  );
  const choices = offered.map(({ label, options }) => ({ label, choices: options.map(choiceOf) }));
  return { kind: 'done', choices, ackMs: receipt.ms };
}
