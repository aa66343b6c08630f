import type { types } from '@slack/bolt';
import { labelsOf, valuesOf } from '../filling.ts';
import { useWorkspace } from '../workspace.ts';
import { type ControlProps, useControl } from './control.ts';

/** Uploads first, as Slack does, then puts the files' ids into the input. */
export function FileEntry(props: ControlProps<types.FileInput>) {
  const { element, id, label, describedBy, invalid } = props;
  const { act } = useWorkspace();
  const { standing, state, put } = useControl(props);

  async function upload(files: readonly File[]) {
    const ids: string[] = [];
    for (const file of files.slice(0, element.max_files ?? 10)) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      const result = await act({ kind: 'upload-file', name: file.name, mimetype: file.type, base64 });
      if (result.kind === 'done' && result.file) ids.push(result.file.id);
    }
    await put(ids);
  }

  const names = labelsOf(state);
  return (
    <>
      <input
        type="file"
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        multiple={(element.max_files ?? 10) > 1}
        accept={element.filetypes?.map((type) => `.${type}`).join(',')}
        onChange={({ target }) => void upload([...(target.files ?? [])])}
      />
      {valuesOf(standing).map((file) => (
        <span className="chip" key={file}>
          {names.get(file) ?? file}
        </span>
      ))}
    </>
  );
}
