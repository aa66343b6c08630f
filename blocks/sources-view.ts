import type { types } from '@slack/bolt';
import { type Claim, claim } from '#scoping/claims';
import { type Recommendation, sources } from '#scoping/recommendation';
import { articles } from '#scoping/sources';
import { bullets, context, section, sections } from './sections.ts';
import { plain } from './text.ts';

/** Claim by claim, what the recommendation rests on: article, publisher, and what it says in our words. */
export function sourcesView(recommendation: Recommendation): types.ModalView {
  const cited = claimsIn(recommendation).map(claim);
  return {
    type: 'modal',
    title: plain('Sources', 24),
    close: plain('Close', 24),
    blocks: [
      context('Everything on the card and in its thread that comes from one of the five articles.'),
      ...sources.flatMap((source) => {
        const own = cited.filter((each) => each.source === source);
        if (own.length === 0) return [];
        const { title, publisher, note } = articles[source];
        return [
          section(`*${source}  ${title}*\n${publisher}`),
          context(note),
          ...sections(bullets(own.map(claimInWords))),
        ];
      }),
    ],
  };
}

const claimInWords = ({ id, says, ...more }: Claim): string =>
  `${id}  ${says}${more.figures === undefined ? '' : ` (${more.figures})`}`;

/** S4-28 comes before S4-102. */
const byNumber = new Intl.Collator('en', { numeric: true }).compare;

/** In the order of their ids, each once. */
function claimsIn(recommendation: Recommendation): string[] {
  const { rationale, case_against, warnings, first_steps, estimate, panel, cadence } = recommendation;
  const said = [...rationale, ...case_against, ...warnings, ...first_steps, ...cadence];
  const figures = Object.values(estimate).flatMap((lines) => Object.values(lines));
  return [
    ...new Set([
      ...[...said, ...figures].flatMap(({ claims }) => claims),
      ...panel.flatMap(({ flags }) => flags),
    ]),
  ].sort(byNumber);
}
