import type { types } from '@slack/bolt';
import { useState } from 'react';
import { textOf } from '../filling.ts';
import { type ControlProps, useControl } from './control.ts';

type Picker = types.Datepicker | types.Timepicker | types.DateTimepicker;

const inputTypes = { datepicker: 'date', timepicker: 'time', datetimepicker: 'datetime-local' } as const;

/** The browser's own pickers. Half-typed years (0002, 0020 …) are not told to the bot. */
export function DateTime(props: ControlProps<Picker>) {
  const { element, id, label, describedBy, invalid } = props;
  const { standing, put } = useControl(props);
  const moment = element.type === 'datetimepicker';
  const known = moment ? localMoment(standing) : textOf(standing);
  const [typing, setTyping] = useState<string>();

  function change(text: string) {
    setTyping(text);
    if (element.type !== 'timepicker' && text !== '' && Number(text.slice(0, 4)) < 1000) return;
    void put(text === '' ? null : moment ? new Date(text).getTime() / 1000 : text);
  }

  return (
    <input
      type={inputTypes[element.type]}
      id={id}
      className="entry entry-short"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      value={typing ?? known}
      onChange={({ target }) => change(target.value)}
      onBlur={() => setTyping(undefined)}
    />
  );
}

/** `2026-03-01T09:30`, as datetime-local wants it, out of seconds. */
function localMoment(standing: unknown): string {
  if (typeof standing !== 'number') return '';
  const at = new Date(standing * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
