import { z } from 'zod';
import { dontKnow, noneOfThese, offered, type Question } from './question.ts';
import { type Answers, byQuestion, type QuestionKey, questions } from './questionnaire.ts';

const keysOf = (choices: readonly { readonly key: string }[]) => choices.map(({ key }) => key);

/** On one line and in few words, whatever was given. */
const quoted = (value: unknown) => (JSON.stringify(value) ?? String(value)).slice(0, 60);

/** “None of these” and “Don’t know” say something about the whole list, so neither stands beside a choice. */
const standsAlone = (chosen: readonly string[]) =>
  new Set(chosen).size <= 1 || !(chosen.includes(noneOfThese.key) || chosen.includes(dontKnow.key));

function answerToMany(question: Question) {
  const own = keysOf(question.choices);
  const allowed = `a list of ${own.join(', ')}; or ["none"] alone, or "unknown" alone`;
  return z
    .union(
      [
        z.literal(dontKnow.key).transform((): string[] => [dontKnow.key]),
        z.array(z.enum(keysOf(offered(question)))),
      ],
      {
        error: ({ input }) => `cannot be ${quoted(input)}. Allowed: ${allowed}`,
      },
    )
    .refine(standsAlone, {
      error: ({ input }) => `cannot be ${quoted(input)}: none and unknown stand alone. Allowed: ${allowed}`,
    })
    .transform((chosen) =>
      chosen.includes(dontKnow.key) ? dontKnow.key : own.filter((key) => chosen.includes(key)),
    );
}

function answerToOne(question: Question) {
  const allowed = keysOf(offered(question));
  return z.enum(allowed, {
    error: ({ input }) => `cannot be ${quoted(input)}. Allowed: ${allowed.join(', ')}`,
  });
}

const answerSchemas = byQuestion(
  (question): z.ZodType<string | readonly string[]> =>
    question.kind === 'many' ? answerToMany(question) : answerToOne(question),
);

/** One answer as somebody gave it, or nothing where the questionnaire does not offer it. */
export const understood = (key: QuestionKey, given: unknown): string | readonly string[] | undefined =>
  answerSchemas[key].safeParse(given).data;

/**
 * Answers as JSON, in a column or in the published contract. What it returns is canonical: keys and lists in the
 * questionnaire’s order, every choice once, `[]` for none, `"unknown"` for don’t know.
 */
export const answersSchema = z.strictObject(
  byQuestion(({ key }) => answerSchemas[key].optional()),
  { error: ({ input }) => `must be an object of answers by question, not ${quoted(input)}` },
) as z.ZodType<Answers>;

const contract = z.object(
  { answers: answersSchema },
  { error: ({ input }) => `must be an object like {"answers": {…}}, not ${quoted(input)}` },
);

export type AnswersRead =
  | { readonly kind: 'answers'; readonly answers: Answers }
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

/** Reads `{"answers": {…}}`. Answers to hidden questions are taken, and ignored by whoever asks what is visible. */
export function readAnswers(input: unknown): AnswersRead {
  const { success, data, error } = contract.safeParse(input);
  if (success) return { kind: 'answers', answers: data.answers };
  return { kind: 'faults', faults: error.issues.flatMap(faultLines) };
}

function faultLines(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysOf(questions).join(', ');
    return issue.keys.map(
      (key) => `${quoted(key).replaceAll('"', '')}: is not a question. Allowed: ${allowed}`,
    );
  }
  return [`${issue.path.at(-1)?.toString() ?? 'input'}: ${issue.message}`];
}
