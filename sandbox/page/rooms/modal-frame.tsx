import type { FormEvent, RefObject } from 'react';
import type { OpenView } from '../../contract.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { Icon } from '../icon.tsx';
import { useWorkspace } from '../workspace.ts';

interface ModalFrameProps {
  readonly view: Pick<OpenView, 'title' | 'submit' | 'close' | 'blocks' | 'trouble'>;
  readonly titleId: string;
  readonly body?: RefObject<HTMLElement | null>;
  readonly sending: boolean;
  readonly onSubmit: (event: FormEvent) => void;
  readonly onClose: () => void;
  readonly onCloseAll: () => void;
}

/** A modal as it looks: its title, blocks and buttons. */
export function ModalFrame({ view, titleId, body, sending, onSubmit, onClose, onCloseAll }: ModalFrameProps) {
  const { snapshot } = useWorkspace();
  return (
    <form onSubmit={onSubmit} noValidate>
      <header>
        <span className="modal-from">{snapshot.app.name}</span>
        <h2 id={titleId}>{view.title}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Close all"
          title="Close all"
          onClick={onCloseAll}
        >
          <Icon name="close" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="modal-body" ref={body} tabIndex={0} aria-labelledby={titleId}>
        <Blocks blocks={view.blocks} />
      </section>
      <footer>
        {view.trouble && (
          <p className="trouble" role="alert">
            <Icon name="warning" />
            {view.trouble}
          </p>
        )}
        <button type="button" className="button" onClick={onClose}>
          {view.close}
        </button>
        {view.submit && (
          <button type="submit" className="button primary" aria-busy={sending}>
            {sending ? 'Sending…' : view.submit}
          </button>
        )}
      </footer>
    </form>
  );
}
