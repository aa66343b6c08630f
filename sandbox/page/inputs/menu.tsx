import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { usePopup, usePressOutside } from './use-popup.ts';

interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  readonly description?: string;
  readonly checked?: boolean;
  readonly heading?: string;
  readonly onPick: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly className: string;
  readonly items: readonly MenuItem[];
  readonly disabled?: boolean;
  /** The button says in words what it is; else `label` does. */
  readonly worded?: boolean;
  readonly children: ReactNode;
}

/** A button that opens a list of things to do; arrows move, Escape closes. */
export function Menu({ label, className, items, disabled = false, worded = false, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLSpanElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const style = usePopup(open, trigger);
  const id = useId();
  usePressOutside(open, frame, () => setOpen(false));

  useEffect(() => {
    if (open) list.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    const next: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % buttons.length,
      ArrowUp: (at - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    const wanted = next[event.key];
    if (wanted !== undefined) buttons[wanted]?.focus();
    else if (event.key === 'Escape') close();
    else if (event.key !== 'Tab') return;
    else setOpen(false);
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  return (
    <span className="menu-frame" ref={frame}>
      <button
        type="button"
        ref={trigger}
        className={className}
        aria-label={worded ? undefined : label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <div
          id={id}
          role="menu"
          aria-label={label}
          className="popup menu"
          style={style}
          ref={list}
          onKeyDown={onKeyDown}
          tabIndex={-1}
        >
          {items.map((item) => (
            <div key={item.key} role="none">
              {item.heading && (
                <p className="menu-heading" role="presentation">
                  {item.heading}
                </p>
              )}
              <button
                type="button"
                {...(item.checked === undefined
                  ? { role: 'menuitem' }
                  : { role: 'menuitemradio', 'aria-checked': item.checked })}
                className="menu-item"
                onClick={() => {
                  close();
                  item.onPick();
                }}
              >
                <span>{item.label}</span>
                {item.description && <small>{item.description}</small>}
              </button>
            </div>
          ))}
        </div>
      )}
    </span>
  );
}
