import type { Place } from '#store/place';
import { outsiderAt } from '#tests/store/outsider';

/**
 * How often Slack’s answer to a post was lost, by the outbox’s own count, read past the store, which has no use for it.
 * The outbox forgets in time; what was seen once is remembered here.
 */
export class LostAnswers {
  readonly #place: Place;
  readonly #seen = new Map<string, { readonly about: string; readonly times: number }>();

  constructor(place: Place) {
    this.#place = place;
  }

  async look(): Promise<void> {
    const outsider = await outsiderAt(this.#place);
    const rows = await outsider.run('select id, message, doubts from outbox where doubts > 0');
    await outsider.close();
    for (const { id, message, doubts } of rows) {
      const { kind, project, reminder } = JSON.parse(String(message));
      this.#seen.set(String(id), { about: `${kind} ${project ?? reminder}`, times: Number(doubts) });
    }
  }

  of(kind: 'card' | 'thread' | 'reminder', id: string): number {
    return this.#sum((about) => about === `${kind} ${id}`);
  }

  ofAll(kind: 'card' | 'thread'): number {
    return this.#sum((about) => about.startsWith(`${kind} `));
  }

  #sum(counts: (about: string) => boolean): number {
    return [...this.#seen.values()].reduce((sum, { about, times }) => sum + (counts(about) ? times : 0), 0);
  }
}
