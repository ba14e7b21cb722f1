/** The SDK's client, set up the same for production and for the emulator on loopback. */
import { readFileSync } from 'node:fs';
import https from 'node:https';
import type { TokenCredential } from '@azure/identity';
import { CosmosClient } from '@azure/cosmos';

export interface CosmosAccess {
  /** `https://…documents.azure.com:443/`; `http://` for an emulator on loopback. */
  readonly endpoint: string;
  /** Account key. Absent: managed identity, or whatever DefaultAzureCredential finds. */
  readonly key?: string;
  /** PEM file of the emulator's own certificate authority. */
  readonly caFile?: string;
  /** Takes the place of DefaultAzureCredential. */
  readonly credential?: TokenCredential;
  /** For one HTTP request, milliseconds. Default 5000: Teams gives up on an answer after 15 s. */
  readonly requestTimeoutMs?: number;
}

export function createCosmosClient({ endpoint, key, caFile, credential = lazyCredential(), requestTimeoutMs = 5000 }: CosmosAccess): { readonly client: CosmosClient; close(): void } {
  // The SDK takes http:// with its own agent only.
  const agent = caFile === undefined || endpoint.startsWith('http:') ? undefined : new https.Agent({ keepAlive: true, ca: readFileSync(caFile) });
  const client = new CosmosClient({
    endpoint,
    ...(key === undefined ? { aadCredentials: credential } : { key }),
    ...(agent === undefined ? {} : { agent }),
    connectionPolicy: {
      requestTimeout: requestTimeoutMs,
      // The account's endpoint follows its write region by DNS. With discovery the SDK would read account metadata,
      // refresh it on a timer and repeat a failed connection for two minutes.
      enableEndpointDiscovery: false,
      retryOptions: { maxRetryAttemptCount: 9, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: Math.ceil(requestTimeoutMs / 1000) },
    },
  });
  return { client, close: () => { client.dispose(); agent?.destroy(); } };
}

/** @azure/identity is large, and not needed where a key is used. */
function lazyCredential(): TokenCredential {
  let credential: Promise<TokenCredential> | undefined;
  return {
    async getToken(scopes, options) {
      credential ??= import('@azure/identity').then(({ DefaultAzureCredential }) => new DefaultAzureCredential());
      return (await credential).getToken(scopes, options);
    },
  };
}
