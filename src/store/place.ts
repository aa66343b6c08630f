interface FilePlace {
  readonly path: string;
  /** Nobody would miss it after a power cut, so no write waits for the disk. */
  readonly throwaway?: boolean;
}

/** Where the database is: a file of SQLite's, or a PostgreSQL server. */
export type Place = FilePlace | { readonly url: string };

/** For people and logs: without the password, and without what follows the name of the database. */
export function nameOf(place: Place): string {
  if ('path' in place) return place.path;
  const { protocol, host, pathname, searchParams } = new URL(place.url);
  return `${protocol}//${host || searchParams.get('host') || 'localhost'}${pathname}`;
}

/** What must never stand in a log: the password, as it is and as the address spells it. */
export function passwordsOf(place: Place): readonly string[] {
  if ('path' in place) return [];
  const { password } = new URL(place.url);
  return password === '' ? [] : [password, decodeURIComponent(password)];
}
