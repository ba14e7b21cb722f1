/** Changing what others write too: nobody's change is lost, and nobody tries for ever. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import type { DocumentStore, StoredDocument } from '../../../src/ports/document-store.ts';
import { changeDocument } from '../../../src/shared/change-document.ts';
import { rewriteAll } from '../../../src/shared/rewrite-all.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

interface Count extends StoredDocument { readonly kind: string; readonly by: readonly string[] }
const place = { container: 'system', partition: 'count', id: 'one' } as const;
const count = (by: readonly string[]): Count => ({ id: 'one', type: 'count', kind: 'count', by });
const add = (who: string) => (stored: Count | undefined): Count => count([...stored?.by ?? [], who]);

let store: DocumentStore;
beforeEach(async () => {
  store = createSqliteStore({ file: ':memory:', clock: createFakeClock('2027-01-04T08:00:00Z') });
  await store.init();
});
afterEach(() => store.close());
const stored = async (): Promise<readonly string[] | undefined> => (await store.get<Count>('system', 'count', 'one'))?.by;
/** Somebody else writes between the reading and the writing, so often. */
const overtaken = (times: number, who: string) => async (before: Count | undefined): Promise<Count> => {
  if (times > 0) await store.upsert('system', add('other')(before));
  times -= 1;
  return add(who)(before);
};

test('of many who change one document at once nobody is lost, whether it was there or not', async () => {
  await Promise.all(['a', 'b', 'c', 'd'].map((who) => changeDocument<Count>(store, place, add(who))));
  expect((await stored())?.toSorted()).toEqual(['a', 'b', 'c', 'd']);
});

test('it is decided anew over what somebody else has just written, and given up when that happens every time', async () => {
  const { before, after } = await changeDocument<Count>(store, place, overtaken(2, 'me'));
  expect([before?.by, after?.by, await stored()]).toEqual([['other', 'other'], ['other', 'other', 'me'], ['other', 'other', 'me']]);
  await expect(changeDocument<Count>(store, place, overtaken(Infinity, 'me'))).rejects.toMatchObject({ code: 'store-unavailable' });
  expect((await stored())?.filter((who) => who === 'me')).toHaveLength(1);
});

test('what is decided to stay is not written', async () => {
  expect(await changeDocument<Count>(store, place, () => undefined)).toEqual({ before: undefined, after: undefined });
  await changeDocument<Count>(store, place, add('a'));
  const { before, after } = await changeDocument<Count>(store, place, (found) => found);
  expect(after).toBe(before);
  expect(after).toMatchObject({ by: ['a'], etag: (await store.get('system', 'count', 'one'))?.etag });
});

test('of all that a filter finds only those that change are written, and counted', async () => {
  for (const id of ['one', 'two', 'three']) await store.create('system', { ...count([id]), id });
  const etag = (await store.get('system', 'count', 'two'))?.etag;
  const drop = (document: StoredDocument): StoredDocument => (document.id === 'two' ? document : { ...document, by: [] });
  expect(await rewriteAll(store, 'system', { type: 'count' }, drop)).toBe(2);
  expect([await stored(), (await store.get('system', 'count', 'two'))?.etag]).toEqual([[], etag]);
});
