import { limits } from '#blocks/limits';
import { withIds } from './block-ids.ts';
import type { Changes } from './changes.ts';
import type { Block, OpenView } from './contract.ts';
import type { Dice } from './dice.ts';
import { type Form, formAfterUpdate, freshForm } from './forms.ts';
import { SlackError } from './slack-error.ts';
import type { Workspace } from './town.ts';
import { isObject, type Json } from './validate/check.ts';

/** A view on somebody's screen. */
export interface ViewRecord {
  readonly id: string;
  readonly workspace: string;
  readonly person: string;
  readonly kind: 'modal' | 'home';
  readonly body: Json;
  readonly blocks: readonly Block[];
  readonly hash: string;
  readonly form: Form;
  readonly errors: Readonly<Record<string, string>>;
  readonly trouble: string;
  readonly root: string;
  readonly previous: string | null;
  /** Where the person was when it opened. */
  readonly channel?: string;
}

export interface Opening {
  readonly workspace: string;
  readonly person: string;
  readonly channel?: string;
}

export interface Views {
  modalsOf(person: string): readonly ViewRecord[];
  homeOf(workspace: string, person: string): ViewRecord | undefined;
  modals(): ReadonlyMap<string, readonly ViewRecord[]>;
  homes(): readonly ViewRecord[];
  find(id: string): ViewRecord | undefined;
  findByExternalId(workspace: string, externalId: string): ViewRecord | undefined;
  open(opening: Opening, view: Json): ViewRecord;
  push(opening: Opening, view: Json): ViewRecord;
  update(record: ViewRecord, view: Json, dropUntouched: boolean): ViewRecord;
  publish(opening: Opening, view: Json, dropUntouched: boolean): ViewRecord;
  /** What the person does in it: values, complaints, trouble. */
  change(record: ViewRecord, changed: Partial<Pick<ViewRecord, 'form' | 'errors' | 'trouble'>>): ViewRecord;
  close(record: ViewRecord): void;
  clear(person: string): readonly ViewRecord[];
}

const wordsOf = (text: unknown): string => (isObject(text) ? String(text.text) : '');

export const openViewOf = (record: ViewRecord): OpenView => ({
  id: record.id,
  kind: record.kind,
  hash: record.hash,
  title: wordsOf(record.body.title),
  submit: wordsOf(record.body.submit),
  close: wordsOf(record.body.close) || 'Cancel',
  callbackId: String(record.body.callback_id ?? ''),
  blocks: record.blocks,
  values: record.form.values,
  shown: record.form.shown,
  errors: record.errors,
  trouble: record.trouble,
});

/** The view as Slack writes it in payloads and answers. */
export const slackViewOf = (record: ViewRecord, workspace: Workspace, appId: string): Json => ({
  id: record.id,
  team_id: workspace.id,
  type: record.kind,
  blocks: record.blocks,
  private_metadata: record.body.private_metadata ?? '',
  callback_id: record.body.callback_id ?? '',
  state: { values: record.form.values },
  hash: record.hash,
  title: record.body.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
  clear_on_close: record.body.clear_on_close ?? false,
  notify_on_close: record.body.notify_on_close ?? false,
  close: record.body.close ?? null,
  submit: record.body.submit ?? null,
  previous_view_id: record.previous,
  root_view_id: record.root,
  app_id: appId,
  external_id: record.body.external_id ?? '',
  app_installed_team_id: workspace.id,
  bot_id: workspace.botId,
});

export function createViews(changes: Changes, dice: Dice): Views {
  const stacks = new Map<string, readonly ViewRecord[]>();
  const homes = new Map<string, ViewRecord>();

  const everyRecord = () => [...[...stacks.values()].flat(), ...homes.values()];
  const find = (id: string) => everyRecord().find((record) => record.id === id);
  const modalsOf = (person: string) => stacks.get(person) ?? [];
  const newHash = () => `${Math.floor(Date.now() / 1000)}.${dice.id('').toLowerCase()}`;

  const findByExternalId = (workspace: string, externalId: string) =>
    everyRecord().find((record) => record.workspace === workspace && record.body.external_id === externalId);

  function setStack(person: string, stack: readonly ViewRecord[]): void {
    if (stack.length === 0) stacks.delete(person);
    else stacks.set(person, stack);
    changes.publish({ kind: 'modals', person, views: stack.map(openViewOf) });
  }

  function put(record: ViewRecord): ViewRecord {
    if (record.kind === 'home') {
      homes.set(`${record.workspace} ${record.person}`, record);
      changes.publish({ kind: 'home', person: record.person, view: openViewOf(record) });
      return record;
    }
    const stack = modalsOf(record.person).map((each) => (each.id === record.id ? record : each));
    setStack(record.person, stack);
    return record;
  }

  function checkExternalId(workspace: string, view: Json, own?: string): void {
    if (typeof view.external_id !== 'string' || view.external_id === '') return;
    const taken = findByExternalId(workspace, view.external_id);
    if (taken && taken.id !== own) throw new SlackError('duplicate_external_id');
  }

  function fresh(opening: Opening, view: Json, below: ViewRecord | undefined): ViewRecord {
    checkExternalId(opening.workspace, view);
    const id = dice.id('V');
    const blocks = withIds(Array.isArray(view.blocks) ? view.blocks : [], dice);
    return {
      ...opening,
      id,
      kind: view.type === 'home' ? 'home' : 'modal',
      body: view,
      blocks,
      hash: newHash(),
      form: freshForm(blocks, opening),
      errors: {},
      trouble: '',
      root: below?.root ?? id,
      previous: below?.id ?? null,
    };
  }

  function update(record: ViewRecord, view: Json, dropUntouched: boolean): ViewRecord {
    checkExternalId(record.workspace, view, record.id);
    // What the person put in meanwhile counts, so the form is read at the last moment.
    const current = find(record.id);
    if (!current) throw new SlackError('not_found');
    const blocks = withIds(Array.isArray(view.blocks) ? view.blocks : [], dice);
    const opened = current.channel === undefined ? {} : { channel: current.channel };
    return put({
      ...current,
      body: view,
      blocks,
      hash: newHash(),
      form: formAfterUpdate(current.form, blocks, { ...opened, dropUntouched }),
      errors: {},
      trouble: '',
    });
  }

  return {
    modalsOf,
    homeOf: (workspace, person) => homes.get(`${workspace} ${person}`),
    modals: () => stacks,
    homes: () => [...homes.values()],
    find,
    findByExternalId,
    update,
    open(opening, view) {
      const record = fresh(opening, view, undefined);
      setStack(opening.person, [record]);
      return record;
    },
    push(opening, view) {
      const stack = modalsOf(opening.person);
      if (stack.length === 0) throw new SlackError('not_found');
      if (stack.length >= limits.view.stack) throw new SlackError('push_limit_reached');
      const record = fresh(opening, view, stack.at(-1));
      setStack(opening.person, [...stack, record]);
      return record;
    },
    publish(opening, view, dropUntouched) {
      const known = homes.get(`${opening.workspace} ${opening.person}`);
      return known ? update(known, view, dropUntouched) : put(fresh(opening, view, undefined));
    },
    change(record, changed) {
      const current = find(record.id);
      return current ? put({ ...current, ...changed }) : record;
    },
    close(record) {
      const stack = modalsOf(record.person);
      if (stack.some(({ id }) => id === record.id))
        setStack(
          record.person,
          stack.filter(({ id }) => id !== record.id),
        );
    },
    clear(person) {
      const stack = modalsOf(person);
      setStack(person, []);
      return stack;
    },
  };
}
