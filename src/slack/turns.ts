/**
 * What follows an answer takes its turn here. SQLite answers at once, so a whole Home would be drawn without a pause,
 * and sixteen of them one after the other, while whoever asks next waits to be acknowledged. Between any two turns the
 * process looks at who has arrived.
 */
const inHaste = [
  /** The next step of what has begun: finishing one is better than beginning two. */
  'go on',
  /** A modal, which Slack lets open for three seconds. */
  'open',
  /** What nobody was promised at once. */
  'draw',
] as const;

type Haste = (typeof inHaste)[number];

interface Waiting {
  readonly since: number;
  readonly go: () => void;
}

/** Who was passed over for so long is passed over no more: then who came first goes first. */
const PATIENCE_MS = 1_000;

const lines: Record<Haste, Waiting[]> = { 'go on': [], open: [], draw: [] };
let called = false;

/** Resolves when it is their turn: one in each turn of the event loop, who came first goes first. */
export function turnTo(haste: Haste): Promise<void> {
  return new Promise((resolve) => {
    lines[haste].push({ since: performance.now(), go: resolve });
    callNext();
  });
}

function callNext(): void {
  if (called || inHaste.every((haste) => lines[haste].length === 0)) return;
  called = true;
  setImmediate(() => {
    called = false;
    const next = nextHaste();
    if (next) lines[next].shift()?.go();
    callNext();
  });
}

function nextHaste(): Haste | undefined {
  const {
    'go on': [begun],
    open: [open],
    draw: [draw],
  } = lines;
  // Never more than there were turns.
  if (begun) return 'go on';
  const passedOver = draw && draw.since < performance.now() - PATIENCE_MS;
  if (passedOver && (!open || draw.since < open.since)) return 'draw';
  return open ? 'open' : draw && 'draw';
}

const GATHERING_MS = 100;
let gathering: Promise<void> | undefined;

/** For a note that nobody waits for: all that come within a moment are written together, with one wait for the disk. */
export function withOthers(): Promise<void> {
  gathering ??= new Promise((resolve) => {
    setTimeout(() => {
      gathering = undefined;
      resolve();
    }, GATHERING_MS);
  });
  return gathering;
}
