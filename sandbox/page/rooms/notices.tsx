import { useCallback, useState } from 'react';
import { Icon } from '../icon.tsx';

export interface Notice {
  readonly id: number;
  readonly text: string;
}

const LASTS = 10_000;
let count = 0;

/** Short lines about what did not work; they leave by themselves. */
export function useNotices() {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const dismiss = useCallback(
    (id: number) => setNotices((known) => known.filter((each) => each.id !== id)),
    [],
  );
  const tell = useCallback(
    (text: string) => {
      count += 1;
      const id = count;
      setNotices((known) => [...known.filter((each) => each.text !== text), { id, text }]);
      setTimeout(dismiss, LASTS, id);
    },
    [dismiss],
  );
  return { notices, tell, dismiss };
}

interface NoticesProps {
  readonly notices: readonly Notice[];
  readonly onDismiss: (id: number) => void;
}

export function Notices({ notices, onDismiss }: NoticesProps) {
  return (
    <div className="notices" role="alert">
      {notices.map(({ id, text }) => (
        <p className="notice" key={id}>
          <Icon name="warning" />
          {text}
          <button type="button" className="icon-button" aria-label="Dismiss" onClick={() => onDismiss(id)}>
            <Icon name="close" />
          </button>
        </p>
      ))}
    </div>
  );
}
