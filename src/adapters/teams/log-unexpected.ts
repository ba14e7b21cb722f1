/** Logs a defect without its message: messages of the unexpected may quote what a person wrote. */
import type { Log } from '../../ports/log.ts';

export function logUnexpected(log: Log, event: string, error: unknown): void {
  const { name, code, statusCode, stack } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const frames = typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).map((line) => line.trim()) : [];
  log.error(event, { name, code, statusCode, frames });
}
