/** The bot cannot start, and the person who runs it can mend that: each line names what to change, no stack helps. */
export class StartFault extends Error {
  /** The built bot has a class of its own (scripts/bundle.js), and what started it asks as well. */
  static override [Symbol.hasInstance](fault: unknown): boolean {
    return fault instanceof Error && fault.name === 'StartFault';
  }

  readonly lines: readonly string[];
  /** 2: what was set is wrong. 1: it may be right, but the world outside does not answer. */
  readonly exitCode: 1 | 2;

  constructor(lines: readonly string[], exitCode: 1 | 2 = 2) {
    super(lines.join('\n'));
    this.name = 'StartFault';
    this.lines = lines;
    this.exitCode = exitCode;
  }
}
