import { noteView } from '#blocks/note';
import { forgetForm, readChosen, readPerson, removeAnyForm, removeForm } from '#blocks/removal-forms';
import { readSettings as readForm, settingsView } from '#blocks/settings-view';
import { changeSettings, deletableProjects, forgetPerson, readSettings } from '#journey/change-settings';
import { mayBeDeleted, wordFor } from '#journey/delete-project';
import type { Deps } from '#journey/deps';
import { isAdmin, ONLY_ADMINS } from '#journey/may';
import { refused } from '#journey/refusal';
import { brand } from '#scoping/ids';
import { onClick, onSubmission } from '../project-click.ts';
import type { CommandArgs } from './listener.ts';

const OFFERED = 100;

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

export const removalOfAnyWanted = onClick(async ({ deps, who }) =>
  (await isAdmin(deps, who))
    ? removeAnyForm(await deletableProjects(deps, who, OFFERED))
    : refused(ONLY_ADMINS),
);

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
            'Their name is gone; what was decided stays. Messages in Slack stay as they are.',
          ),
  };
});
