import { faultView, outdatedView } from '#blocks/apology';
import { meanwhile } from '#blocks/meanwhile';
import { busyView, discardedView, goneView, startMessage, submittedView } from '#blocks/note';
import { changeView, type QuestionScreen, questionPage } from '#blocks/question-page';
import { quickVerdict } from '#blocks/quick-verdict';
import { draftsView, placeView } from '#blocks/start-view';
import { yourAnswers } from '#blocks/your-answers';
import { type Persona, personas } from '#sandbox/personas';
import { brand } from '#scoping/ids';
import type { Place } from '#scoping/place';
import { type Answers, pages } from '#scoping/questionnaire';
import { recommend } from '#scoping/recommend';
import { questionsOn } from '#scoping/route';
import { soFar } from '#scoping/so-far';
import { draftWith } from '#tests/blocks/drafts';
import { forEach, once, type Wall } from './hang.ts';
import { ben, channel, first, inHarbour, now, revised, standing } from './harbour.ts';

/** From `/ragft` to a submitted assessment. */
export const conversation = (): Wall => [
  ...pages.flatMap((page, index) =>
    forEach(`Page ${index + 1}, ${page.title}`, (persona) =>
      questionsOn(page, persona.answers).length === 0 ? undefined : questionPage(screen(persona, page.id)),
    ),
  ),
  ...once('Page 1, empty', questionPage({ draft: draftWith(), page: 'essentials', soFar: soFar({}) })),
  ...once('Page 1, resumed', questionPage({ ...screen(first, 'essentials'), ...resumed })),
  ...once('Page 1, the quick way', questionPage({ ...screen(first, 'essentials'), quick: true })),
  ...once('One answer changed', changeView({ ...screen(first, 'time-and-money'), question: 'deadline' })),
  ...forEach('Provisional verdict', (persona) =>
    inHaste.has(persona.name) ? quickVerdict(inAHurry(persona)) : undefined,
  ),
  ...forEach('Your answers', (persona) => yourAnswers(lastLook(persona))),
  ...once(
    'Your answers, assessed again',
    yourAnswers({ ...lastLook(first), again: before, saved: 'just now' }),
  ),
  ...Object.entries(otherPlaces).flatMap(([where, place]) =>
    once(`Your answers, ${where}`, yourAnswers(lastLook(first, place))),
  ),
  ...once('Submitted meanwhile', meanwhile(twoAtOnce)),
  ...once('Submitted', submittedView({ ...standing(first), name: first.name, place: here })),
  ...once('Which draft', draftsView(severalDrafts, now)),
  ...once('Which channel', placeView),
  ...once('Mentioned', startMessage('Scope an AI project: 25 short questions at most.')),
  ...once('Discarded', discardedView),
  ...once('No longer here', goneView),
  ...once('Not saved yet', busyView),
  ...once('Something went wrong', faultView('4f9f-3a52')),
  ...once('No longer in use', outdatedView),
];

const screen = (persona: Persona, page: QuestionScreen['page']): QuestionScreen => ({
  draft: inHarbour(persona),
  page,
  soFar: soFar(persona.answers),
});

const resumed = { saved: '3 minutes ago', others: true, earlier: true };

const here: Place = { kind: 'channel', channel, open: true };

const lastLook = (persona: Persona, place: Place = here) => ({
  draft: inHarbour(persona),
  recommendation: standing(persona).assessment.recommendation,
  place,
});

/** Where else a card may go, each with its own words on the last look. */
const otherPlaces: Readonly<Record<string, Place>> = {
  'private channel': { kind: 'channel', channel, open: false },
  'not invited': { kind: 'uninvited', channel },
  archived: { kind: 'archived', channel },
  'a direct message': { kind: 'to-person' },
  'the bot’s own messages': { kind: 'here' },
};

/** Working out what a page by itself leads to takes its time, so only some ask for it. */
const inHaste: ReadonlySet<string> = new Set(personas.slice(0, 3).map(({ name }) => name));

/** After the first page only. */
function inAHurry(persona: Persona) {
  const essentials = pages[0].questions.map(({ key }) => [key, persona.answers[key]]);
  const answers: Answers = Object.fromEntries(essentials.filter(([, answer]) => answer !== undefined));
  return { draft: { ...inHarbour(persona), answers }, recommendation: recommend(answers), place: here };
}

const before = {
  name: first.name,
  revision: 1,
  answers: { ...first.answers, change_rate: 'daily', deadline: 'lt2w' },
} as const;

const twoAtOnce = {
  draft: inHarbour(first),
  project: first.name,
  theirs: { ...revised, revision: 1, author: ben },
  yours: standing(first).assessment,
  provisional: false,
};

const severalDrafts = personas
  .slice(0, 3)
  .map((persona, index) => ({ ...inHarbour(persona), id: brand<'draft'>(`draft-${index}`) }));
