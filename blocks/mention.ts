import type { PersonId } from '#scoping/ids';
import { namesOfNobody } from '#scoping/nobody';

/** A person in mrkdwn. */
export const mention = (person: PersonId): string => namesOfNobody.get(person) ?? `<@${person}>`;
