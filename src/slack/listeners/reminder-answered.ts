import type { BlockAction, Middleware, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { noteView } from '#blocks/note';
import { SNOOZE_TO_A_DAY } from '#blocks/reminder';
import { doneView, keptView, readDoneView } from '#blocks/reminder-done';
import { readLineBlockId, readLineMark } from '#blocks/reminder-ids';
import { readSnoozeView, SNOOZE_DAY, snoozeView } from '#blocks/reminder-snooze';
import { escaped } from '#blocks/text';
import { answerReminder } from '#journey/answer-reminder';
import type { Deps } from '#journey/deps';
import { findLine } from '#journey/find-line';
import { muteLine } from '#journey/mute-reminders';
import { reassess } from '#journey/reassess';
import { type Snoozed, snoozeReminder } from '#journey/snooze-reminder';
import { dayInWords } from '#scoping/calendar';
import { brand } from '#scoping/ids';
import { personOf } from '../form.ts';
import { GONE, type OnClick, onLine, pickedOf, tellThem, untendedWords } from '../reminder-click.ts';
import { sayBusy, showIn } from '../show.ts';
import { startConversation, startWithin } from '../start-conversation.ts';

type OnSubmit = (deps: Deps) => Middleware<SlackViewMiddlewareArgs<ViewSubmitAction>>;

/** *Done*: asks what the check showed. */
export const donePressed =
  (deps: Deps): OnClick =>
  async ({ ack, action, body, client }) => {
    await ack();
    const of = readLineBlockId(action.block_id);
    const line = of && (await findLine(deps, personOf(body), of.reminder, of.key));
    if (!of || !line) return tellThem(client, body, GONE);
    await client.views.open({ trigger_id: body.trigger_id, view: doneView(of, line) });
  };

export const resultSubmitted: OnSubmit =
  (deps) =>
  async ({ ack, body, view }) => {
    const of = readLineMark(view.private_metadata);
    const done = readDoneView(view.state.values);
    if (!of || !done) return ack({ response_action: 'update', view: noteView('No longer here', GONE) });
    const answered = await answerReminder(deps, personOf(body), of.reminder, { key: of.key, ...done });
    switch (answered.kind) {
      case 'answered':
        return ack({ response_action: 'update', view: keptView(of, answered.result, answered.project) });
      case 'already':
        return ack({
          response_action: 'update',
          view: noteView(
            'Already settled',
            answered.by
              ? `<@${answered.by}> was quicker; the message shows what came of it.`
              : 'This reminder is settled already.',
          ),
        });
      default:
        return ack({
          response_action: 'update',
          view: noteView('Not saved', escaped(untendedWords(answered))),
        });
    }
  };

/** *Snooze*: at once for a while, or to a date that a modal asks for. */
export const snoozePicked = onLine(async ({ deps, client, who, of, body, action }) => {
  const picked = pickedOf(action);
  if (picked !== SNOOZE_TO_A_DAY && !/^P1[DWM]$/.test(picked)) return GONE;
  if (picked === SNOOZE_TO_A_DAY) {
    await client.views.open({ trigger_id: body.trigger_id, view: snoozeView(of) });
    return undefined;
  }
  return snoozedWords(await snoozeReminder(deps, who, of.reminder, of.key, picked));
});

export const snoozeSubmitted: OnSubmit =
  (deps) =>
  async ({ ack, body, view }) => {
    const of = readLineMark(view.private_metadata);
    const until = readSnoozeView(view.state.values);
    if (!of || !until) return ack({ response_action: 'update', view: noteView('No longer here', GONE) });
    const snoozed = await snoozeReminder(deps, personOf(body), of.reminder, of.key, until);
    if (snoozed.kind === 'wrong-day')
      return ack({ response_action: 'errors', errors: { [SNOOZE_DAY]: WRONG_DAY } });
    return ack({ response_action: 'update', view: noteView('Snooze', escaped(snoozedWords(snoozed))) });
  };

const WRONG_DAY = 'Choose a day from tomorrow on, within two years.';

function snoozedWords(snoozed: Snoozed): string {
  switch (snoozed.kind) {
    case 'snoozed':
      return snoozed.forAll
        ? `Put off until ${dayInWords(snoozed.until)}.`
        : `It comes back to you by direct message on ${dayInWords(snoozed.until)}, unless somebody answers before. ` +
            'Here it stays open for the others.';
    case 'not-open':
      return 'This reminder is settled already.';
    case 'wrong-day':
      return WRONG_DAY;
    default:
      return untendedWords(snoozed);
  }
}

export const mutePressed = onLine(async ({ deps, who, of }) => {
  const reminder = await deps.store.reminders.find(who.team, of.reminder);
  if (!reminder) return GONE;
  const muted = await muteLine(deps, who, reminder.project, of.key, true);
  return muted.kind === 'changed'
    ? `“${muted.title}” does not come back for this project. “Change cadence” or \`/ragft reminders\` switches it on again.`
    : untendedWords(muted);
});

/** *Re-assess*, in a reminder or after a bad result: the conversation, with what changed filled in. */
export const reassessPressed =
  (deps: Deps): OnClick =>
  async ({ ack, action, body, client }) => {
    await ack();
    const scene = { deps, client, who: personOf(body) };
    const begun = await reassess(deps, scene.who, brand<'reminder'>(valueIn(action)));
    if (begun.kind !== 'begun') return tellThem(client, body, untendedWords(begun));
    const start = { channel: begun.channel, name: begun.name };
    if (!body.view) {
      const occasion = { trigger: body.trigger_id, responseUrl: body.response_url };
      return startConversation(scene, start, occasion);
    }
    const shown = await startWithin(scene, body.view, start);
    await (shown === 'busy' ? sayBusy(scene, body) : showIn(scene, body.view, shown));
  };

const valueIn = (action: BlockAction['actions'][number]): string =>
  'value' in action && typeof action.value === 'string' ? action.value : '';
