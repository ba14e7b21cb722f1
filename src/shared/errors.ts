/** Every error the product raises on purpose, on one page: code, and what the user is told is in locales under `errors`. */
export const errorCodes = [
  'config-invalid',        // environment is wrong; the server does not start
  'store-unavailable',     // the store does not answer; what was being written may or may not be there
  'store-denied',          // the store refuses this container (403); other containers go on
  'document-too-large',    // a document above 2 MB
  'import-invalid',        // a file to import has bad rows; nothing was imported
  'not-found',             // the thing clicked on does not exist any more
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** The unexpected and the refused. `message` is for the log and holds no personal data; `userMessage` (optional) is shown as it is. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly userMessage: string | undefined;
  constructor(code: ErrorCode, message: string, options: { cause?: unknown; userMessage?: string } = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.userMessage = options.userMessage;
  }
}

export const isAppError = (error: unknown, code?: ErrorCode): error is AppError =>
  error instanceof AppError && (code === undefined || error.code === code);
