import type { Kysely } from 'kysely';
import { run } from './statements.ts';

/** Whoever asks what a reminder is about names its project, and finds it by that. */
export const up = (db: Kysely<unknown>): Promise<void> => run(db, ['drop index reminders_about']);
