import type { types } from '@slack/bolt';
import { approachNames } from '#scoping/approaches';
import type { Project } from '#scoping/assessment';
import { button } from './buttons.ts';
import { mention } from './mention.ts';
import { portfolioActions } from './portfolio-ids.ts';
import { section } from './sections.ts';
import { statusOf } from './status-words.ts';
import { escapedWithin, slackDate } from './text.ts';

/** One project in a list. */
export const projectRow = (project: Project): types.SectionBlock => ({
  ...section(
    `*${escapedWithin(project.name, 200)}*  ${approachNames[project.destination]}\n` +
      `${statusOf(project)}. <#${project.channel}>, ${mention(project.owner)}, changed ${slackDate(project.changedAt)}`,
  ),
  accessory: button('Open', portfolioActions.open, project.id),
});
