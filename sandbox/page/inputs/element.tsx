import type { types } from '@slack/bolt';
import type { ReactNode } from 'react';
import { Picture } from '../blocks/picture.tsx';
import { Button, FeedbackButtons, IconButton, Overflow } from './buttons.tsx';
import type { ControlProps } from './control.ts';
import { DateTime } from './date-time.tsx';
import { FileEntry } from './file-entry.tsx';
import { Select } from './select.tsx';
import { TextEntry } from './text-entry.tsx';
import { TickBoxes } from './tick-boxes.tsx';

export type Element =
  | types.InputBlockElement
  | types.ActionsBlockElement
  | types.SectionBlockAccessory
  | types.ContextActionsBlockElement;

interface ElementProps extends Omit<ControlProps<{ readonly action_id?: string }>, 'element'> {
  readonly element: Element;
}

/** Whatever stands in a block and can be used. */
export function Element({ element, ...how }: ElementProps): ReactNode {
  switch (element.type) {
    case 'button':
      return <Button element={element} {...how} />;
    case 'overflow':
      return <Overflow element={element} {...how} />;
    case 'feedback_buttons':
      return <FeedbackButtons element={element} {...how} />;
    case 'icon_button':
      return <IconButton element={element} {...how} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <TickBoxes element={element} {...how} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateTime element={element} {...how} />;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'rich_text_input':
      return <TextEntry element={element} {...how} />;
    case 'file_input':
      return <FileEntry element={element} {...how} />;
    case 'image':
      return <Picture image={element} className="thumbnail" />;
    case 'workflow_button':
      return <span className="not-drawn">A workflow button, which this local Slack cannot run.</span>;
    default:
      return <Select element={element} {...how} />;
  }
}
