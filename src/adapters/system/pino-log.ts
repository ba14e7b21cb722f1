/** The structured log: JSON lines through pino, to standard output unless another stream is given. */
import { pino } from 'pino';
import type { DestinationStream, LevelWithSilent } from 'pino';
import type { Log } from '../../ports/log.ts';
import { isAppError } from '../../shared/errors.ts';

/**
 * Fields that must never be logged (see ports/log.ts). Callers do not log them; should one slip in, it is cut here,
 * at the top and one level down.
 */
const personal = [
  'name', 'email', 'phone', 'userPrincipalName', 'text', 'comment', 'summary', 'card', 'message', 'title', 'agenda',
  'body', 'data', 'headers', 'authorization', 'token', 'password', 'key', 'joinUrl',
];

/** What of an error may be written: no message of a foreign error (it may quote a request), no body, no headers. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? { code: error.code } : {};
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? { statusCode: error.statusCode } : {};
  const own = isAppError(error) ? { reason: error.message } : {};
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { kind: error.name, ...code, ...status, ...own, ...frames(error), ...cause };
}

/** Where it happened, without the message that heads a stack. */
function frames(error: Error): { at?: string[] } {
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 6).map((line) => line.trim());
  return at.length === 0 ? {} : { at };
}

export function createPinoLog(options: { readonly level: LevelWithSilent; readonly stream?: DestinationStream }): Log {
  const logger = pino({
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'event',
    formatters: { level: (level) => ({ level }) },
    serializers: { error: describeError, err: describeError },
    redact: { paths: [...personal, ...personal.map((field) => `*.${field}`)], remove: true },
  }, ...(options.stream === undefined ? [] : [options.stream]));
  return {
    debug: (event, fields = {}) => logger.debug(fields, event),
    info: (event, fields = {}) => logger.info(fields, event),
    warn: (event, fields = {}) => logger.warn(fields, event),
    error: (event, fields = {}) => logger.error(fields, event),
  };
}
