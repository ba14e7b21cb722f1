/** The document store that the configuration names. Vendors are loaded only when they are used: memory is tight. */
import { join } from 'node:path';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';

export interface StoreSettings {
  readonly STORE: 'sqlite' | 'cosmos';
  readonly DATA_DIR: string;
  readonly COSMOS_ENDPOINT?: string | undefined;
  readonly COSMOS_KEY?: string | undefined;
  readonly COSMOS_DATABASE: string;
  readonly COSMOS_CA_FILE?: string | undefined;
}

/** Opens nothing over the network yet: a store that is away shows at the first use. */
export async function openStore(settings: StoreSettings, clock: Clock): Promise<DocumentStore> {
  if (settings.STORE === 'sqlite') {
    const { createSqliteStore } = await import('./sqlite/sqlite-store.ts');
    return createSqliteStore({ file: join(settings.DATA_DIR, 'salto.sqlite'), clock });
  }
  const { createCosmosStore } = await import('./cosmos/cosmos-store.ts');
  return createCosmosStore({
    endpoint: settings.COSMOS_ENDPOINT as string,
    database: settings.COSMOS_DATABASE,
    clock,
    ...(settings.COSMOS_KEY === undefined ? {} : { key: settings.COSMOS_KEY }),
    ...(settings.COSMOS_CA_FILE === undefined ? {} : { caFile: settings.COSMOS_CA_FILE }),
  });
}
