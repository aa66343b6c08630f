import { type Condition, type ConditionId, conditions } from './conditions.ts';
import { type KeyedPage, pages, type QuestionKey, questions } from './questionnaire.ts';

/** The questionnaire as Mermaid text: pages in their order, and what opens the questions that are not always asked. */
export function flowDiagram(): string {
  return [
    'flowchart TD',
    ...pages.flatMap(pageNodes),
    `  lastLook([${quoted('Your answers')}])`,
    `  ${[...pages.map(({ id }) => pageNode(id)), 'lastLook'].join(' --> ')}`,
    ...(Object.entries(conditions) as [ConditionId, Condition][]).flatMap(branch),
    '',
  ].join('\n');
}

/** Mermaid reads hyphens in ids as links, and `page_` keeps a page apart from a question of the same name. */
const pageNode = (id: string) => `page_${id.replaceAll('-', '_')}`;
const conditionNode = (id: string) => `if_${id.replaceAll('-', '_')}`;

const quoted = (text: string) => `"${text.replaceAll('"', '#quot;')}"`;

function pageNodes(page: KeyedPage, index: number): readonly string[] {
  return [
    `  subgraph ${pageNode(page.id)}[${quoted(`${index + 1} ${page.title}`)}]`,
    ...page.questions.map(({ key, ask, kind }) => {
      const text = quoted(`${ask}<br>${key}`);
      return `    ${key}${kind === 'many' ? `[[${text}]]` : `[${text}]`}`;
    }),
    '  end',
  ];
}

function branch([id, { label, reads }]: [ConditionId, Condition]): readonly string[] {
  const gate = conditionNode(id);
  return [
    `  ${gate}{{${quoted(`asked ${label}`)}}}`,
    ...reads.map((key) => `  ${key} -.-> ${gate}`),
    ...openedBy(id).map((key) => `  ${gate} -.-> ${key}`),
  ];
}

const openedBy = (id: ConditionId): readonly QuestionKey[] =>
  questions.filter(({ when }) => when === id).map(({ key }) => key);
