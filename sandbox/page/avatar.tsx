import type { Person } from '../contract.ts';

/** Initials on a colour of their own; a person's is round, a bot's is square. */
export function Avatar({ person, name }: { readonly person: Person | undefined; readonly name: string }) {
  const initials = name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
  return (
    <span
      className="avatar"
      data-kind={person?.kind ?? 'bot'}
      data-hue={hueOf(person?.id ?? name)}
      aria-hidden="true"
    >
      {initials}
    </span>
  );
}

const HUES = 6;
const hueOf = (id: string) => [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % HUES;
