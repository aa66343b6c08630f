import { type FormEvent, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { OpenView } from '../../contract.ts';
import { SurfaceProvider, useSurface } from '../surface.tsx';
import { useWorkspace } from '../workspace.ts';
import { ModalFrame } from './modal-frame.tsx';

/** The top one of a person's modals, in a native dialog: it traps the focus and dims what lies behind. */
export function Modals({ views }: { readonly views: readonly OpenView[] }) {
  const top = views.at(-1);
  return top ? <Modal key={top.id} view={top} depth={views.length} /> : null;
}

function Modal({ view, depth }: { readonly view: OpenView; readonly depth: number }) {
  const place = useMemo(() => ({ view: view.id }), [view.id]);
  return (
    <SurfaceProvider place={place} blocks={view.blocks} shown={view.shown} errors={view.errors}>
      <ModalDialog view={view} depth={depth} />
    </SurfaceProvider>
  );
}

const firstField = 'input:not([type=hidden]), textarea, select';

function ModalDialog({ view, depth }: { readonly view: OpenView; readonly depth: number }) {
  const { act } = useWorkspace();
  const surface = useSurface();
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLElement>(null);
  const [sending, setSending] = useState(false);
  const titleId = useId();

  useEffect(() => dialog.current?.showModal(), []);
  useNewPage(view, body);
  useFirstComplaint(view, body);

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (sending || view.submit === '') return;
    setSending(true);
    await act({ kind: 'submit', view: view.id, filled: surface.filled() });
    setSending(false);
  }

  function close(all: boolean) {
    // Leaving the field first hands over what was just typed.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    void act({ kind: 'close', view: view.id, ...(all && { all }) });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
  }

  return (
    <dialog
      className="modal"
      ref={dialog}
      aria-labelledby={titleId}
      data-depth={depth}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        if (event.target === event.currentTarget) close(false);
      }}
    >
      <ModalFrame
        view={view}
        titleId={titleId}
        body={body}
        sending={sending}
        onSubmit={submit}
        onClose={() => close(false)}
        onCloseAll={() => close(true)}
      />
    </dialog>
  );
}

/** Another page in the same modal begins at its top, with the focus in its first field. */
function useNewPage({ title, blocks }: OpenView, body: { readonly current: HTMLElement | null }) {
  const before = useRef({ title: '', inputs: [] as readonly string[] });
  useEffect(() => {
    const inputs = blocks.filter(({ type }) => type === 'input').map((block) => block.block_id);
    const { current: last } = before;
    before.current = { title, inputs };
    const shared = inputs.some((id) => last.inputs.includes(id)) || inputs.length + last.inputs.length === 0;
    if ((shared && last.title === title) || !body.current) return;
    body.current.scrollTop = 0;
    (body.current.querySelector<HTMLElement>(firstField) ?? body.current).focus({ preventScroll: true });
  }, [title, blocks, body]);
}

function useFirstComplaint(view: OpenView, body: { readonly current: HTMLElement | null }) {
  useEffect(() => {
    if (Object.keys(view.errors).length === 0) return;
    const field = body.current?.querySelector<HTMLElement>('.field[data-invalid=true]');
    field?.scrollIntoView({ block: 'nearest' });
    field?.querySelector<HTMLElement>(firstField)?.focus({ preventScroll: true });
  }, [view.errors, body]);
}
