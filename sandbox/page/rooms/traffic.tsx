import { useState, useSyncExternalStore } from 'react';
import type { TrafficEntry } from '../../contract.ts';
import type { Connection } from '../live/connection.ts';

const MOST_SHOWN = 100;

/** The raw traffic between Slack and the bot, newest first. */
export function Traffic({ connection }: { readonly connection: Connection }) {
  const entries = useSyncExternalStore(connection.watchTraffic, connection.traffic);
  const [words, setWords] = useState('');
  const fits = ({ name, outcome, request, answer }: TrafficEntry) =>
    words === '' ||
    `${name} ${outcome} ${JSON.stringify(request)} ${JSON.stringify(answer)}`
      .toLowerCase()
      .includes(words.toLowerCase());
  const shown = entries.filter(fits).slice(-MOST_SHOWN).toReversed();
  return (
    <div className="traffic">
      <input
        className="entry"
        type="search"
        aria-label="Filter the traffic"
        placeholder="Filter by method, outcome or words"
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <p className="hint" role="status">
        {shown.length === 0
          ? 'Nothing yet.'
          : `The newest ${shown.length} of ${entries.length} kept, newest first.`}
      </p>
      <ol>
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </div>
  );
}

function Entry({ entry }: { readonly entry: TrafficEntry }) {
  const [open, setOpen] = useState(false);
  const { at, direction, name, outcome, ms, request, answer } = entry;
  return (
    <li>
      <button type="button" className="traffic-entry" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="direction">{direction === 'bot-to-slack' ? 'bot → Slack' : 'Slack → bot'}</span>
        <strong>{name}</strong>
        <span className="outcome" data-ok={outcome === 'ok' || outcome === ''}>
          {outcome || 'on its way'}
        </span>
        <small>
          {at.slice(11, 23)}, {Math.round(ms)} ms
        </small>
      </button>
      {open && (
        <div className="bodies">
          <h3>Request</h3>
          <pre>{JSON.stringify(request, null, 2)}</pre>
          <h3>Answer</h3>
          <pre>{JSON.stringify(answer, null, 2)}</pre>
        </div>
      )}
    </li>
  );
}
