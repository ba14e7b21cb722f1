/** Changes every document that a filter finds, each over the version that was read. */
import { definitionOf } from '../ports/document-rules.ts';
import { queryAll, type ContainerName, type DocumentStore, type Filter, type StoredDocument } from '../ports/document-store.ts';
import { changeDocument } from './change-document.ts';

/** Over all partitions; what `change` gives back as it is, is left alone. Repeatable. Returns how many have been changed. */
export async function rewriteAll(store: DocumentStore, container: ContainerName, where: Filter, change: (document: StoredDocument) => StoredDocument): Promise<number> {
  const found = await queryAll<StoredDocument>(store, container, { across: true, where });
  let count = 0;
  for (const document of found.filter((one) => change(one) !== one)) {
    const place = { container, partition: String(document[definitionOf(container).partitionField]), id: document.id };
    const { before, after } = await changeDocument<StoredDocument>(store, place, (stored) => stored && change(stored));
    count += Number(after !== before);
  }
  return count;
}
