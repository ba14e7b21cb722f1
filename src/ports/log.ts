/**
 * Structured log. Fields are ids, counts, codes and durations only:
 * no name, e-mail, phone number, free text or card content ever goes in.
 */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields & { error?: unknown }): void;
}
export type LogFields = Record<string, unknown>;
