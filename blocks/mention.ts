import { forgotten } from '#scoping/forgotten';
import type { PersonId } from '#scoping/ids';

/** A person in mrkdwn. */
export const mention = (person: PersonId): string =>
  person === forgotten ? 'a former member' : `<@${person}>`;
