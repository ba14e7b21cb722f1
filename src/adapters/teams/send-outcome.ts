/** What an answer, or no answer, of the Bot Connector means for the message: the platform's error policy as one table. */
import type { SendOutcome } from '../../ports/message-sender.ts';

export type Failure = Exclude<SendOutcome, { readonly outcome: 'sent' }>;

/** As the SDK's HTTP client throws them. */
interface ConnectorError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly statusCode?: number;
  readonly response?: { readonly headers?: { get(name: string): string | undefined }; readonly bodyAsText?: string | null };
}

const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Certificate faults end the handshake before a request is written. */
const handshakeFault = /CERT|ERR_TLS|UNABLE_TO_|ERR_SSL/;

/**
 * Maps what the SDK threw. Never reports an error text: only status, the platform's error code, or the network's.
 * @param nowMs epoch milliseconds, for a Retry-After that is a date
 */
export function outcomeOf(thrown: unknown, nowMs: number): SendOutcome {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as ConnectorError;
  const status = error.statusCode ?? 0;
  // Accepted, but the answer could not be read: it has no id, and sending again would be a duplicate.
  if (status >= 200 && status < 300) return { outcome: 'sent', activityId: '' };
  if (status > 0) return ofStatus(status, error, nowMs);
  const code = error.name === 'AbortError' ? 'deadline' : (error.code ?? 'no-answer');
  const before = neverConnected.has(code) || handshakeFault.test(code) || /^(connect|getaddrinfo) /.test(error.message ?? '');
  return { outcome: before ? 'retry' : 'unknown', reason: code };
}

function ofStatus(status: number, error: ConnectorError, nowMs: number): Failure {
  const reason = subCode(error.response?.bodyAsText) ?? `http-${status}`;
  switch (status) {
    case 401: return { outcome: 'refused', reason };
    case 403: return { outcome: 'unreachable', reason };
    case 404: case 410: return { outcome: 'gone', reason };
    case 412: return { outcome: 'retry', reason };
    case 429: {
      const retryAfterMs = retryAfter(error.response?.headers?.get('retry-after'), nowMs);
      return { outcome: 'throttled', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
    }
    // The documentation says of 500: do not retry.
    case 500: return { outcome: 'failed', reason };
    case 408: return { outcome: 'unknown', reason };
    default: return { outcome: status > 500 ? 'unknown' : 'failed', reason };
  }
}

/** Seconds or an HTTP-date, as milliseconds from now; undefined when absent or nonsense. */
export function retryAfter(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const at = /[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}

/** `{ error: { code } }`. Some 403s are a general code with the telling one inside the message. */
function subCode(body: string | null | undefined): string | undefined {
  if (!body) return undefined;
  try {
    const parsed = JSON.parse(body) as { error?: { code?: unknown; innerHttpError?: { body?: { error?: { code?: unknown } } } } } | null;
    const code = parsed?.error?.innerHttpError?.body?.error?.code ?? parsed?.error?.code;
    return typeof code === 'string' && /^\w{3,60}$/.test(code) ? code : undefined;
  } catch {
    return undefined;
  }
}
