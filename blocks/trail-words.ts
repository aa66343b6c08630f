/** As in “Ana archived it”. What is missing here, of an older or a newer version, is read out as it stands. */
const deeds: Readonly<Record<string, string>> = {
  submitted: 'submitted a revision',
  proposed: 'proposed it',
  approved: 'approved it',
  changes_requested: 'asked for changes',
  withdrawn: 'withdrew it',
  outcome_recorded: 'said what was built',
  step_ticked: 'ticked a first step',
  step_unticked: 'unticked a first step',
  step_assigned: 'changed who does a first step by when',
  step_added: 'added a first step',
  step_ruled_out: 'ruled a first step out',
  step_needed_again: 'took a first step back in',
  question_asked: 'asked somebody an open question',
  question_answered: 'answered an open question',
  reminders_agreed: 'switched the reminders on',
  reminders_changed: 'changed the reminders',
  reminder_held: 'answered a reminder: held',
  reminder_slipped: 'answered a reminder: slipped',
  reminder_failed: 'answered a reminder: failed',
  reminder_snoozed: 'put a reminder off',
  reminder_muted: 'muted a reminder',
  reminder_unmuted: 'switched a reminder on again',
  reminder_happened: 'reported what a reminder waited for',
  archived: 'archived it',
  restored: 'restored it',
  handed_over: 'handed it over',
  deleted: 'deleted a project',
  exported: 'exported it',
  list_exported: 'exported a list',
  trail_exported: 'exported the audit trail',
  settings_changed: 'changed the settings',
  person_forgotten: 'had a person forgotten',
};

export const deedInWords = (act: string): string =>
  (Object.hasOwn(deeds, act) ? deeds[act] : undefined) ?? act.replaceAll('_', ' ');

/** What a project’s view tells in more words than these. */
export const toldElsewhere = (act: string): boolean =>
  act.startsWith('reminder_') ||
  ['submitted', 'proposed', 'approved', 'changes_requested', 'withdrawn', 'outcome_recorded'].includes(act);
