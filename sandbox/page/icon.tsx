/** Line drawings on a 20 × 20 grid; always beside words or under a label, never the only meaning. */
const paths = {
  hash: 'M8 3 6 17 M14 3l-2 14 M4 8h13 M3 12.5h13',
  lock: 'M5 9h10v8H5z M7 9V6.5a3 3 0 0 1 6 0V9',
  home: 'M3 10l7-6 7 6 M5 9v8h10V9',
  close: 'M5 5l10 10 M15 5 5 15',
  down: 'M5 8l5 5 5-5',
  check: 'M4 10.5l4 4 8-9',
  more: 'M10 5v.01 M10 10v.01 M10 15v.01',
  reply: 'M8 5 3 10l5 5 M3 10h9a5 5 0 0 1 5 5',
  bolt: 'M11 2 4 12h5l-1 6 7-10h-5z',
  send: 'M3 10 17 4l-4 13-3.5-5z M9.5 12 17 4',
  eye: 'M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10z M10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
  plus: 'M10 4v12 M4 10h12',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z M10 6v4l3 2',
  moon: 'M16 12.5A7 7 0 0 1 7.5 4a7 7 0 1 0 8.5 8.5z',
  menu: 'M3 5h14 M3 10h14 M3 15h14',
  file: 'M5 2h7l4 4v12H5z M12 2v4h4',
  info: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z M10 9v4 M10 6.5v.01',
  warning: 'M10 3 2 17h16z M10 8v4 M10 14.5v.01',
  back: 'M12 4l-6 6 6 6',
} as const;

export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg className="icon" data-name={name} viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
