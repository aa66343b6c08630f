import { useEffect, useMemo } from 'react';
import type { OpenView } from '../../contract.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceProvider } from '../surface.tsx';
import { useWorkspace } from '../workspace.ts';

/** The bot's App Home as this person sees it; looking at it is what tells the bot to draw it. */
export function Home() {
  const { snapshot, me, act } = useWorkspace();
  const view = snapshot.homes[me.id];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person looking is another opening
  useEffect(() => {
    void act({ kind: 'open-home' });
  }, [act, me.id]);
  return (
    <main className="pane">
      <header className="pane-head">
        <h1>{snapshot.app.name} Home</h1>
      </header>
      <section className="home" aria-label={`${snapshot.app.name} Home`}>
        {view ? (
          <HomeView view={view} />
        ) : (
          <p className="empty">{snapshot.app.name} has not drawn a Home for you yet.</p>
        )}
      </section>
    </main>
  );
}

function HomeView({ view }: { readonly view: OpenView }) {
  const place = useMemo(() => ({ view: view.id }), [view.id]);
  return (
    <SurfaceProvider place={place} blocks={view.blocks} shown={view.shown} errors={view.errors}>
      <Blocks blocks={view.blocks} />
    </SurfaceProvider>
  );
}
