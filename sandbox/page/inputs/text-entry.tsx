import type { types } from '@slack/bolt';
import { type ChangeEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { textOf } from '../filling.ts';
import { type ControlProps, useControl } from './control.ts';

type TextElement =
  | types.PlainTextInput
  | types.NumberInput
  | types.EmailInput
  | types.URLInput
  | types.RichTextInput;

const PAUSE = 250;

export function TextEntry(props: ControlProps<TextElement>) {
  const { element, id, label, dispatches, describedBy, invalid, optional } = props;
  const { standing, type, put } = useControl(props);
  const reports = dispatches
    ? (element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'])
    : [];
  const onPause = useAfterPause((text: string) => void put(text, false));

  const shared = {
    id,
    value: textOf(standing),
    placeholder: element.placeholder?.text,
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    'aria-required': !optional,
    autoComplete: 'off',
    onChange({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) {
      type(target.value);
      if (reports.includes('on_character_entered')) onPause.soon(target.value);
    },
    onBlur: onPause.now,
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !reports.includes('on_enter_pressed'))
        return;
      if (isMultiline(element) && event.shiftKey) return;
      event.preventDefault();
      void put(textOf(standing), true);
    },
  };

  if (isMultiline(element))
    return <textarea {...shared} className="entry" rows={3} maxLength={longest(element)} />;
  return (
    <input
      {...shared}
      className="entry"
      type="text"
      inputMode={keyboards[element.type]}
      maxLength={longest(element)}
    />
  );
}

const keyboards = {
  plain_text_input: 'text',
  number_input: 'decimal',
  email_text_input: 'email',
  url_text_input: 'url',
  rich_text_input: 'text',
} as const;

const isMultiline = (element: TextElement) =>
  element.type === 'rich_text_input' || (element.type === 'plain_text_input' && element.multiline === true);

const longest = (element: TextElement) => ('max_length' in element ? element.max_length : undefined);

/** Slack tells the bot of typing when it pauses; leaving the field, or the field leaving, counts as a pause. */
function useAfterPause(report: (text: string) => void) {
  const latest = useRef(report);
  latest.current = report;
  const waiting = useRef<{ readonly text: string; readonly timer: number }>(undefined);
  const now = () => {
    if (!waiting.current) return;
    window.clearTimeout(waiting.current.timer);
    const { text } = waiting.current;
    waiting.current = undefined;
    latest.current(text);
  };
  const atTheEnd = useRef(now);
  useEffect(() => () => atTheEnd.current(), []);
  return {
    now,
    soon(text: string) {
      window.clearTimeout(waiting.current?.timer);
      waiting.current = { text, timer: window.setTimeout(now, PAUSE) };
    },
  };
}
