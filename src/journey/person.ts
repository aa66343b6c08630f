import type { PersonId, TeamId } from '#scoping/ids';

/** Who is doing something. */
export interface Person {
  readonly team: TeamId;
  readonly id: PersonId;
}
