/** Kept-alive connections that POST activities and take the time of each. */
import { Agent, request } from 'node:http';

export interface Answer {
  readonly ms: number;
  readonly status: number;
  readonly body: unknown;
}

export interface Client {
  /** From the first byte written to the last byte read; parsing is not in it. */
  post(activity: unknown): Promise<Answer>;
  close(): void;
}

/** @param connections kept alive at most; more than one for clicks that come at one time */
export function connect(url: string, connections = 1): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const target = new URL('/api/messages', url);
  return {
    post(activity) {
      const payload = Buffer.from(JSON.stringify(activity));
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      const startedAt = performance.now();
      const outgoing = request(target, { method: 'POST', agent, headers: { 'Content-Type': 'application/json', 'Content-Length': payload.length } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const took = performance.now() - startedAt;
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ ms: took, status: response.statusCode ?? 0, body: text === '' ? undefined : JSON.parse(text) });
        });
        response.on('error', reject);
      });
      outgoing.on('error', reject);
      outgoing.end(payload);
      return promise;
    },
    close: () => agent.destroy(),
  };
}
