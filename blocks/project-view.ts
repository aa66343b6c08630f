import type { types } from '@slack/bolt';
import type { Assessment, FirstStepProgress, Project } from '#scoping/assessment';
import type { ReviewAct } from '#scoping/review';
import { button } from './buttons.ts';
import { limits } from './limits.ts';
import { chosenUser, mention } from './mention.ts';
import { portfolioActions, portfolioCallbacks, writeProjectMark } from './portfolio-ids.ts';
import { bullets, context, section, sections } from './sections.ts';
import { statusOf } from './status-words.ts';
import { dayInWords, stepsInWords } from './step-boxes.ts';
import { escaped, escapedWithin, plain, slackDate } from './text.ts';
import { type Happened, timeline } from './timeline.ts';
import { firmnessInWords, verdictInWords } from './verdict-words.ts';

/** All that is shown of a project. */
export interface ProjectFile extends Happened {
  readonly project: Project;
  readonly assessment: Assessment;
  readonly steps: readonly FirstStepProgress[];
  /** What it is reminded of; null where nobody has said yes to that. */
  readonly coming: {
    readonly to: Project['owner'];
    readonly muted: boolean;
    readonly lines: readonly {
      readonly title: string;
      readonly due: string;
      readonly standing: keyof typeof standings;
    }[];
  } | null;
  /** How long archived projects are kept here; null for ever. */
  readonly keptDays: number | null;
  /** What the reader may do with it. */
  readonly choices: {
    readonly reviews: readonly ReviewAct[];
    readonly edits: boolean;
    readonly deletes: boolean;
  };
}

/** Everything about one project, for reading; what can be done with it stands at the top. */
export function projectView(file: ProjectFile): types.ModalView {
  const { project, assessment, steps } = file;
  const { recommendation } = assessment;
  const blocks: types.KnownBlock[] = [
    { type: 'header', text: plain(project.name, limits.header.text) },
    ...(project.description === '' ? [] : [section(escapedWithin(project.description, 1_000))]),
    section(verdictInWords(recommendation)),
    context(
      firmnessInWords(recommendation.firmness),
      `${statusOf(project)}. <#${project.channel}>, owner ${mention(project.owner)}.` +
        (project.link === null ? '' : ` <${escaped(project.link)}|Where it began>`),
      ...fate(file),
    ),
    { type: 'actions', elements: buttonsOf(file) },
    ...(file.choices.edits ? [ownerSelect(project)] : []),
    ...chapter('Why', bullets(recommendation.rationale.map(({ text }) => text))),
    ...chapter('Against it', bullets(recommendation.case_against.map(({ text }) => text))),
    ...chapter(`Answers of revision ${assessment.revision}`, answersOf(assessment)),
    ...chapter(stepsInWords(steps), steps.map(stepLine)),
    ...chapter('Reminders', comingLines(file)),
    ...chapter('What happened, the newest first', timeline(file)),
  ];
  return {
    type: 'modal',
    callback_id: portfolioCallbacks.dossier,
    private_metadata: writeProjectMark({ project: project.id, revision: project.revision }),
    title: plain('Project', 24),
    close: plain('Close', 24),
    blocks: within(blocks),
  };
}

/** What the settings have in store for an archived one. */
function fate({ project: { archivedAt }, keptDays }: ProjectFile): string[] {
  if (!archivedAt || keptDays === null) return [];
  const end = new Date(archivedAt.getTime() + keptDays * 86_400_000);
  return [`It is deleted on ${slackDate(end)}, unless somebody restores it before.`];
}

/** A view may hold so many blocks; what is oldest stands last and is left to the export. */
function within(blocks: types.KnownBlock[]): types.KnownBlock[] {
  if (blocks.length <= limits.view.blocks) return blocks;
  return [...blocks.slice(0, limits.view.blocks - 1), context('There is more in the export.')];
}

/** A long list is cut where it stops being read; the export has all of it. */
const LINES = 40;

function chapter(title: string, lines: readonly string[]): types.SectionBlock[] {
  if (lines.length === 0) return [];
  const rest = lines.length - LINES;
  const more = rest > 0 ? [`and ${rest} more, in the export`] : [];
  return sections([`*${title}*`, ...lines.slice(0, LINES), ...more]);
}

function buttonsOf({ project, choices, keptDays }: ProjectFile): types.Button[] {
  const { reviews, edits, deletes } = choices;
  const archive: types.Button = {
    ...button('Archive', portfolioActions.archive, project.id),
    confirm: {
      title: plain('Archive this project?', 100),
      text: plain(
        'It leaves the lists and keeps all it has. It can be restored' +
          (keptDays === null ? '.' : ` for ${keptDays} days; then it is deleted.`),
        300,
      ),
      confirm: plain('Archive', 30),
      deny: plain('Keep it', 30),
    },
  };
  const restore = button('Restore', portfolioActions.restore, project.id);
  return [
    ...(reviews.length > 0 ? [button('Review', portfolioActions.review, project.id)] : []),
    button('History', portfolioActions.history, project.id),
    button('Decision record', `${portfolioActions.export}:md`, project.id),
    button('JSON', `${portfolioActions.export}:json`, project.id),
    ...(edits ? [button('What was built', portfolioActions.outcome, project.id)] : []),
    ...(edits ? [project.archivedAt ? restore : archive] : []),
    ...(deletes
      ? [{ ...button('Delete', portfolioActions.remove, project.id), style: 'danger' as const }]
      : []),
  ];
}

const ownerSelect = ({ owner, id }: Project): types.SectionBlock => ({
  ...section('Who looks after it'),
  block_id: id,
  accessory: {
    type: 'users_select',
    action_id: portfolioActions.handOver,
    placeholder: plain('Hand it over', 150),
    ...chosenUser(owner),
  },
});

const answersOf = ({ asked, given }: Assessment): string[] =>
  asked.map(({ key, ask, answer }) => {
    const by = Object.entries(given).find(([question]) => question === key)?.[1];
    const who = by ? ` _(${mention(by.by)}, ${slackDate(by.at)})_` : '';
    return `• ${escaped(ask)} *${escaped(answer)}*${who}`;
  });

function stepLine({ text, done, owner, due, note, notNeeded }: FirstStepProgress): string {
  const standing = done
    ? `done by ${mention(done.by)}, ${slackDate(done.at)}`
    : notNeeded
      ? `not needed: ${escapedWithin(notNeeded.reason, 200)} (${mention(notNeeded.by)})`
      : [owner ? mention(owner) : '', due ? `due ${dayInWords(due)}` : ''].filter(Boolean).join(', ');
  return `• ${escapedWithin(text, 300)}${standing === '' ? '' : ` _(${standing})_`}${note ? `\n     ${escapedWithin(note, 300)}` : ''}`;
}

const standings = { coming: '', open: ', asked and not answered yet', overdue: ', overdue' } as const;

function comingLines({ coming }: ProjectFile): string[] {
  if (!coming) return [];
  const { to, muted, lines } = coming;
  if (muted) return ['Paused: nothing is sent.'];
  const ahead = lines.map(
    ({ title, due, standing }) => `• ${dayInWords(due)}: ${escaped(title)}${standings[standing]}`,
  );
  return [
    ahead.length === 0 ? `To ${mention(to)}; nothing falls due in 90 days.` : `To ${mention(to)}:`,
    ...ahead,
  ];
}
