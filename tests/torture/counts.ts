/** How often each thing happened, in the order in which they first did. */
export class Counts {
  readonly #counts = new Map<string, number>();

  add(what: string, many = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + many);
  }

  said(): string {
    return [...this.#counts].map(([what, many]) => `${many} ${what}`).join(', ');
  }
}
