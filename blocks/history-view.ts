import type { types } from '@slack/bolt';
import { approachNames } from '#scoping/approaches';
import type { Assessment, Project } from '#scoping/assessment';
import { button } from './buttons.ts';
import { portfolioActions, portfolioCallbacks, writeProjectMark } from './portfolio-ids.ts';
import { revisionReply } from './revision-reply.ts';
import { section } from './sections.ts';
import { escapedWithin, plain } from './text.ts';

export interface Comparison {
  readonly project: Project;
  /** The newest first. */
  readonly revisions: readonly Assessment[];
  readonly before: Assessment;
  readonly after: Assessment;
}

/** Two revisions compared: which answers changed, which rules that touched, and why the verdict moved. */
export function historyView({ project, revisions, before, after }: Comparison): types.ModalView {
  const only = revisions.length < 2;
  return {
    type: 'modal',
    callback_id: portfolioCallbacks.history,
    private_metadata: writeProjectMark({ project: project.id, revision: project.revision }),
    title: plain('History', 24),
    close: plain('Close', 24),
    blocks: [
      section(`*${escapedWithin(project.name, 200)}*`),
      ...(only
        ? [section('There is one revision. A second one is made by assessing the project again.')]
        : [
            {
              type: 'actions' as const,
              block_id: `${before.revision}:${after.revision}`,
              elements: [pick('from', revisions, before), pick('to', revisions, after)],
            },
            {
              type: 'actions' as const,
              elements: [...new Set([after, before])].map((revision) => recordButton(project, revision)),
            },
            ...(before.revision === after.revision
              ? [section('Choose two different revisions to compare.')]
              : comparison({ before, after })),
          ]),
    ],
  };
}

const comparison = ({ before, after }: Pick<Comparison, 'before' | 'after'>): types.KnownBlock[] =>
  revisionReply({ before, assessment: after }).blocks as types.KnownBlock[];

/** Also of what was superseded: each revision has its record. */
const recordButton = ({ id }: Project, { revision }: Assessment): types.Button =>
  button(
    `Decision record of revision ${revision}`,
    `${portfolioActions.export}:md:${revision}`,
    writeProjectMark({ project: id, revision }),
  );

/** Slack offers at most so many at once; older ones are in the export. */
const OFFERED = 100;

function pick(end: 'from' | 'to', revisions: readonly Assessment[], chosen: Assessment): types.StaticSelect {
  const option = ({ revision, recommendation }: Assessment) => ({
    value: String(revision),
    text: plain(`Revision ${revision}: ${approachNames[recommendation.destination]}`, 75),
  });
  const offered = revisions.slice(0, OFFERED);
  return {
    type: 'static_select',
    action_id: `${portfolioActions.compare}:${end}`,
    placeholder: plain(end === 'from' ? 'Compare' : 'with', 150),
    options: offered.map(option),
    ...(offered.includes(chosen) ? { initial_option: option(chosen) } : {}),
  };
}

/** The two that were compared when a choice was made in the view. */
export function readComparison(blockId: string, actionId: string, value: string) {
  const [before, after] = blockId.split(':').map(Number);
  const chosen = Number(value);
  if (!before || !after || !chosen) return undefined;
  return actionId.endsWith(':from') ? { before: chosen, after } : { before, after: chosen };
}
