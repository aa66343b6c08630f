import { execSync } from 'node:child_process';

// Run by `node --watch-path`: every change builds again (about a second) and starts afresh what the arguments say.
execSync('npm run --silent build', { stdio: 'inherit' });
await import('../dist/src/cli/index.js');
