import type { types } from '@slack/bolt';
import { approachNames } from '#scoping/approaches';
import type { AskedAnswer } from '#scoping/assessment';
import { claim } from '#scoping/claims';
import { questionOf } from '#scoping/questionnaire';
import type { PanelVoice, Reason, Recommendation } from '#scoping/recommendation';
import { articles } from '#scoping/sources';
import { button } from '../buttons.ts';
import { cardActions } from '../card-ids.ts';
import type { Message } from '../message.ts';
import { bullets, context, section, sections } from '../sections.ts';
import { table } from '../table.ts';
import { escaped } from '../text.ts';
import type { Details } from './detail.ts';

/** The five sources side by side, every reason with the answers it rests on, and what speaks against it. */
export function reasonsMessage({ project, assessment, plainBlocks }: Details): Message {
  const { recommendation, asked } = assessment;
  const { rationale, case_against, warnings } = recommendation;
  return {
    text: [
      `Why ${approachNames[recommendation.destination]}`,
      ...rationale.map(({ text }) => text),
      'What speaks against it',
      ...case_against.map(({ text }) => text),
      'What the five sources say',
      ...panelInWords(recommendation),
    ].join('\n'),
    blocks: [
      section(`*Why ${approachNames[recommendation.destination]}*`),
      ...sections(rationale.map((reason) => reasonInWords(reason, asked))),
      ...titled(
        'What speaks against it',
        case_against.map((reason) => reasonInWords(reason, asked)),
      ),
      ...titled('Mind this', bullets(warnings.map(({ text }) => text))),
      section('*What the five sources say, each by its own procedure*'),
      ...(plainBlocks ? sections(bullets(panelInWords(recommendation))) : [panelTable(recommendation)]),
      ...sections(bullets(recommendation.panel.flatMap(flagsInWords))),
      { type: 'actions', elements: [button('Sources', cardActions.sources, project.id)] },
      context('Sources lists every claim behind this, with its article and publisher.'),
    ],
  };
}

const titled = (title: string, lines: readonly string[]): types.SectionBlock[] =>
  lines.length === 0 ? [] : sections([`*${title}*`, ...lines]);

/** The reason, then the answers it rests on in the words they were given in. */
function reasonInWords({ text, answers }: Reason, asked: readonly AskedAnswer[]): string {
  const rests = asked.filter(({ key }) => answers.some((answer) => answer === key));
  const grounds = rests.map(({ ask, answer }) => `${escaped(ask)} ${escaped(answer)}`);
  return grounds.length === 0 ? `• ${text}` : `• ${text}\n_${grounds.join(' · ')}_`;
}

const nameOf = ({ source }: PanelVoice): string => `${source} ${articles[source].publisher}`;

const agrees = (voice: PanelVoice, { destination }: Recommendation): string =>
  voice.verdict === destination ? 'yes' : 'no';

const stillOpen = ({ open }: PanelVoice): string =>
  open.length === 0 ? 'nothing' : open.map((key) => questionOf(key).ask).join(' ');

const panelTable = (recommendation: Recommendation): types.TableBlock =>
  table([
    ['Source', 'Says', 'Starts with', 'Agrees', 'Would also ask'],
    ...recommendation.panel.map((voice) => [
      nameOf(voice),
      approachNames[voice.verdict],
      approachNames[voice.start],
      agrees(voice, recommendation),
      stillOpen(voice),
    ]),
  ]);

const panelInWords = (recommendation: Recommendation): string[] =>
  recommendation.panel.map(
    (voice) =>
      `${nameOf(voice)}: ${approachNames[voice.verdict]}, starting with ${approachNames[voice.start]}. ` +
      `Agrees: ${agrees(voice, recommendation)}. Would also ask: ${stillOpen(voice)}`,
  );

const flagsInWords = ({ source, flags }: PanelVoice): string[] =>
  flags.map((id) => `${source} adds: ${claim(id).says}`);
