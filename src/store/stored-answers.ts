import { z } from 'zod';
import { answersSchema } from '#scoping/answers';
import type { AskedAnswer, Given, GivenBy } from '#scoping/assessment';
import { brand } from '#scoping/ids';
import { carryOver } from '#scoping/older-answers';
import { type Answers, byQuestion, questionnaireVersion } from '#scoping/questionnaire';

const older = z.record(z.string(), z.unknown());

/** Answers to an older questionnaire are read as today's understands them. */
export const storedAnswers = (version: number): z.ZodType<Answers> =>
  version === questionnaireVersion
    ? answersSchema
    : older.transform((answers) => carryOver(version, answers));

const given: z.ZodType<Given> = z.object({
  by: z.string().transform((by) => brand<'person'>(by)),
  at: z.iso.datetime().transform((at) => new Date(at)),
});

/** Of questions that are no longer asked, nobody has to know who answered. */
export const storedGiven: z.ZodType<GivenBy> = z.object(byQuestion(() => given.exactOptional()));

export const storedAsked: z.ZodType<readonly AskedAnswer[]> = z.array(
  z.object({ key: z.string(), ask: z.string(), answer: z.string() }),
);
