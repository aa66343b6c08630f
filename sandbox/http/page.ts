import { createReadStream, existsSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { BadRequest } from './body.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new BadRequest(400, 'bad address');
  }
}

/** Files of the built page: `/` is index.html, `/gallery` is gallery.html. */
export function servePage(folder: string, path: string, response: ServerResponse): void {
  const home = resolve(folder);
  const wanted = resolve(join(home, decoded(path)));
  const inside = wanted === home || wanted.startsWith(home + sep);
  const file = [wanted, `${wanted}.html`, join(wanted, 'index.html')].find(isFile);
  if (!inside || file === undefined) throw new BadRequest(404, 'not found');
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
  });
  createReadStream(file).pipe(response);
}
