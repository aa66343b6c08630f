import { z } from 'zod';
import { brand } from '#scoping/ids';

/** What hangs in Home, in a project's view and in review messages; see `ids.ts` for the version at the end. */
export const portfolioActions = {
  home: 'home.v1',
  homeWords: 'home-words.v1',
  homeDraft: 'home-draft.v1',
  settings: 'home-settings.v1',

  open: 'project-open.v1',
  review: 'project-review.v1',
  history: 'project-history.v1',
  compare: 'project-compare.v1',
  export: 'project-export.v1',
  archive: 'project-archive.v1',
  restore: 'project-restore.v1',
  outcome: 'project-outcome.v1',
  handOver: 'project-hand-over.v1',
  remove: 'project-remove.v1',

  forget: 'settings-forget.v1',
  removeAny: 'settings-remove.v1',
  trail: 'settings-trail.v1',
} as const;

/** Menus that ask what to offer while somebody types. */
export const portfolioMenus = {
  deletable: 'settings-deletable.v1',
} as const;

export const portfolioCallbacks = {
  dossier: 'dossier.v1',
  history: 'history.v1',
  review: 'review.v1',
  outcome: 'outcome.v1',
  remove: 'remove.v1',
  settings: 'settings.v1',
  forget: 'forget.v1',
  removeAny: 'remove-any.v1',
} as const;

const mark = z.object({
  project: z
    .string()
    .min(1)
    .max(64)
    .transform((id) => brand<'project'>(id)),
  revision: z.number().int().positive(),
});

/** What a view of a project carries: which one, and the revision that was looked at. */
export type ProjectMark = z.infer<typeof mark>;

export const writeProjectMark = (of: ProjectMark): string => JSON.stringify(of);

export function readProjectMark(text: string): ProjectMark | undefined {
  try {
    return mark.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
