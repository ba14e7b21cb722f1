/** A log that keeps nothing, for tests that do not look at it; and one that keeps everything, for those that do. */
import type { Log, LogFields } from '../../src/ports/log.ts';

export const silentLog: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

export function recordingLog(): { readonly log: Log; readonly lines: { readonly level: string; readonly event: string; readonly fields: LogFields }[] } {
  const lines: { level: string; event: string; fields: LogFields }[] = [];
  const at = (level: string) => (event: string, fields: LogFields = {}): void => { lines.push({ level, event, fields }); };
  return { log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }, lines };
}
