/** One container's point operations, each with a deadline, and writes whose outcome is known even when their answer was lost. */
import type { Container } from '@azure/cosmos';
import type { DocumentKey, PreparedDocument } from '../../ports/document-rules.ts';
import { etagOf, isSameWrite, isVisible, parseEtag, toCosmos } from './cosmos-documents.ts';
import type { CosmosDocument } from './cosmos-documents.ts';
import { faultOf, isOutcomeUnknown } from './cosmos-errors.ts';

export type Written = { readonly outcome: 'written'; readonly etag: string } | { readonly outcome: 'exists' | 'conflict' | 'missing' };

export interface CosmosContainer {
  /** Expired documents as well. */
  read(key: DocumentKey): Promise<CosmosDocument | undefined>;
  create(document: PreparedDocument, at: number): Promise<Written>;
  replace(document: PreparedDocument, etag: string, at: number): Promise<Written>;
  upsert(document: PreparedDocument, at: number): Promise<string>;
  delete(key: DocumentKey): Promise<void>;
  /** Documents that have expired, whether or not Cosmos DB has got to them; each unless somebody has just written it anew. Returns how many. */
  purge(partitionField: string, at: number): Promise<number>;
}

const purgedAtOnce = 50;

export function cosmosContainer(container: Container, deadlineMs: number): CosmosContainer {
  /** The SDK repeats a read for a minute when the connection fails; nobody waits that long for a click. */
  const deadline = () => ({ abortSignal: AbortSignal.timeout(deadlineMs) });

  async function read({ id, partition }: DocumentKey): Promise<CosmosDocument | undefined> {
    // Depending on the server, a missing document is an answer or an error.
    const { resource } = await container.item(id, partition).read<CosmosDocument>(deadline()).catch(unless('missing', { resource: undefined }));
    return resource;
  }

  /**
   * Sends a write, and once more when the outcome is unknown. The repetition carries the same mark, so whichever of
   * the two was applied is recognised as ours. Only a third party's write on top of it hides it: that is a conflict.
   */
  async function settle(document: CosmosDocument, key: DocumentKey, send: () => Promise<CosmosDocument>): Promise<Written> {
    try {
      return written(await send());
    } catch (error) {
      if (!isOutcomeUnknown(error)) return refusal(error);
    }
    try {
      return written(await send());
    } catch (error) {
      const outcome = refusal(error);
      const present = await read(key);
      return present !== undefined && isSameWrite(present, document) ? written(present) : outcome;
    }
  }

  const createOnce = (key: DocumentKey, document: CosmosDocument) =>
    settle(document, key, async () => resourceOf(await container.items.create<CosmosDocument>(document, deadline())));

  const replaceOnce = ({ id, partition }: DocumentKey, document: CosmosDocument, match: string) =>
    settle(document, { id, partition }, async () => resourceOf(await container.item(id, partition)
      .replace<CosmosDocument>(document, { ...deadline(), accessCondition: { type: 'IfMatch', condition: match } })));

  return {
    read,

    async create(prepared, at) {
      const document = toCosmos(prepared, at);
      const outcome = await createOnce(prepared, document);
      if (outcome.outcome !== 'exists') return outcome;
      const present = await read(prepared);
      if (present === undefined) return createOnce(prepared, document);
      if (isVisible(present, at)) return outcome;
      // Expired by our clock and not deleted yet: its place is free, for one of those who find it so.
      const taken = await replaceOnce(prepared, document, parseEtag(etagOf(present)).match);
      return taken.outcome === 'written' ? taken : { outcome: 'exists' };
    },

    async replace(prepared, etag, at) {
      const { expires, match } = parseEtag(etag);
      if (expires > at) {
        const outcome = await replaceOnce(prepared, toCosmos(prepared, at), match);
        if (outcome.outcome === 'written') return outcome;
      }
      const present = await read(prepared);
      return { outcome: present !== undefined && isVisible(present, at) ? 'conflict' : 'missing' };
    },

    async upsert(prepared, at) {
      const send = async () => resourceOf(await container.items.upsert<CosmosDocument>(toCosmos(prepared, at), deadline()));
      return etagOf(await send().catch((error: unknown) => {
        if (isOutcomeUnknown(error)) return send();
        throw error;
      }));
    },

    async delete({ id, partition }) {
      const send = async () => { await container.item(id, partition).delete(deadline()).catch(unless('missing', undefined)); };
      await send().catch((error: unknown) => {
        if (isOutcomeUnknown(error)) return send();
        throw error;
      });
    },

    async purge(partitionField, at) {
      let deleted = 0;
      const iterator = container.items.query<CosmosDocument>({ query: 'SELECT * FROM c WHERE c._expires <= @at', parameters: [{ name: '@at', value: at }] }, { maxItemCount: purgedAtOnce });
      while (iterator.hasMoreResults()) {
        const { resources = [] } = await iterator.fetchNext();
        const outcomes = await Promise.all(resources.map((document) => container.item(document.id, String(document[partitionField]))
          .delete({ ...deadline(), accessCondition: { type: 'IfMatch', condition: parseEtag(etagOf(document)).match } })
          .then(() => 1, (error: unknown) => { refusal(error); return 0; })));
        for (const one of outcomes) deleted += one;
      }
      return deleted;
    },
  };
}

const written = (document: CosmosDocument): Written => ({ outcome: 'written', etag: etagOf(document) });

function refusal(error: unknown): Written {
  const outcome = faultOf(error);
  if (outcome === 'exists' || outcome === 'conflict' || outcome === 'missing') return { outcome };
  throw error;
}

const unless = <T>(fault: ReturnType<typeof faultOf>, instead: T) => (error: unknown): T => {
  if (faultOf(error) === fault) return instead;
  throw error;
};

function resourceOf({ resource }: { readonly resource?: unknown }): CosmosDocument {
  if (resource === undefined || resource === null) throw new Error('Cosmos DB acknowledged a write without its document');
  return resource as CosmosDocument;
}
