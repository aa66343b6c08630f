import { createRoot } from 'react-dom/client';
import './styles/page.css';
import { Gallery } from './gallery/gallery.tsx';
import { connect } from './live/connection.ts';
import { App } from './rooms/app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');

if (window.location.pathname === '/gallery') {
  const exhibits = await (await fetch('/gallery.json')).json();
  createRoot(root).render(<Gallery exhibits={exhibits} />);
} else {
  createRoot(root).render(<App connection={connect()} />);
}
