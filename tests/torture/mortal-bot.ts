import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '#sandbox/index';
import { bare } from '#tests/ragft';

/** In the build, which is where the long trials run. */
const program = fileURLToPath(new URL('./hurried-bot.js', import.meta.url));

/** The bot as a process of its own, to be killed. */
export class MortalBot {
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  #said = '';
  kills = 0;

  constructor(slack: Sandbox, databasePath: string) {
    this.#env = bare({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_PATH: databasePath,
    });
  }

  /** Resolves when it is ready; its clock runs so far ahead. */
  async start({ aheadMs = 0 } = {}): Promise<void> {
    this.#said = '';
    const child = spawn(process.execPath, [program], {
      env: { ...this.#env, AHEAD_MS: String(aheadMs) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const listen = (text: Buffer) => {
      this.#said = (this.#said + text.toString()).slice(-20_000);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    for (let tries = 0; !this.#said.includes('"ready"'); tries += 1) {
      if (child.exitCode !== null || tries > 1_200) throw new Error(`The bot did not start:\n${this.#said}`);
      await wait(50);
    }
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** The last it said. */
  get said(): string {
    return this.#said;
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) throw new Error(`The bot died by itself:\n${this.#said}`);
    child.kill('SIGKILL');
    await once(child, 'close');
    this.kills += 1;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'close');
  }
}
