/** What an error of the Cosmos SDK means to us. */
import { AppError } from '../../shared/errors.ts';

export type CosmosFault =
  | 'missing' | 'exists' | 'conflict' | 'denied' | 'too-large'
  /** No answer, or one that does not say whether a write was applied. */
  | 'away'
  | 'defect';

/** Of a 404: not the document but its container or database does not exist. */
const ownerMissing = 1003;

export function faultOf(error: unknown): CosmosFault {
  const { code, name, substatus } = error as { code?: unknown; name?: unknown; substatus?: unknown };
  switch (code) {
    case 404: return substatus === ownerMissing ? 'away' : 'missing';
    case 409: return 'exists';
    case 412: return 'conflict';
    case 401: case 403: return 'denied';
    case 413: return 'too-large';
    // Timed out, gone elsewhere, too many requests after all of the SDK's waiting, "retry with".
    case 408: case 410: case 429: case 449: return 'away';
  }
  if (typeof code === 'number') return code >= 500 ? 'away' : 'defect';
  // The transport's errors carry a text code (ECONNREFUSED, TimeoutError, CERT_…), our own deadline a name.
  return typeof code === 'string' || name === 'AbortError' || name === 'TimeoutError' || name === 'CredentialUnavailableError' || name === 'AggregateAuthenticationError' ? 'away' : 'defect';
}

/** The write may have been applied. After 429 it was not: the SDK has waited and repeated, and was refused each time. */
export const isOutcomeUnknown = (error: unknown): boolean => faultOf(error) === 'away' && (error as { code?: unknown }).code !== 429;

/** As the product reports it. Messages of the SDK may quote a document, so they stay in `cause`. */
export function appErrorOf(error: unknown, where: string): unknown {
  const { code } = error as { code?: unknown };
  switch (faultOf(error)) {
    case 'denied': return new AppError('store-denied', `Cosmos DB refuses ${where} (${String(code)}): check the role assignment or key`, { cause: error });
    case 'too-large': return new AppError('document-too-large', `Cosmos DB finds a document in ${where} too large`, { cause: error });
    case 'missing': return new AppError('store-unavailable', `${where} is not there: has the store been set up (store init)?`, { cause: error });
    case 'away': return new AppError('store-unavailable', `Cosmos DB does not answer for ${where} (${String(code ?? 'deadline')})`, { cause: error });
    default: return error;
  }
}
