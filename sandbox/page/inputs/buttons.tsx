import type { types } from '@slack/bolt';
import { useState } from 'react';
import { Icon } from '../icon.tsx';
import { type ControlProps, useControl } from './control.ts';
import { Menu } from './menu.tsx';

/** True while the bot is working on what was clicked. */
function useWorking(put: (value?: string) => Promise<unknown>) {
  const [working, setWorking] = useState(false);
  const run = async (value?: string) => {
    if (working) return;
    setWorking(true);
    await put(value);
    setWorking(false);
  };
  return { working, run };
}

export function Button(props: ControlProps<types.Button>) {
  const { element } = props;
  const { working, run } = useWorking(useControl(props).put);
  return (
    <button
      type="button"
      className={`button ${element.style ?? ''}`}
      aria-label={element.accessibility_label}
      aria-busy={working}
      onClick={() => {
        if (element.url) window.open(element.url, '_blank', 'noreferrer');
        void run();
      }}
    >
      {element.text.text}
    </button>
  );
}

export function Overflow(props: ControlProps<types.Overflow>) {
  const { working, run } = useWorking(useControl(props).put);
  const items = props.element.options.map((option) => ({
    key: option.value ?? option.text.text,
    label: option.text.text,
    ...(option.description && { description: option.description.text }),
    onPick: () => {
      if (option.url) window.open(option.url, '_blank', 'noreferrer');
      void run(option.value);
    },
  }));
  return (
    <Menu
      label={`More actions${props.label ? `: ${props.label}` : ''}`}
      className="button quiet"
      items={items}
      disabled={working}
    >
      <Icon name="more" />
    </Menu>
  );
}

export function FeedbackButtons(props: ControlProps<types.FeedbackButtons>) {
  const { working, run } = useWorking(useControl(props).put);
  const { positive_button, negative_button } = props.element;
  return [positive_button, negative_button].map((button) => (
    <button
      type="button"
      className="button"
      key={button.value}
      aria-label={button.accessibility_label}
      aria-busy={working}
      onClick={() => run(button.value)}
    >
      {button.text.text}
    </button>
  ));
}

export function IconButton(props: ControlProps<types.IconButton>) {
  const { working, run } = useWorking(useControl(props).put);
  const { text, accessibility_label } = props.element;
  return (
    <button
      type="button"
      className="button quiet"
      aria-label={accessibility_label}
      aria-busy={working}
      onClick={() => run()}
    >
      {text.text}
    </button>
  );
}
