import type { IncomingMessage } from 'node:http';
import { isObject, type Json } from '../validate/check.ts';

/** The sender's mistake, with the HTTP status that says so. */
export class BadRequest extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export async function bytesOf(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > most) throw new BadRequest(413, 'request too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const contentTypeOf = (request: IncomingMessage): string => request.headers['content-type'] ?? '';

export function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new BadRequest(400, 'invalid_json');
  }
}

/** A Web API call's arguments: form or JSON in the body, or in the address. */
export async function argumentsOf(
  request: IncomingMessage,
  query: URLSearchParams,
  most: number,
): Promise<Json> {
  const fromAddress = Object.fromEntries(query);
  const bytes = await bytesOf(request, most);
  if (bytes.length === 0) return fromAddress;
  if (contentTypeOf(request).includes('application/json')) {
    const body = jsonOf(bytes);
    return isObject(body) ? { ...fromAddress, ...body } : fromAddress;
  }
  return { ...fromAddress, ...Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))) };
}

/** The file in an upload: the whole body, or the first file of a multipart form. */
export async function uploadOf(request: IncomingMessage, most: number): Promise<Buffer> {
  const bytes = await bytesOf(request, most);
  const type = contentTypeOf(request);
  if (!type.startsWith('multipart/form-data')) return bytes;
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  for (const [, value] of form) {
    return typeof value === 'string' ? Buffer.from(value) : Buffer.from(await value.arrayBuffer());
  }
  throw new BadRequest(400, 'no file in the form');
}
