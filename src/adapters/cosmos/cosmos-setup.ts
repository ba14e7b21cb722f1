/** The set-up step: database and containers, each indexing only what is queried. */
import type { ContainerRequest, CosmosClient, IndexingPolicy } from '@azure/cosmos';
import type { ContainerDefinition } from '../../ports/document-store.ts';
import { containers } from '../../ports/document-store.ts';
import { indexedFields } from '../../ports/document-rules.ts';
import { AppError } from '../../shared/errors.ts';
import { appErrorOf, faultOf } from './cosmos-errors.ts';

const indexingPolicy = (definition: ContainerDefinition): IndexingPolicy => ({
  indexingMode: 'consistent',
  automatic: true,
  includedPaths: [definition.partitionField, '_position', '_expires', ...indexedFields(definition)].map((field) => ({ path: `/"${field}"/?` })),
  excludedPaths: [{ path: '/*' }],
});

/** defaultTtl -1: documents go when their own `ttl` says so, and stay without one. */
const containerRequest = (definition: ContainerDefinition): ContainerRequest => ({
  id: definition.name,
  partitionKey: { paths: [`/${definition.partitionField}`] },
  defaultTtl: -1,
  indexingPolicy: indexingPolicy(definition),
});

export async function setUpCosmos(client: CosmosClient, databaseName: string): Promise<void> {
  try {
    const { database } = await client.databases.createIfNotExists({ id: databaseName });
    for (const definition of containers) {
      const request = containerRequest(definition);
      const { container, resource } = await database.containers.createIfNotExists(request);
      const present = new Set(resource?.indexingPolicy?.includedPaths?.map(({ path }) => path?.replaceAll('"', '')));
      const complete = request.indexingPolicy?.includedPaths?.every(({ path }) => present.has(path?.replaceAll('"', '')));
      if (complete !== true) await container.replace({ id: definition.name, partitionKey: { paths: [`/${definition.partitionField}`] }, defaultTtl: -1, indexingPolicy: indexingPolicy(definition) });
    }
  } catch (error) {
    if (faultOf(error) !== 'denied') throw appErrorOf(error, `the database ${databaseName}`);
    throw new AppError('store-denied',
      `Cosmos DB does not let this identity create the database ${databaseName} and its containers (403): a data-plane role never may. `
      + 'Run `npm run salto -- store init` once with COSMOS_KEY set to an account key, then start again without the key.', { cause: error });
  }
}
