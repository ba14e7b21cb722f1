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

/** Over exactly what was read; undefined: there was none. */
export async function writeOver(store: DocumentStore, container: ContainerName, document: StoredDocument, read: { readonly etag: string } | undefined): Promise<'saved' | 'conflict'> {
  const { outcome } = read === undefined ? await store.create(container, document) : await store.replace(container, document, read.etag);
  return outcome === 'created' || outcome === 'replaced' ? 'saved' : 'conflict';
}

/** What was stored, and what is stored now: the same object when nothing has changed. */
export interface ChangedDocument<Doc> { readonly before: Doc | undefined; readonly after: Doc | undefined }

/** `decide` returns what is to be stored instead; undefined, or just what it was given, leaves it as it is. */
export function changeDocument<Doc extends StoredDocument>(
  store: DocumentStore,
  { container, partition, id }: DocumentPlace,
  decide: (stored: Stored<Doc> | undefined) => Doc | undefined | Promise<Doc | undefined>,
): Promise<ChangedDocument<Doc>> {
  return retryOnConflict(`a document in ${container}`, async () => {
    const before = await store.get<Doc>(container, partition, id);
    const after = await decide(before);
    if (after === undefined || after === before) return { before, after: before };
    return await writeOver(store, container, after, before) === 'saved' ? { before, after } : 'conflict';
  });
}
