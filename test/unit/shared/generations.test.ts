/** Lists as generations: too long for one document, torn by crashes, switched together or not at all. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import { queryAll, type DocumentStore } from '../../../src/ports/document-store.ts';
import { changeLists, listsOf, loadLists, readPointer, replaceLists, type GenerationFamily } from '../../../src/shared/generations.ts';
import { countingIds } from '../../support/counting-ids.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { faultyStore, noFaults } from '../../support/faulty-store.ts';

interface Thing { readonly id: string; readonly text: string }
const family: GenerationFamily = { name: 'things', container: 'tiltak', place: (list) => ({ partition: `of-${list}`, type: 'thing' }) };
const half = 'x'.repeat(30_000);
const things = (count: number, text: string): ReadonlyMap<string, Thing> => new Map(Array.from({ length: count }, (_, index) => [`t${index}`, { id: `t${index}`, text: `${text}${half}` }]));

let store: DocumentStore;
let ids = countingIds();
beforeEach(async () => {
  store = createSqliteStore({ file: ':memory:', clock: createFakeClock('2027-01-04T08:00:00Z') });
  ids = countingIds();
  await store.init();
});
afterEach(() => store.close());

const replace = async (lists: Record<string, ReadonlyMap<string, Thing>>, on = store) => replaceLists({ store: on, ids }, family, new Map(Object.entries(lists)), await readPointer(store, family));
const load = (on = store) => loadLists(on, family, async (list) => ({ a: await list<Thing>('a'), b: await list<Thing>('b') }));
/** The first letter says which import a thing is of. */
const texts = async (): Promise<string> => {
  const { read: { a, b } } = await load();
  return [a, b].map((list) => list.map(({ text }) => text[0]).join('')).join(' ');
};

describe('lists', () => {
  test('come back in their order, in documents of a bearable size, with an entity that fills one alone', async () => {
    const large = { id: 'large', text: 'L'.repeat(500_000) };
    expect(await replace({ a: new Map([...things(100, '1'), ['large', large], ...things(101, '1')]) })).toBe('switched');
    const { read: { a, b } } = await load();
    expect(a.map(({ id }) => id)).toEqual([...Array.from({ length: 100 }, (_, index) => `t${index}`), 'large', 't100']);
    expect(b).toEqual([]);
    const sizes = (await queryAll(store, 'tiltak', { partition: 'of-a' })).map((document) => JSON.stringify(document).length);
    expect(sizes).toHaveLength(52);
    expect(sizes.filter((size) => size > 66_000)).toHaveLength(1);
  });

  test('that are empty are lists too', async () => {
    await replace({ a: new Map() });
    expect(listsOf(await readPointer(store, family))).toEqual(['a']);
    expect(await texts()).toBe(' ');
  });

  test('a crash at any write leaves all old or all new, and the next import leaves nothing behind', async () => {
    await replace({ a: things(5, '1'), b: things(3, '1') });
    let crashes = 0;
    for (let writes = 0; ; writes += 1) {
      if ((await texts()).includes('2')) await replace({ a: things(5, '1'), b: things(3, '1') });
      const faults = { ...noFaults(), writesLeft: writes };
      await replace({ a: things(6, '2'), b: things(2, '2') }, faultyStore(store, faults)).catch((error: unknown) => { expect(error).toMatchObject({ code: 'store-unavailable' }); });
      expect(['11111 111', '222222 22']).toContain(await texts());
      if (!faults.away) break;
      crashes += 1;
    }
    // Two records, three and one documents, the switch; then two and three of the old with their records, and what the crash before left.
    expect(crashes).toBeGreaterThanOrEqual(13);
    await replace({ a: things(1, '3'), b: things(1, '3') });
    expect(await queryAll(store, 'tiltak', { across: true })).toHaveLength(2);
    expect(await queryAll(store, 'system', { partition: 'generation' })).toHaveLength(3);
  });

  test('a conflict changes nothing and leaves nothing', async () => {
    const before = await readPointer(store, family);
    await replace({ a: things(1, '1') });
    expect(await replaceLists({ store, ids }, family, new Map([['a', things(2, '2')], ['b', things(2, '2')]]), before)).toBe('conflict');
    expect(await texts()).toBe('1 ');
    expect(await queryAll(store, 'tiltak', { across: true })).toHaveLength(1);
    expect(await queryAll(store, 'system', { partition: 'generation' })).toHaveLength(2);
  });

  test('are changed anew when another import was faster, and written only when something is to change', async () => {
    await replace({ a: things(1, '1') });
    const seen: number[] = [];
    const count = await changeLists({ store, ids }, family, () => load(), ({ read }) => {
      seen.push(read.a.length);
      return { result: read.a.length, lists: new Map([['b', things(read.a.length, '3')]]) };
    });
    expect([count, seen, await texts()]).toEqual([1, [1], '1 3']);
    let first = true;
    const again = await changeLists({ store, ids }, family, async () => {
      const loaded = await load();
      if (first) await replace({ a: things(2, '2') });
      first = false;
      return loaded;
    }, ({ read }) => ({ result: read.a.length, lists: new Map([['b', things(read.a.length, '4')]]) }));
    expect([again, await texts()]).toEqual([2, '22 44']);
    const before = await readPointer(store, family);
    expect(await changeLists({ store, ids }, family, load, () => ({ result: 'nothing', lists: new Map() }))).toBe('nothing');
    expect(await readPointer(store, family)).toEqual(before);
  });

  test('another family’s generations are left alone', async () => {
    const other: GenerationFamily = { ...family, name: 'others' };
    await replaceLists({ store, ids }, other, new Map([['a', things(1, '9')]]), undefined);
    await replace({ a: things(1, '1') });
    await replace({ a: things(1, '2') });
    expect((await loadLists(store, other, (list) => list<Thing>('a'))).read.map(({ text }) => text[0])).toEqual(['9']);
    expect(await texts()).toBe('2 ');
  });

  test('with a document lost are an error, never a part', async () => {
    await replace({ a: things(5, '1') });
    const [lost] = await queryAll(store, 'tiltak', { partition: 'of-a' });
    await store.delete('tiltak', 'of-a', lost?.id ?? '');
    await expect(load()).rejects.toMatchObject({ code: 'store-unavailable' });
  });
});
