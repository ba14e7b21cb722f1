/** What this process has asked others for over HTTP and waits for: whoever moves the clock by hand lets it arrive first. */
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

const open = new Set<ClientRequest>();
subscribe('http.client.request.start', (message) => {
  const { request } = message as { readonly request: ClientRequest };
  open.add(request);
  request.once('close', () => { open.delete(request); });
});

export const requestsUnderWay = (): number => open.size;
