import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';

interface DrawerProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** A side panel for what is not Slack's: faults and traffic. */
export function DrawerPanel({ title, children, onClose }: DrawerProps) {
  return (
    <aside className="drawer" aria-label={title}>
      <header className="pane-head">
        <h2>{title}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={`Close ${title}`}
          title="Close"
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      {children}
    </aside>
  );
}
