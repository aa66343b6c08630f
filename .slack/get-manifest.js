import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

// The Slack CLI reads JSON; people read the YAML, with the reason beside each scope.
console.log(JSON.stringify(parse(readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8'))));
