import type { types } from '@slack/bolt';
import { valuesOf } from '../filling.ts';
import { TextObject } from '../text/text-object.tsx';
import { type ControlProps, useControl } from './control.ts';

export function TickBoxes(props: ControlProps<types.Checkboxes | types.RadioButtons>) {
  const { element, id, label, describedBy, invalid } = props;
  const { standing, put } = useControl(props);
  const several = element.type === 'checkboxes';
  const chosen = valuesOf(standing);

  function toggle(value: string) {
    if (!several) return put(value);
    const others = chosen.filter((each) => each !== value);
    const next = chosen.includes(value) ? others : [...chosen, value];
    // Slack sends the choices in the order they are offered.
    return put(element.options.map((option) => option.value ?? '').filter((each) => next.includes(each)));
  }

  return (
    <fieldset className="tick-boxes" aria-label={label} aria-describedby={describedBy} data-invalid={invalid}>
      {element.options.map((option, index) => {
        const value = option.value ?? '';
        const optionId = `${id}-${index}`;
        return (
          <div className="tick-box" key={value}>
            <input
              type={several ? 'checkbox' : 'radio'}
              id={optionId}
              name={id}
              value={value}
              checked={chosen.includes(value)}
              onChange={() => void toggle(value)}
            />
            <label htmlFor={optionId} className="mrkdwn">
              <TextObject text={option.text} />
              {option.description && (
                <small>
                  <TextObject text={option.description} />
                </small>
              )}
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}
