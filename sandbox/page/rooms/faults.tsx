import type { Faults as FaultSettings } from '../../contract.ts';
import { useWorkspace } from '../workspace.ts';

interface Switch {
  readonly label: string;
  readonly hint: string;
  readonly on: (faults: FaultSettings) => boolean;
  readonly set: (on: boolean) => Partial<FaultSettings>;
}

const failing = (label: string, failWith: FaultSettings['failWith'], hint: string): Switch => ({
  label,
  hint,
  on: (faults) => faults.failWith === failWith,
  set: (on) => ({ failWith: on ? failWith : 'nothing' }),
});

const simple = (
  label: string,
  name: 'botNotInChannels' | 'dropUntouched' | 'loseAnswers' | 'refuseNewBlocks' | 'repeatEvents',
  hint: string,
): Switch => ({ label, hint, on: (faults) => faults[name], set: (on) => ({ [name]: on }) });

const switches: readonly Switch[] = [
  {
    label: 'Slack is slow',
    hint: 'Every call of the bot waits two seconds.',
    on: ({ slowMs }) => slowMs > 0,
    set: (on) => ({ slowMs: on ? 2_000 : 0 }),
  },
  failing('Slack answers 429', 'ratelimited', 'Too many requests, with Retry-After.'),
  failing('Slack answers 500', 'http_500', 'An error on Slack’s side.'),
  failing('Slack does not answer', 'time_out', 'Calls hang until the bot gives up.'),
  simple('Answers are lost', 'loseAnswers', 'The call is done, then the line is cut.'),
  simple(
    'The bot is not in this channel',
    'botNotInChannels',
    'Every channel behaves as though it was never invited.',
  ),
  simple(
    'Drop untouched initial values',
    'dropUntouched',
    'Prefilled inputs nobody touched come back empty after an update.',
  ),
  simple('Refuse newer blocks', 'refuseNewBlocks', 'invalid_blocks for what was added since 2025.'),
  simple('Events arrive twice', 'repeatEvents', 'The second time with the retry headers.'),
];

export const struckBy = (faults: FaultSettings): number => switches.filter(({ on }) => on(faults)).length;

export function Faults() {
  const { snapshot, act } = useWorkspace();
  const { faults } = snapshot;
  return (
    <div className="faults">
      <p className="hint">What goes wrong between Slack and the bot, from now on.</p>
      {switches.map(({ label, hint, on, set }) => (
        <label className="switch" key={label}>
          <input
            type="checkbox"
            role="switch"
            checked={on(faults)}
            aria-checked={on(faults)}
            onChange={({ target }) => void act({ kind: 'set-faults', faults: set(target.checked) })}
          />
          <span>
            {label}
            <small>{hint}</small>
          </span>
        </label>
      ))}
    </div>
  );
}
