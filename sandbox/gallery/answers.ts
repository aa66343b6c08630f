import { notInstalledView, outdatedMessage } from '#blocks/apology';
import { digest, digestSwitched } from '#blocks/digest';
import { help } from '#blocks/help';
import { answerView, askView, passView, questionAsked, questionNudge } from '#blocks/open-question';
import { didYouMeanProject } from '#blocks/recommendation-card';
import { removeAnyForm } from '#blocks/removal-forms';
import { undeliveredList } from '#blocks/undelivered';
import { personas } from '#sandbox/personas';
import { brand } from '#scoping/ids';
import { type Ask, askStates } from '#scoping/open-questions';
import { ana } from '#tests/blocks/projects';
import { once, type Wall } from './hang.ts';
import { ben, first, now, second, standing } from './harbour.ts';

/** One question to one person, and what the bot says to one person alone. */
export const answers = (): Wall => [
  ...askStates.flatMap((state) => once(`Asked one question, ${state}`, questionAsked(asking(state)))),
  ...once('Asked one question, a nudge', questionNudge(asking('open'))),
  ...once('One question', answerView(one)),
  ...once('Ask someone', askView(one)),
  ...once('Who might know?', passView(one)),
  ...once('Overdue steps, one', digest(overdue.slice(0, 1))),
  ...once('Overdue steps', digest(overdue)),
  ...once('Overdue steps, off', digestSwitched(false)),
  ...once('Overdue steps, on again', digestSwitched(true)),
  ...once('Help', help(commands)),
  ...once('No such project', didYouMeanProject('parcel', [])),
  ...once('Several such projects', didYouMeanProject('bill', [first.name, second.name])),
  ...once('A button of long ago', outdatedMessage),
  ...once('Not installed', notInstalledView),
  ...once('Undelivered', undeliveredList(undelivered)),
  ...once('Undelivered, nothing', undeliveredList([])),
  ...once('Delete any project', removeAnyForm),
];

const brief = standing(personas.find(({ name }) => name === 'The open brief') ?? first);
const one = { project: brief.project.id, key: 'knowledge_size' } as const;

const asking = (state: Ask['state']) => ({
  ...brief,
  ask: {
    ...one,
    team: brief.project.team,
    id: brand<'ask'>('ask'),
    by: ana,
    of: ben,
    at: now,
    message: null,
    remindedAt: null,
    state,
  },
});

const overdue = standing(first)
  .steps.slice(0, 3)
  .map((step) => ({ step: { ...step, owner: ana, due: '2026-12-28' }, project: standing(first).project }));

const commands = [
  { usage: '', does: 'starts, or goes on where you stopped' },
  { usage: '<project>', does: 'starts with that name, or assesses a project of this channel again' },
  { usage: 'list [words]', does: 'lists the projects you may see' },
];

const undelivered = [
  {
    entry: { id: 'card', error: 'restricted_action', settledAt: now },
    what: 'card',
    project: { name: first.name, owner: ana },
  },
  {
    entry: { id: 'reminder', error: 'account_inactive', settledAt: now },
    what: 'reminder',
    project: { name: null, owner: ben },
  },
];
