#!/usr/bin/env node
import { nearestWord } from '#journey/nearest-word';
import { StartFault } from '#src/start-fault';
import { misused } from './command-line.ts';

interface MenuEntry {
  readonly does: string;
  /** Whatever is typed behind it is a mistake. */
  readonly alone?: true;
  /** Resolves to the exit code. Loaded only when asked for, so that `ragft help` need not wait for the bot. */
  readonly load: () => Promise<(argv: readonly string[]) => Promise<number>>;
}

/** The menu, in the order a newcomer needs it. */
const menu: Readonly<Record<string, MenuEntry>> = {
  start: {
    does: 'Runs the bot: against Slack where tokens are set, else against the local sandbox.',
    alone: true,
    load: async () => (await import('#start')).start,
  },
  sandbox: {
    does: 'Runs the bot against the local sandbox, whatever is set.',
    alone: true,
    load: async () => (await import('#start')).sandbox,
  },
  demo: {
    does: 'Runs the local sandbox with projects that people have worked on for a year.',
    alone: true,
    load: async () => (await import('#start')).demo,
  },
  assess: {
    does: 'Reads answers from a file or standard input, and recommends.',
    load: async () => (await import('./assess.ts')).assess,
  },
  questions: {
    does: 'Lists the questions, why they are asked, and what may be answered.',
    load: async () => (await import('./questions.ts')).questions,
  },
  flow: {
    does: 'Prints the questionnaire as a Mermaid diagram.',
    alone: true,
    load: async () => (await import('./flow.ts')).flow,
  },
  migrate: {
    does: 'Brings the database up to date, as every start does.',
    alone: true,
    load: async () => (await import('./migrate.ts')).migrate,
  },
  move: {
    does: 'Copies the SQLite database into an empty PostgreSQL one, and verifies it.',
    load: async () => (await import('./move.ts')).move,
  },
  doctor: {
    does: 'Looks whether all is well, and says what to do where it is not.',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  backup: {
    does: 'Copies the database into a file, while the bot goes on.',
    load: async () => (await import('./backup.ts')).backup,
  },
  restore: {
    does: 'Puts such a copy in the place of the database.',
    load: async () => (await import('./backup.ts')).restore,
  },
  export: {
    does: 'Prints the projects of all workspaces, or of one, as JSON or CSV.',
    load: async () => (await import('./export.ts')).exportAll,
  },
  retry: {
    does: 'Tries again what Slack refused.',
    alone: true,
    load: async () => (await import('./retry.ts')).retry,
  },
  help: { does: 'Shows this list.', alone: true, load: async () => showHelp },
};

async function showHelp(): Promise<number> {
  const width = Math.max(...Object.keys(menu).map((name) => name.length));
  console.log('usage: ragft <command>\n');
  for (const [name, { does }] of Object.entries(menu)) console.log(`  ${name.padEnd(width)}  ${does}`);
  return 0;
}

async function main([name = 'help', ...argv]: readonly string[]): Promise<number> {
  const entry =
    name === '--help' || name === '-h' ? menu.help : Object.hasOwn(menu, name) ? menu[name] : undefined;
  if (!entry) {
    const near = nearestWord(name, Object.keys(menu));
    const hint = near ? `Did you mean “${near}”? ` : '';
    console.error(`ragft: there is no command “${name}”. ${hint}“ragft help” lists them all.`);
    return 2;
  }
  if (entry.alone && argv.length > 0) return misused(`usage: ragft ${name}`, `${name} takes nothing more.`);
  const run = await entry.load();
  return run(argv);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (fault) {
  if (!(fault instanceof StartFault)) throw fault;
  for (const line of fault.lines) console.error(line);
  process.exitCode = fault.exitCode;
}
