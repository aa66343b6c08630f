import type { BlockSuggestion, Middleware, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import { noteView } from '#blocks/note';
import {
  deletableOption,
  forgetForm,
  readChosen,
  readPerson,
  removeAnyForm,
  removeForm,
} from '#blocks/removal-forms';
import { readSettings as readForm, settingsView } from '#blocks/settings-view';
import { changeSettings, readSettings } from '#journey/change-settings';
import { deletableProjects } from '#journey/deletable-projects';
import { mayBeDeleted, wordFor } from '#journey/delete-project';
import type { Deps } from '#journey/deps';
import { forgetPerson } from '#journey/forget-person';
import { isAdmin, ONLY_ADMINS } from '#journey/may';
import { refused } from '#journey/refusal';
import { brand } from '#scoping/ids';
import { sendTrail } from '../export-file.ts';
import { personOf } from '../form.ts';
import { onClick, onSubmission } from '../project-click.ts';
import type { CommandArgs } from './listener.ts';

export const settingsWanted = onClick(async ({ deps, who }) => settingsView(await readSettings(deps, who)));

/** `/ragft settings` */
export const settingsAsked =
  (deps: Deps) =>
  async ({ ack, command, client }: CommandArgs): Promise<void> => {
    await ack();
    const who = { team: brand<'team'>(command.team_id), id: brand<'person'>(command.user_id) };
    const view = settingsView(await readSettings(deps, who));
    await client.views.open({ trigger_id: command.trigger_id, view });
  };

export const settingsSubmitted = onSubmission(async (deps, who, { view }) => {
  const { settings } = await readSettings(deps, who);
  const form = readForm(view.state.values, settings);
  if (!form) return { answer: noteView('Not saved', 'This form is out of date. Open the settings again.') };
  const changed = await changeSettings(deps, who, form);
  return {
    answer: changed.kind === 'refused' ? changed : noteView('Saved', 'The settings hold from now on.'),
  };
});

/** *Audit trail*: the file comes by direct message, and the settings stay open. */
export const trailWanted = onClick(async ({ deps, who, args }) => {
  const [, format] = args.action.action_id.split(':');
  return sendTrail({ deps, client: args.client, who }, format === 'json' ? 'json' : 'csv');
});

export const removalOfAnyWanted = onClick(async ({ deps, who }) =>
  (await isAdmin(deps, who)) ? removeAnyForm : refused(ONLY_ADMINS),
);

/** Typing into it. */
export const deletableLookedUp =
  (deps: Deps): Middleware<SlackOptionsMiddlewareArgs<BlockSuggestion['type']>> =>
  async ({ ack, body }) => {
    const found = await deletableProjects(deps, personOf(body), body.value);
    await ack({ options: found.map(deletableOption) });
  };

export const removalChosen = onSubmission(async (deps, who, { view }) => {
  const id = readChosen(view.state.values);
  if (!id) return { answer: refused('Choose a project first.') };
  const doomed = await mayBeDeleted(deps, who, id);
  return {
    answer: doomed.kind === 'refused' ? doomed : removeForm({ ...doomed, word: wordFor(doomed) }),
  };
});

export const forgettingWanted = onClick(async ({ deps, who }) =>
  (await isAdmin(deps, who)) ? forgetForm : refused(ONLY_ADMINS),
);

export const personForgotten = onSubmission(async (deps, who, { view }) => {
  const person = readPerson(view.state.values);
  if (!person) return { answer: refused('Choose a person first.') };
  const done = await forgetPerson(deps, who, person);
  return {
    answer:
      done.kind === 'refused'
        ? done
        : noteView(
            'Forgotten',
            'Their name is gone; what was decided stays. Cards, threads, reminders and questions are redrawn ' +
              'without it over the next minutes. What people wrote in words of their own stays as it is.',
          ),
  };
});
