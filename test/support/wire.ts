/** What this process has asked others for over HTTP and waits for: whoever moves the clock by hand lets it arrive first. */
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

const open = new Set<object>();
subscribe('http.client.request.start', (message) => {
  const { request } = message as { readonly request: ClientRequest };
  open.add(request);
  request.once('close', () => { open.delete(request); });
});
// Those of `fetch`.
const requestOf = (message: unknown): object => (message as { readonly request: object }).request;
subscribe('undici:request:create', (message) => { open.add(requestOf(message)); });
for (const over of ['undici:request:headers', 'undici:request:error']) subscribe(over, (message) => { open.delete(requestOf(message)); });

export const requestsUnderWay = (): number => open.size;
