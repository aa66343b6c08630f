/** One thing that was looked at. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to do about it. */
  readonly fix?: string;
}

export const ok = (name: string, found: string): Check => ({ name, ok: true, found });

export const bad = (name: string, found: string, fix: string): Check => ({ name, ok: false, found, fix });

export const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${Math.round(bytes / 100_000) / 10} MB`;
