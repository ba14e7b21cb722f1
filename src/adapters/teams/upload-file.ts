/** Puts a file where a person has let the bot put it: one request to the address that Teams gave, if its host is on the list. */
import type { Clock } from '../../ports/clock.ts';
import type { FileUploads, UploadOutcome } from '../../ports/files.ts';
import type { Log } from '../../ports/log.ts';
import { allowList } from './gate.ts';

export interface FileUploadOptions {
  /** As SERVICE_URL_HOSTS, and `*.domain`. */
  readonly hosts: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  /** Within the turn: Teams delivers the answer again after 15 s. */
  readonly deadlineMs?: number;
}

/** The address is an upload session: once used, or when its time is over, it is refused or not there. */
const usedUp = new Set([401, 403, 404, 409, 410, 412, 416]);

export function createFileUploads({ hosts, clock, log, deadlineMs = 10_000 }: FileUploadOptions): FileUploads {
  const allowed = allowList(hosts);

  async function put(url: string, body: Buffer): Promise<UploadOutcome> {
    const abort = new AbortController();
    const cancel = clock.after(deadlineMs, () => abort.abort());
    try {
      const response = await fetch(url, {
        method: 'PUT', body: new Uint8Array(body), signal: abort.signal,
        // The list is of hosts: nobody on it may send the file on to another.
        redirect: 'error',
        headers: { 'Content-Type': 'application/octet-stream', 'Content-Range': `bytes 0-${body.length - 1}/${body.length}` },
      });
      await response.body?.cancel();
      if (response.status === 200 || response.status === 201) return 'uploaded';
      log.warn('file.upload-refused', { status: response.status });
      return usedUp.has(response.status) ? 'expired' : 'failed';
    } catch (error) {
      // The address holds a key to the person's OneDrive: no part of it is logged.
      log.warn('file.upload-failed', { reason: (error as Error).name });
      return 'failed';
    } finally {
      cancel();
    }
  }

  return {
    async upload({ uploadUrl, contentUrl }, { content }) {
      if (!allowed(uploadUrl) || !allowed(contentUrl)) {
        log.warn('file.upload-host-refused', { host: URL.parse(allowed(uploadUrl) ? contentUrl : uploadUrl)?.hostname });
        return 'not-allowed';
      }
      return await put(uploadUrl, Buffer.from(content as Buffer));
    },
  };
}
