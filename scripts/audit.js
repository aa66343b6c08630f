// npm run audit: known holes of high severity in what production runs fail it. A registry that answers no audits is said,
// and fails nothing: it tells us nothing about the packages.
import { spawnSync } from 'node:child_process';

const { stdout, stderr } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  timeout: 60_000,
});

let report;
try {
  report = JSON.parse(stdout);
} catch {
  report = {};
}
const counts = report.metadata?.vulnerabilities;
if (counts === undefined) {
  const why = (report.error?.summary || report.message || stderr.trim().split('\n')[0] || '').split(' - ')[0];
  console.log(
    `Dependencies: not checked, since the registry did not answer an audit${why ? ` (${why})` : ''}.`,
  );
} else {
  const { high = 0, critical = 0, moderate = 0, low = 0 } = counts;
  console.log(`Dependencies: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low.`);
  for (const { name, severity, range } of Object.values(report.vulnerabilities ?? {}))
    if (severity === 'high' || severity === 'critical') console.log(`  ${severity}: ${name} ${range}`);
  if (high + critical > 0) process.exitCode = 1;
}
