/** Reads a small JSON body. restify's own reader counts a gzip bomb by its compressed size and dies of bad gzip. */
import type { IncomingMessage } from 'node:http';

export type JsonBody = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly status: 400 | 413 | 415 };

/** Stops keeping what comes as soon as `limit` bytes are passed. A client that goes away half way is a 400 nobody reads. */
export function readJson(request: IncomingMessage, limit: number): Promise<JsonBody> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return Promise.resolve({ ok: false, status: 415 });
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve({ ok: false, status: 413 });
  const { promise, resolve } = Promise.withResolvers<JsonBody>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else resolve({ ok: false, status: 413 });
  });
  request.on('end', () => resolve(parse(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks))));
  request.on('error', () => resolve({ ok: false, status: 400 }));
  request.on('close', () => resolve({ ok: false, status: 400 }));
  return promise;
}

function parse(body: Buffer): JsonBody {
  try {
    return { ok: true, value: JSON.parse(body.toString('utf8')) };
  } catch {
    return { ok: false, status: 400 };
  }
}
