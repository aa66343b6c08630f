import { useState } from 'react';
import type { Person } from '../../contract.ts';
import { Avatar } from '../avatar.tsx';
import { Icon } from '../icon.tsx';
import { Menu } from '../inputs/menu.tsx';
import { fullMoment } from '../text/moment.ts';
import { useWorkspace, workspaceOf } from '../workspace.ts';
import { struckBy } from './faults.tsx';
import { landing } from './landing.ts';

export type Drawer = 'faults' | 'traffic';

interface TopBarProps {
  readonly drawer: Drawer | undefined;
  readonly onDrawer: (drawer: Drawer | undefined) => void;
  readonly onRail: () => void;
  readonly onBecome: (person: Person) => void;
}

export function TopBar({ drawer, onDrawer, onRail, onBecome }: TopBarProps) {
  const { snapshot, me } = useWorkspace();
  const switchTo = (which: Drawer) => onDrawer(drawer === which ? undefined : which);
  const faults = struckBy(snapshot.faults);
  return (
    <header className="top-bar">
      <button
        type="button"
        className="icon-button only-narrow"
        aria-label="Channels"
        title="Channels"
        onClick={onRail}
      >
        <Icon name="menu" />
      </button>
      <strong className="workspace-name">{workspaceOf(snapshot, me.team).name}</strong>
      <TimeTravel />
      <span className="spacer" />
      <button
        type="button"
        className="button quiet"
        aria-expanded={drawer === 'faults'}
        data-on={faults > 0}
        onClick={() => switchTo('faults')}
      >
        Faults{faults > 0 && `: ${faults} on`}
      </button>
      <button
        type="button"
        className="button quiet"
        aria-expanded={drawer === 'traffic'}
        onClick={() => switchTo('traffic')}
      >
        Traffic
      </button>
      <a className="button quiet" href="/gallery">
        Gallery
      </a>
      <ThemeSwitch />
      <PersonSwitch onBecome={onBecome} />
    </header>
  );
}

const jumps = [
  { label: '+1 day', jump: 'P1D' },
  { label: '+1 week', jump: 'P1W' },
  { label: '+3 months', jump: 'P3M' },
];

function TimeTravel() {
  const { me, now, act } = useWorkspace();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would stand in the way of a one-line bar
    <div className="time-travel" role="group" aria-label="The bot's clock">
      <Icon name="clock" />
      <time dateTime={now.toISOString()} title={`The bot's clock, shown in ${me.zone}`}>
        {fullMoment(now, me.zone)}
      </time>
      {jumps.map(({ label, jump }) => (
        <button
          type="button"
          className="button small"
          key={label}
          title="Lands on a working day at noon, when people are reminded"
          onClick={() =>
            act({ kind: 'advance-clock', ms: landing(now, jump, me.zone).getTime() - now.getTime() })
          }
        >
          {label}
        </button>
      ))}
    </div>
  );
}

const themes = ['auto', 'light', 'dark'] as const;

function ThemeSwitch() {
  const [theme, setTheme] = useState(document.documentElement.dataset.theme ?? 'auto');
  const become = (next: string) => {
    document.documentElement.dataset.theme = next;
    localStorage.setItem('theme', next);
    setTheme(next);
  };
  return (
    <Menu
      label="Light or dark"
      className="icon-button"
      items={themes.map((each) => ({
        key: each,
        label: { auto: 'As the system is', light: 'Light', dark: 'Dark' }[each],
        checked: theme === each,
        onPick: () => become(each),
      }))}
    >
      <Icon name="moon" />
    </Menu>
  );
}

const kinds: Readonly<Record<Person['kind'], string>> = {
  member: '',
  admin: 'admin',
  guest: 'guest',
  stranger: 'from another workspace',
  deactivated: 'deactivated',
  bot: 'bot',
};

/** “Contractor, guest”; a title that says it already is not repeated. */
function describe({ title, kind }: Person): string {
  const word = kinds[kind];
  return word === '' || title.toLowerCase().includes(word) ? title : `${title}, ${word}`;
}

function PersonSwitch({ onBecome }: { readonly onBecome: (person: Person) => void }) {
  const { snapshot, me } = useWorkspace();
  const people = snapshot.people.filter(({ kind }) => kind !== 'bot' && kind !== 'deactivated');
  return (
    <Menu
      label="Act as somebody else"
      worded={true}
      className="person-switch"
      items={people.map((person) => ({
        key: person.id,
        label: person.name,
        description: describe(person),
        checked: person.id === me.id,
        onPick: () => onBecome(person),
      }))}
    >
      <Avatar person={me} name={me.name} />
      <span className="aloud">Act as somebody else, now </span>
      <span className="person-name">{me.name}</span>
      <Icon name="down" />
    </Menu>
  );
}
