import { type CSSProperties, type RefObject, useEffect, useLayoutEffect, useState } from 'react';

const GAP = 4;
const TALLEST = 400;

/**
 * Where a popup stands beside its anchor: below, or above where there is more room. Fixed to the window, so that
 * no scrolling pane cuts it off, and inside its dialog, so that the dialog does not make it inert.
 */
export function usePopup(open: boolean, anchor: RefObject<HTMLElement | null>, wide = false): CSSProperties {
  const [style, setStyle] = useState<CSSProperties>({});
  useLayoutEffect(() => {
    if (!open) return;
    const place = () => {
      const box = anchor.current?.getBoundingClientRect();
      if (!box) return;
      const below = window.innerHeight - box.bottom - GAP * 2;
      const above = box.top - GAP * 2;
      const upwards = below < Math.min(TALLEST, 200) && above > below;
      const fromRight = box.left > window.innerWidth / 2 && !wide;
      setStyle({
        maxHeight: Math.min(TALLEST, upwards ? above : below),
        ...(upwards ? { bottom: window.innerHeight - box.top + GAP } : { top: box.bottom + GAP }),
        ...(fromRight ? { right: window.innerWidth - box.right } : { left: box.left }),
        ...(wide ? { width: box.width } : {}),
      });
    };
    place();
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [open, anchor, wide]);
  return style;
}

/** Calls back when a press lands outside the element. */
export function usePressOutside(open: boolean, inside: RefObject<HTMLElement | null>, onOutside: () => void) {
  useEffect(() => {
    if (!open) return;
    const press = ({ target }: Event) => {
      if (target instanceof Node && !inside.current?.contains(target)) onOutside();
    };
    document.addEventListener('pointerdown', press);
    return () => document.removeEventListener('pointerdown', press);
  }, [open, inside, onOutside]);
}
