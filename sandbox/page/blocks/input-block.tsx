import type { types } from '@slack/bolt';
import { useId } from 'react';
import { Element } from '../inputs/element.tsx';
import { useSurface } from '../surface.tsx';

const grouped = new Set(['checkboxes', 'radio_buttons']);

export function InputBlock({ block }: { readonly block: types.InputBlock }) {
  const { errors } = useSurface();
  const id = useId();
  const blockId = block.block_id ?? '';
  const complaint = errors[blockId];
  const optional = block.optional === true;
  const label = (
    <>
      {block.label.text}
      {optional && <span className="optional"> (optional)</span>}
    </>
  );
  const describedBy = [block.hint && `${id}-hint`, complaint && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field" data-invalid={complaint !== undefined}>
      {grouped.has(block.element.type) ? (
        <p className="label">{label}</p>
      ) : (
        <label className="label" htmlFor={id}>
          {label}
        </label>
      )}
      <Element
        element={block.element}
        blockId={blockId}
        id={id}
        usage="input"
        label={block.label.text}
        optional={optional}
        dispatches={block.dispatch_action === true}
        invalid={complaint !== undefined}
        {...(describedBy && { describedBy })}
      />
      {complaint && (
        <p className="complaint" id={`${id}-error`}>
          {complaint}
        </p>
      )}
      {block.hint && (
        <p className="hint" id={`${id}-hint`}>
          {block.hint.text}
        </p>
      )}
    </div>
  );
}
