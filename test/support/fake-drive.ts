/** Somebody's OneDrive on loopback: takes what is put to it, and answers as told. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakePut {
  readonly path: string;
  readonly range: string | undefined;
  readonly authorization: string | undefined;
  readonly body: Buffer;
}

export interface FakeDrive {
  readonly url: string;
  readonly puts: readonly FakePut[];
  /** What every request from now on is answered with; 201 at first. A redirect leads to a host of its own. */
  answer(how: number | 'hang'): void;
  /** What Teams says when a person accepts a file. */
  session(): { readonly uploadUrl: string; readonly contentUrl: string; readonly name: string; readonly uniqueId: string; readonly fileType: string };
  close(): Promise<void>;
}

export async function startFakeDrive(): Promise<FakeDrive> {
  const puts: FakePut[] = [];
  let how: number | 'hang' = 201;
  let sessions = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    puts.push({ path: request.url ?? '', range: request.headers['content-range'], authorization: request.headers.authorization, body: Buffer.concat(chunks) });
    if (how === 'hang') return;
    response.writeHead(how, how >= 300 && how < 400 ? { Location: 'http://127.0.0.1:9/elsewhere' } : {});
    response.end('{}');
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url, puts,
    answer: (next) => { how = next; },
    session() {
      sessions += 1;
      return { uploadUrl: `${url}/uploadSession/${sessions}?tempauth=hemmelig`, contentUrl: `${url}/personal/Documents/rapport-${sessions}.docx`, name: 'mobiliseringsrapport-2027-01-11.docx', uniqueId: `id-${sessions}`, fileType: 'docx' };
    },
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
