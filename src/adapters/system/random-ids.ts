/** Ids from the system's random source: 128 bits, 22 URL-safe characters. */
import { randomBytes } from 'node:crypto';
import type { IdSource } from '../../ports/id-source.ts';

export const createRandomIds = (): IdSource => ({ newId: () => randomBytes(16).toString('base64url') });
