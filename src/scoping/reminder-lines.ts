import type { Assessment } from './assessment.ts';
import { cadenceWords } from './cadence.ts';
import { type Day, daysAfter } from './calendar.ts';
import type { CadenceLine } from './recommendation.ts';
import type { ReminderLine, ReminderPlan } from './reminders.ts';
import { endLines } from './retirement-lines.ts';

type Basis = Pick<Assessment, 'recommendation'>;
type Standing = Pick<ReminderPlan, 'launch' | 'models' | 'since'>;

/** Everything that comes back for a project: its cadence, and the ends of what it runs on. */
export const reminderLines = ({ recommendation }: Basis, plan: Standing): ReminderLine[] => [
  ...endLines(recommendation, plan.models, plan.since),
  ...recommendation.cadence.flatMap((line) => cadenceLine(line, plan) ?? []),
];

function cadenceLine(line: CadenceLine, { launch, since }: Standing): ReminderLine | undefined {
  const words = cadenceWords.get(line.id);
  // Of an older version, and no longer advised.
  if (!words) return undefined;
  const { id: key, basis, claims: sources, on: when } = line;
  const common = { key, words, basis, sources, when };

  if (key === 'agree-retraining-cadence')
    return { ...common, when: null, rhythm: { kind: 'on', days: beforeLaunch(launch, since) } };
  if (line.every === null) return { ...common, rhythm: { kind: 'event' } };
  if (isForAMachine(line.every))
    return {
      ...common,
      words: { ...words, title: 'Check that the index is still refreshed by itself' },
      rhythm: { kind: 'every', every: 'P1M', from: 'launch' },
    };
  const from = key === 'ask-again' || key === 'test-the-next-step' ? 'assessment' : 'launch';
  return { ...common, rhythm: { kind: 'every', every: line.every, from } };
}

/** A person cannot do it that often: it wants to be automated, and somebody to ask whether it still runs. */
const isForAMachine = (every: string): boolean => every === 'P1D' || every === 'P1W';

const WEEKS_BEFORE_LAUNCH = 2;

/** Two weeks ahead, or at once where less is left. */
function beforeLaunch(launch: Day | null, since: Day): Day[] {
  if (launch === null || launch <= since) return [];
  const ahead = daysAfter(launch, -7 * WEEKS_BEFORE_LAUNCH);
  return [ahead < since ? since : ahead];
}
