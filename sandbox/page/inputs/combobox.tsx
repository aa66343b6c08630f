import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Choice } from '../../contract.ts';
import { Icon } from '../icon.tsx';
import type { ChoiceGroup } from '../surface.tsx';
import { usePopup, usePressOutside } from './use-popup.ts';

interface ComboboxProps {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly groups: readonly ChoiceGroup[];
  readonly chosen: readonly Choice[];
  readonly several: boolean;
  readonly most?: number;
  readonly clearable: boolean;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly onChoose: (values: readonly string[]) => void;
  /** For choices that somebody else knows: asks for them; `groups` then holds what came. */
  readonly onSearch?: (typed: string) => void;
  readonly searching?: boolean;
}

/** One or several choices out of a list that typing narrows. */
export function Combobox(props: ComboboxProps) {
  const {
    id,
    label,
    groups,
    chosen,
    several,
    most,
    clearable,
    onChoose,
    onSearch,
    searching = false,
  } = props;
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const style = usePopup(open, frame, true);
  const listId = useId();
  const close = () => {
    setOpen(false);
    setTyped('');
  };
  usePressOutside(open, frame, close);

  const matching = groups
    .map((group) => ({
      ...group,
      choices: group.choices.filter((choice) => !!onSearch || fits(choice, typed)),
    }))
    .filter((group) => group.choices.length > 0);
  const offered = matching.flatMap((group) => group.choices);
  const isChosen = (choice: Choice) => chosen.some(({ value }) => value === choice.value);
  const full = several && most !== undefined && chosen.length >= most;

  function search(text: string) {
    setTyped(text);
    setActive(0);
    setOpen(true);
    onSearch?.(text);
  }

  function show() {
    if (open) return;
    setOpen(true);
    const current = chosen[0];
    setActive(
      several || !current
        ? 0
        : Math.max(
            0,
            offered.findIndex(({ value }) => value === current.value),
          ),
    );
    onSearch?.('');
  }

  function pick(choice: Choice | undefined) {
    if (!choice || (full && !isChosen(choice))) return;
    const others = chosen.filter(({ value }) => value !== choice.value);
    if (!several) onChoose([choice.value]);
    else onChoose([...others, ...(isChosen(choice) ? [] : [choice])].map(({ value }) => value));
    if (several) setTyped('');
    else close();
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (open)
        setActive((active + (key === 'ArrowDown' ? 1 : -1) + offered.length) % Math.max(1, offered.length));
      else show();
    } else if (key === 'Enter') {
      if (open) pick(offered[active]);
      else show();
    } else if (key === 'Escape' && open) close();
    else if (key === 'Backspace' && typed === '' && several && chosen.length > 0) {
      onChoose(chosen.slice(0, -1).map(({ value }) => value));
      return;
    } else {
      if (key === 'Tab') close();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  const only = several ? undefined : chosen[0];
  const optionId = (choice: Choice) => `${listId}-${offered.indexOf(choice)}`;
  const activeChoice = offered[active];

  return (
    <div className="combobox" ref={frame} data-clearable={clearable && only !== undefined}>
      {several &&
        chosen.map((choice) => (
          <span className="chip" key={choice.value}>
            {choice.text}
            <button
              type="button"
              aria-label={`Remove ${choice.text}`}
              onClick={() => onChoose(chosen.filter((other) => other !== choice).map(({ value }) => value))}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
      <input
        id={id}
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && activeChoice ? optionId(activeChoice) : undefined}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid}
        autoComplete="off"
        data-chosen={only !== undefined && !open}
        placeholder={
          only && open ? only.text : several && chosen.length > 0 ? 'Add another' : props.placeholder
        }
        value={open ? typed : (only?.text ?? '')}
        onChange={({ target }) => search(target.value)}
        onClick={show}
        onKeyDown={onKeyDown}
      />
      {clearable && only && !open && (
        <button
          type="button"
          className="combobox-clear"
          aria-label={`Clear ${label}`}
          onClick={() => {
            onChoose([]);
            input.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      )}
      <span className="combobox-arrow">
        <Icon name="down" />
      </span>
      <div
        id={listId}
        role="listbox"
        aria-label={label}
        aria-multiselectable={several}
        className="popup listbox"
        hidden={!open}
        style={style}
      >
        {matching.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
          <div role="group" aria-label={group.label || label} key={group.label}>
            {group.label && (
              <p className="menu-heading" role="presentation">
                {group.label}
              </p>
            )}
            {group.choices.map((choice) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys stay with the input, as the combobox pattern wants
              <div
                key={choice.value}
                id={optionId(choice)}
                role="option"
                tabIndex={-1}
                aria-selected={isChosen(choice)}
                aria-disabled={full && !isChosen(choice)}
                data-active={choice === activeChoice}
                className="option"
                ref={choice === activeChoice ? scrollTo : undefined}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => pick(choice)}
              >
                <span>
                  {choice.text}
                  {choice.description && <small>{choice.description}</small>}
                </span>
                {isChosen(choice) && <Icon name="check" />}
              </div>
            ))}
          </div>
        ))}
        {offered.length === 0 && (
          <p className="popup-note" role="presentation">
            {searching ? 'Looking…' : typed === '' && onSearch ? 'Type to search.' : 'Nothing fits.'}
          </p>
        )}
        {full && (
          <p className="popup-note" role="presentation">
            At most {most} can be chosen.
          </p>
        )}
      </div>
    </div>
  );
}

const fits = (choice: Choice, typed: string) =>
  `${choice.text} ${choice.description}`.toLowerCase().includes(typed.trim().toLowerCase());

const scrollTo = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' });
