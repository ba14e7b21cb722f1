/** Changes every document that a filter finds, each over the version that was read. */
import { definitionOf } from '../ports/document-rules.ts';
import { queryAll, type ContainerName, type DocumentStore, type Filter, type Stored, type StoredDocument } from '../ports/document-store.ts';
import { AppError } from './errors.ts';

const tries = 8;

/** Over all partitions; what `change` gives back as it is, is left alone. Repeatable. Returns how many have been changed. */
export async function rewriteAll(store: DocumentStore, container: ContainerName, where: Filter, change: (document: StoredDocument) => StoredDocument): Promise<number> {
  let count = 0;
  for (const found of await queryAll<StoredDocument>(store, container, { across: true, where })) count += Number(await rewrite(store, container, found, change));
  return count;
}

async function rewrite(store: DocumentStore, container: ContainerName, found: Stored<StoredDocument>, change: (document: StoredDocument) => StoredDocument): Promise<boolean> {
  const partition = String(found[definitionOf(container).partitionField]);
  let current: Stored<StoredDocument> | undefined = found;
  for (let attempt = 0; attempt < tries && current !== undefined; attempt += 1) {
    const { etag, ...document }: Stored<StoredDocument> = current;
    const read: StoredDocument = document as StoredDocument;
    const changed = change(read);
    if (changed === read) return false;
    if ((await store.replace(container, changed, etag)).outcome === 'replaced') return true;
    // Somebody has just changed it (an answer, a call, a message that left): look again.
    current = await store.get<StoredDocument>(container, partition, read.id);
  }
  if (current === undefined) return false;
  throw new AppError('store-unavailable', 'a document met a conflict at every try');
}
