/** The one way in which what others may be writing too is changed: read, decide, write over exactly what was read, and again when somebody else was first. */
import type { ContainerName, DocumentStore, Stored, StoredDocument } from '../ports/document-store.ts';
import { AppError } from './errors.ts';

/** Those who write one thing at the same time are a few people's clicks, or two imports. */
const tries = 8;

/**
 * `attempt` reads and decides anew each time; it returns 'conflict' when what it had read was no longer what is stored.
 * Gives up with `store-unavailable`: nothing of this change is stored then, and it may be tried again.
 * @param what for the log: nothing personal
 */
export async function retryOnConflict<Result>(what: string, attempt: () => Promise<Result | 'conflict'>): Promise<Exclude<Result, 'conflict'>> {
  for (let left = tries; left > 0; left -= 1) {
    const result = await attempt();
    if (result !== 'conflict') return result as Exclude<Result, 'conflict'>;
  }
  throw new AppError('store-unavailable', `${what}: somebody else wrote first at every try, try again`);
}

export interface DocumentPlace { readonly container: ContainerName; readonly partition: string; readonly id: string }

/** `decide` returns what is to be stored instead; undefined, or just what it was given, leaves it as it is. Returns what is stored now, if anything. */
export function changeDocument<Doc extends StoredDocument>(
  store: DocumentStore,
  { container, partition, id }: DocumentPlace,
  decide: (stored: Stored<Doc> | undefined) => Doc | undefined | Promise<Doc | undefined>,
): Promise<{ readonly outcome: 'changed'; readonly document: Doc } | { readonly outcome: 'unchanged'; readonly document: Doc | undefined }> {
  return retryOnConflict(`a document in ${container}`, async () => {
    const stored = await store.get<Doc>(container, partition, id);
    const document = await decide(stored);
    if (document === undefined || document === stored) return { outcome: 'unchanged', document: stored } as const;
    const { outcome } = stored === undefined ? await store.create(container, document) : await store.replace(container, document, stored.etag);
    return outcome === 'created' || outcome === 'replaced' ? { outcome: 'changed', document } as const : 'conflict';
  });
}
