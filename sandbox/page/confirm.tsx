import type { types } from '@slack/bolt';
import { createContext, type ReactNode, use, useCallback, useEffect, useRef, useState } from 'react';
import { TextObject } from './text/text-object.tsx';

type Ask = (question: types.ConfirmationDialog | undefined) => Promise<boolean>;

const ConfirmContext = createContext<Ask>(async () => true);

/** Asks “are you sure?” where the bot wants it asked; without a question the answer is yes. */
export const useConfirm = (): Ask => use(ConfirmContext);

interface Open {
  readonly question: types.ConfirmationDialog;
  readonly answer: (yes: boolean) => void;
}

export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<Open>();
  const ask = useCallback<Ask>(async (question) => {
    if (!question) return true;
    const yes = await new Promise<boolean>((answer) => setOpen({ question, answer }));
    setOpen(undefined);
    return yes;
  }, []);
  return (
    <ConfirmContext value={ask}>
      {children}
      {open && <ConfirmDialog {...open} />}
    </ConfirmContext>
  );
}

function ConfirmDialog({ question, answer }: Open) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      className="confirm"
      ref={dialog}
      aria-labelledby="confirm-title"
      onCancel={(event) => {
        event.stopPropagation();
        answer(false);
      }}
    >
      <h2 id="confirm-title">{question.title?.text ?? 'Are you sure?'}</h2>
      <div className="mrkdwn">
        <TextObject text={question.text} />
      </div>
      <footer>
        <button type="button" className="button" onClick={() => answer(false)}>
          {question.deny?.text ?? 'Cancel'}
        </button>
        <button
          type="button"
          className={question.style === 'danger' ? 'button danger' : 'button primary'}
          onClick={() => answer(true)}
        >
          {question.confirm?.text ?? 'Yes'}
        </button>
      </footer>
    </dialog>
  );
}
