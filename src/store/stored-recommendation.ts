import { z } from 'zod';
import { answersSchema } from '#scoping/answers';
import { approaches } from '#scoping/approaches';
import { type QuestionKey, questions } from '#scoping/questionnaire';
import { type Recommendation, sources } from '#scoping/recommendation';

const approach = z.enum(approaches);
const start = z.enum([...approaches, 'fix_data']);
const questionKeys: z.ZodType<readonly QuestionKey[]> = z.array(z.enum(questions.map(({ key }) => key)));
const claims = z.array(z.string());

const reason = z.object({ rule: z.string(), text: z.string(), answers: questionKeys, claims });

const range = z.object({
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.enum(['weeks', 'usd']),
  basis: z.enum(['stated', 'derived', 'none']),
  fit: z.enum(['fits', 'tight', 'no', 'unknown']),
  claims,
});
const estimate = z.object({ time: range, setup: range, first_year: range, monthly: range });

/** As `recommend` once gave it: an assessment keeps its words for good. */
export const storedRecommendation: z.ZodType<Recommendation> = z.object({
  rules_version: z.number(),
  destination: approach,
  start,
  later: z.array(z.object({ approach: start, gate: z.string() })),
  firmness: z.object({ same: z.number(), of: z.number(), exact: z.boolean(), panel_agreeing: z.number() }),
  panel: z.array(
    z.object({
      source: z.enum(sources),
      verdict: approach,
      start,
      flags: z.array(z.string()),
      open: questionKeys,
      provisional: z.boolean(),
    }),
  ),
  rationale: z.array(reason),
  case_against: z.array(reason),
  tipping_points: z.array(z.object({ changes: answersSchema, destination: approach })),
  open_questions: questionKeys,
  estimate: z.object({ prompting: estimate, rag: estimate, finetune: estimate, hybrid: estimate }),
  first_steps: z.array(z.object({ id: z.string(), text: z.string(), why: z.string(), claims })),
  warnings: z.array(z.object({ id: z.string(), text: z.string(), claims })),
  cadence: z.array(
    z.object({
      id: z.string(),
      every: z.string().nullable(),
      on: z.string().nullable(),
      basis: z.enum(['stated', 'inferred']),
      claims,
    }),
  ),
  providers: z.array(z.object({ name: z.string(), fact: z.string(), as_of: z.string(), source: z.string() })),
});
