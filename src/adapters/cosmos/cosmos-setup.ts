/** The set-up step: database and containers, each indexing only what is queried. */
import type { CosmosClient, Database } from '@azure/cosmos';
import type { ContainerDefinition } from '../../ports/document-store.ts';
import { containers } from '../../ports/document-store.ts';
import { indexedFields } from '../../ports/document-rules.ts';
import { AppError } from '../../shared/errors.ts';
import { appErrorOf, faultOf } from './cosmos-errors.ts';

/** defaultTtl -1: documents go when their own `ttl` says so, and stay without one. */
const containerDefinition = (definition: ContainerDefinition) => ({
  id: definition.name,
  partitionKey: { paths: [`/${definition.partitionField}`] },
  defaultTtl: -1,
  indexingPolicy: {
    includedPaths: [definition.partitionField, '_position', '_expires', ...indexedFields(definition)].map((field) => ({ path: `/${field}/?` })),
    excludedPaths: [{ path: '/*' }],
  },
});

/** A container from before an upgrade gets the indexes that were added since. */
async function setUpContainer(database: Database, definition: ContainerDefinition): Promise<void> {
  const wanted = containerDefinition(definition);
  const { container, resource } = await database.containers.createIfNotExists(wanted);
  const present = new Set(resource?.indexingPolicy?.includedPaths?.map(({ path }) => path?.replaceAll('"', '')));
  if (!wanted.indexingPolicy.includedPaths.every(({ path }) => present.has(path))) await container.replace(wanted);
}

export async function setUpCosmos(client: CosmosClient, databaseName: string): Promise<void> {
  try {
    const { database } = await client.databases.createIfNotExists({ id: databaseName });
    await Promise.all(containers.map((definition) => setUpContainer(database, definition)));
  } catch (error) {
    if (faultOf(error) !== 'denied') throw appErrorOf(error, `the database ${databaseName}`);
    throw new AppError('store-denied',
      `Cosmos DB does not let this identity create the database ${databaseName} and its containers (403): a data-plane role never may. `
      + 'Run `npm run salto -- store init` once with COSMOS_KEY set to an account key, then start again without the key.', { cause: error });
  }
}
