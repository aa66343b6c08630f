import type { PersonId } from '#scoping/ids';
import { namesOfNobody } from '#scoping/nobody';

/** A person in mrkdwn. */
export const mention = (person: PersonId): string => namesOfNobody.get(person) ?? `<@${person}>`;

/** Who is chosen in a menu of people; Slack refuses one that names nobody. */
export const chosenUser = (person: PersonId | null | undefined): { initial_user?: PersonId } =>
  person && !namesOfNobody.has(person) ? { initial_user: person } : {};
