/** A Cosmos DB emulator on a loopback port, speaking the real wire protocol, whose faults a test can switch on. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import cosmosServer from '@vercel/cosmosdb-server';

/** Any base64: the emulator checks no signature. */
export const emulatorKey = Buffer.from('the emulator takes any key').toString('base64');

/** What happens to one request: answered as usual, with this status, not at all, or applied with its answer lost. */
export type Fault = { readonly status: number; readonly headers?: Record<string, string>; readonly substatus?: number } | 'unanswered' | 'answer-lost' | undefined;

export interface CosmosEmulator {
  readonly endpoint: string;
  readonly key: string;
  /** Asked before every request; the first path parts are `/dbs/NAME/colls/CONTAINER`. Undefined: no faults. */
  fault: ((request: IncomingMessage) => Fault) | undefined;
  /** Closes the port. */
  stop(): Promise<void>;
  /** Opens it again on the same port. It keeps nothing: set the store up anew. */
  restart(): Promise<void>;
}

export async function startCosmosEmulator(): Promise<CosmosEmulator> {
  const server = cosmosServer.createHttpServer({ keepAlive: true });
  const [answer] = server.listeners('request') as RequestListener[];
  const emulator: CosmosEmulator = { endpoint: '', key: emulatorKey, fault: undefined, stop, restart };
  server.removeAllListeners('request').on('request', (request: IncomingMessage, response: ServerResponse & { req: IncomingMessage }) => {
    const fault = emulator.fault?.(request);
    if (fault === 'unanswered') return;
    if (fault === 'answer-lost') response.end = (() => request.socket.destroy()) as unknown as typeof response.end;
    if (typeof fault !== 'object') return answer?.(request, response);
    request.resume();
    // Not chained: where restify is loaded, its writeHead returns nothing, on every server of the process.
    response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
    response.end('{"message":"as the test wants it"}');
  });
  let port = 0;

  async function restart(): Promise<void> {
    await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
    port = (server.address() as AddressInfo).port;
  }

  async function stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
    server.closeAllConnections();
    await closed;
  }

  await restart();
  return Object.assign(emulator, { endpoint: `http://127.0.0.1:${port}` });
}
