import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Person, Snapshot } from '../../contract.ts';
import { Icon } from '../icon.tsx';
import { Menu } from '../inputs/menu.tsx';
import { useWorkspace } from '../workspace.ts';

interface ComposerProps {
  readonly channel: string;
  readonly thread?: string;
  readonly label: string;
}

export function Composer({ channel, thread, label }: ComposerProps) {
  const { snapshot, me, act } = useWorkspace();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const hints = dismissed ? [] : hintsFor(text, snapshot, me);
  const hint = hints[Math.min(active, hints.length - 1)];

  function write(next: string) {
    setText(next);
    setActive(0);
    setDismissed(false);
  }

  function complete(chosen: Hint) {
    write(chosen.completed);
    field.current?.focus();
  }

  async function send() {
    const line = text.trim();
    if (line === '') return;
    write('');
    const result = await act({
      kind: 'say',
      channel,
      text: line,
      ...(thread && { thread }),
    });
    // What could not be said is given back, unless something else was typed meanwhile.
    if (result.kind === 'refused') setText((typed) => typed || line);
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key } = event;
    const open = hint !== undefined && hint.completed.trim() !== text.trim();
    if (open && (key === 'ArrowDown' || key === 'ArrowUp')) {
      setActive((active + (key === 'ArrowDown' ? 1 : -1) + hints.length) % hints.length);
    } else if (open && (key === 'Tab' || key === 'Enter') && !event.shiftKey) complete(hint);
    else if (key === 'Escape' && open) setDismissed(true);
    else if (key === 'Enter' && !event.shiftKey) void send();
    else return;
    event.preventDefault();
  }

  const shortcuts = snapshot.app.shortcuts.filter(({ kind }) => kind === 'global');
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div id={listId} role="listbox" aria-label="Suggestions" className="hints" hidden={hints.length === 0}>
        {hints.map((each) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys stay with the field that is typed in
          <div
            key={each.completed}
            id={`${listId}-${hints.indexOf(each)}`}
            role="option"
            tabIndex={-1}
            aria-selected={each === hint}
            data-active={each === hint}
            className="option"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => complete(each)}
          >
            <span>
              <strong>{each.label}</strong> {each.usage}
              <small>{each.description}</small>
            </span>
          </div>
        ))}
      </div>
      <textarea
        ref={field}
        aria-label={label}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={hint ? `${listId}-${hints.indexOf(hint)}` : undefined}
        rows={1}
        placeholder={label}
        value={text}
        onChange={({ target }) => write(target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="composer-tools">
        {!thread && shortcuts.length > 0 && (
          <Menu
            label="Shortcuts"
            className="icon-button"
            items={shortcuts.map(({ callbackId, name, description }) => ({
              key: callbackId,
              label: name,
              description: `${snapshot.app.name}: ${description}`,
              onPick: () => void act({ kind: 'shortcut', callbackId }),
            }))}
          >
            <Icon name="bolt" />
          </Menu>
        )}
        <span className="composer-hint">Enter sends, / shows the commands, @ mentions</span>
        <button
          type="submit"
          className="icon-button send"
          aria-label="Send"
          title="Send"
          disabled={text.trim() === ''}
        >
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

interface Hint {
  readonly label: string;
  readonly usage: string;
  readonly description: string;
  readonly completed: string;
}

/** The bot's commands while a line begins with /, people while an @word is being typed at its end. */
function hintsFor(text: string, { app, people }: Snapshot, me: Person): readonly Hint[] {
  if (/^\/\S*$/.test(text)) {
    return app.commands
      .filter(({ command }) => command.startsWith(text))
      .map(({ command, description, usageHint }) => ({
        label: command,
        usage: usageHint,
        description,
        completed: `${command} `,
      }));
  }
  const mention = /(^|\s)@([\w.-]*)$/.exec(text);
  if (!mention) return [];
  const begun = (mention[2] ?? '').toLowerCase();
  return people
    .filter(
      ({ handle, name, kind, team }) =>
        kind !== 'deactivated' &&
        (team === me.team || kind === 'stranger') &&
        `${handle} ${name}`.toLowerCase().includes(begun),
    )
    .slice(0, 6)
    .map(({ handle, name, title }) => ({
      label: `@${handle}`,
      usage: name,
      description: title,
      completed: `${text.slice(0, text.length - begun.length)}${handle} `,
    }));
}
