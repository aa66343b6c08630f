import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Message as SlackMessage } from '../../contract.ts';
import { freshForm } from '../../forms.ts';
import type { Exhibit } from '../../gallery/hang.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { ConfirmProvider } from '../confirm.tsx';
import { Message } from '../rooms/message.tsx';
import { ModalFrame } from '../rooms/modal-frame.tsx';
import { SurfaceProvider } from '../surface.tsx';
import { WorkspaceContext } from '../workspace.ts';
import { stillLife } from './still-life.ts';

/** Everything the bot can draw, for every persona, side by side. Nothing on it reaches a bot. */
export function Gallery({ exhibits }: { readonly exhibits: readonly Exhibit[] }) {
  const asked = useMemo(() => new URLSearchParams(window.location.search), []);
  const [section, setSection] = useState(asked.get('section') ?? '');
  const [persona, setPersona] = useState(asked.get('persona') ?? '');
  const fits = (exhibit: Exhibit) =>
    (section === '' || exhibit.section === section) && (persona === '' || exhibit.persona === persona);
  const shown = exhibits.filter(fits);
  const sections = [...new Set(exhibits.map((exhibit) => exhibit.section))];
  const personas = [...new Set(exhibits.map((exhibit) => exhibit.persona))].filter(Boolean);

  return (
    <WorkspaceContext value={stillLife}>
      <ConfirmProvider>
        <header className="top-bar">
          <a className="button quiet" href="/">
            Workspace
          </a>
          <h1 className="workspace-name">Gallery</h1>
          <Choice label="Show" all="everything" options={sections} value={section} onChange={setSection} />
          <Choice label="for" all="everyone" options={personas} value={persona} onChange={setPersona} />
        </header>
        <main className="gallery" data-one={persona !== ''}>
          {sections
            .filter((title) => shown.some((exhibit) => exhibit.section === title))
            .map((title) => (
              <section key={title} aria-label={title}>
                <h2>{title}</h2>
                <div className="wall">
                  {shown
                    .filter((exhibit) => exhibit.section === title)
                    .map((exhibit) => (
                      <Hung key={`${exhibit.persona}${exhibit.blocks[0]?.block_id}`} exhibit={exhibit} />
                    ))}
                </div>
              </section>
            ))}
          {shown.length === 0 && <p className="empty">Nothing hangs here.</p>}
        </main>
      </ConfirmProvider>
    </WorkspaceContext>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly options: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Choice({ label, all, options, value, onChange }: ChoiceProps) {
  return (
    <label className="gallery-choice">
      {label}
      <select className="entry" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </label>
  );
}

const nowhere = { view: 'gallery' };
const nothing = () => {};

/** Hundreds hang here: each is drawn when it comes near the window, and stays drawn. */
function Hung({ exhibit }: { readonly exhibit: Exhibit }) {
  const { surface, persona } = exhibit;
  const frame = useRef<HTMLElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const look = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: '1500px',
    });
    if (frame.current) look.observe(frame.current);
    return () => look.disconnect();
  }, []);
  return (
    <figure className={`hung hung-${surface}`} ref={frame}>
      {persona && <figcaption>{persona}</figcaption>}
      {near && <Drawn exhibit={exhibit} />}
    </figure>
  );
}

function Drawn({ exhibit }: { readonly exhibit: Exhibit }) {
  const { surface, blocks } = exhibit;
  const titleId = useId();
  const shown = useMemo(() => freshForm(blocks, {}).shown, [blocks]);
  if (surface === 'message')
    return <Message message={messageOf(exhibit)} continued={false} inThread={true} />;
  return (
    <SurfaceProvider place={nowhere} blocks={blocks} shown={shown}>
      {surface === 'modal' ? (
        <div className="modal">
          <ModalFrame
            view={{ ...exhibit, trouble: '' }}
            titleId={titleId}
            sending={false}
            onSubmit={(event) => event.preventDefault()}
            onClose={nothing}
            onCloseAll={nothing}
          />
        </div>
      ) : (
        <div className="home">
          <Blocks blocks={blocks} />
        </div>
      )}
    </SurfaceProvider>
  );
}

const messageOf = ({ blocks }: Exhibit): SlackMessage => ({
  ts: String(stillLife.now.getTime() / 1000),
  channel: 'gallery',
  author: stillLife.snapshot.app.botUser,
  text: '',
  blocks,
  values: {},
});
