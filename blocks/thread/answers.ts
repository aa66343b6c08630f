import { pages } from '#scoping/questionnaire';
import { mention } from '../mention.ts';
import type { Message } from '../message.ts';
import { section, sections } from '../sections.ts';
import { escaped, slackDate } from '../text.ts';
import type { Details } from './detail.ts';

/** The answers as they were given, in the words of that day. */
export function answersMessage({ assessment }: Details): Message {
  const { asked, revision, author, submittedAt } = assessment;
  const known = new Set<string>();
  const chapters = pages.map((page) => {
    const keys: readonly string[] = page.questions.map(({ key }) => key);
    for (const key of keys) known.add(key);
    return { title: page.title, said: asked.filter(({ key }) => keys.includes(key)) };
  });
  const gone = { title: 'No longer asked', said: asked.filter(({ key }) => !known.has(key)) };
  const told = [...chapters, gone]
    .filter(({ said }) => said.length > 0)
    .map(({ title, said }) => [
      `*${title}*`,
      ...said.map(({ ask, answer }) => `• ${escaped(ask)} *${escaped(answer)}*`),
    ]);
  return {
    text: ['The answers as given', ...told.flat().map((line) => line.replaceAll('*', ''))].join('\n'),
    blocks: [
      section(
        `*The answers of revision ${revision}*, submitted by ${mention(author)}, ${slackDate(submittedAt)}`,
      ),
      ...(told.length === 0 ? [section('Nothing was answered yet.')] : told.flatMap(sections)),
    ],
  };
}
