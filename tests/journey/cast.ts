/** Everybody the tests of permission try: of the sandbox's people, the first three in every channel of the tables. */
export const people = ['author', 'owner', 'member', 'admin', 'guest', 'stranger', 'deactivated'] as const;
export type Who = (typeof people)[number];

export const handles: Readonly<Record<Who, string>> = {
  author: 'ana',
  owner: 'ben',
  member: 'chidi',
  admin: 'dora',
  guest: 'eli',
  stranger: 'fay',
  deactivated: 'gus',
};
