import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
/** By the name of each; the last one is what is shipped. */
const stages = dockerfile.split(/^FROM /m).slice(1);
const shipped = stages.at(-1) ?? '';
const copied = (stage: string) =>
  [...stage.matchAll(/^COPY (?:--from=\S+ )?(.+) \S+$/gm)].flatMap(([, from = '']) => from.split(' '));

describe('the Dockerfile says what is true', () => {
  test('what it copies from the checkout is there', () => {
    const own = stages.flatMap((stage) => copied(stage.replace(/^COPY --from.*$/gm, '')));
    expect(own.length).toBeGreaterThan(8);
    expect(own.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  test('all that the compiler is told to read is there to be read', () => {
    const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8')) as {
      include: string[];
    };
    const folders = new Set(include.map((path) => path.split('/')[0]));
    expect(copied(stages[0] ?? '')).toEqual(expect.arrayContaining([...folders]));
  });

  test('no sandbox, no trials and no development dependencies are shipped, and nothing runs as root', () => {
    expect(stages[0]).toContain('rm -rf dist/sandbox dist/bench dist/tests');
    expect(stages[1]).toContain('npm ci --omit=dev');
    expect(shipped).not.toMatch(/npm|sandbox|tests|\bsrc\b ?\.\/|COPY \. /);
    expect(copied(shipped)).toEqual(['package.json', '/ragft/vendor', '/ragft/node_modules', '/ragft/dist']);
    expect(shipped).toMatch(/^USER node$/m);
    expect(shipped).toMatch(/NODE_ENV=production/);
    expect(shipped).toMatch(/^VOLUME \/data$/m);
  });

  test('its Node is one that the package runs on', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const stage of stages) expect(stage).toMatch(/^node:24-/);
    expect(engines.node).toContain('>=22.12.0');
  });

  test('its health check fails where nobody answers', async () => {
    const [, script = ''] = /CMD \["node", "-e", "(.*)"\]$/m.exec(shipped) ?? [];
    const code = await new Promise((resolve) => {
      const child = execFile(process.execPath, ['-e', script], { env: { PORT: '9' } }, () =>
        resolve(child.exitCode),
      );
    });
    expect(code).toBe(1);
  });

  test('secrets and what was installed here stay out of the build', () => {
    const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.git', 'node_modules', 'dist', 'data']));
  });
});

test('the compose file gives it one volume, and no rights it does not need', () => {
  const { services, volumes } = parse(readFileSync(join(root, 'compose.yaml'), 'utf8'));
  expect(services.ragft).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    volumes: ['data:/data'],
    environment: { DATABASE_PATH: '/data/ragft.db' },
    ports: ['127.0.0.1:3000:3000'],
  });
  expect(Object.keys(volumes)).toEqual(['data']);
});

describe('npm run audit', () => {
  /** In place of npm, something that answers as a registry would. */
  const audit = (answer: string): Promise<{ code: number | null; stdout: string }> => {
    const folder = mkdtempSync(join(tmpdir(), 'ragft-audit-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'answer'), answer);
    const npm = join(folder, 'bin', 'npm');
    writeFileSync(npm, `#!/bin/sh\ncat '${join(folder, 'answer')}'\n`);
    chmodSync(npm, 0o755);
    return new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [join(root, 'scripts/audit.js')],
        { env: { PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter) } },
        (_error, stdout) => resolve({ code: child.exitCode, stdout }),
      );
    });
  };
  const found = (high: number) =>
    JSON.stringify({
      metadata: { vulnerabilities: { low: 1, moderate: 2, high, critical: 0 } },
      vulnerabilities: { leaky: { name: 'leaky', severity: 'high', range: '<2' } },
    });

  test('a hole of high severity fails, lesser ones are counted', async () => {
    expect(await audit(found(1))).toEqual({
      code: 1,
      stdout: 'Dependencies: 0 critical, 1 high, 2 moderate, 1 low.\n  high: leaky <2\n',
    });
    expect((await audit(found(0))).code).toBe(0);
  });

  test('a registry that does not answer is said, and fails nothing', async () => {
    for (const answer of ['', '<html>', '{"error":{"code":"ENOAUDIT","summary":"no audits here"}}']) {
      const { code, stdout } = await audit(answer);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^Dependencies: not checked, since the registry did not answer an audit/);
    }
  });
});
