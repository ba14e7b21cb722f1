/** What an operator is told of a store that cannot be used: why, and what to do. */
import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import { isAppError } from '../shared/errors.ts';

/** Undefined when the error is not about the store being away. Continues a sentence that begins with «Lageret» or «Lager:». */
export function storeFault(error: unknown, { STORE, DATA_DIR }: Pick<Config, 'STORE' | 'DATA_DIR'>): string | undefined {
  if (!isAppError(error, 'store-unavailable')) return undefined;
  return STORE === 'sqlite'
    ? `kan ikke brukes (${error.message}). Kontroller at DATA_DIR (${resolve(DATA_DIR)}) er en mappe som kan skrives til og har ledig plass.`
    : `svarer ikke (${error.message}). Kontroller COSMOS_ENDPOINT, COSMOS_KEY og nettverket, og kjør «npm run salto -- store init» hvis databasen er ny.`;
}
