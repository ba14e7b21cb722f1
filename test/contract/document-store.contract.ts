/** What every document store must do, by example. Run against each adapter by document-store.test.ts. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DocumentStore, Query, StoredDocument } from '../../src/ports/document-store.ts';
import { containers, queryAll } from '../../src/ports/document-store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import type { FakeClock } from '../support/fake-clock.ts';

/** Opens a store of its own, set up, for one test. */
export type OpenStore = (clock: FakeClock) => Promise<DocumentStore>;

export interface Doc extends StoredDocument { readonly kind: string; readonly [field: string]: unknown }

export const doc = (id: string, fields: Record<string, unknown> = {}): Doc => ({ id, type: 'thing', kind: 'a', ...fields });
export const contractStart = '2027-01-15T12:00:00Z';

export function documentStoreContract(name: string, open: OpenStore): void {
  describe(`document store: ${name}`, () => {
    let store: DocumentStore;
    let clock: FakeClock;
    beforeEach(async () => {
      clock = createFakeClock(contractStart);
      store = await open(clock);
    });
    afterEach(() => store.close());

    const get = (id: string, kind = 'a') => store.get<Doc>('system', kind, id);
    const ids = async (query: Query) => (await queryAll<Doc>(store, 'system', query)).map(({ id }) => id);

    test('init can be repeated and keeps what is there', async () => {
      await store.create('system', doc('x'));
      await store.init();
      expect(await get('x')).toMatchObject({ id: 'x' });
    });

    test('every container opens, takes a document under its own partition field, and keeps it to itself', async () => {
      for (const { name: container, partitionField } of containers) {
        await store.create(container, { id: 'one', type: container, [partitionField]: 'p' });
      }
      for (const { name: container } of containers) {
        expect((await queryAll(store, container, { partition: 'p' })).map(({ type }) => type)).toEqual([container]);
      }
      expect(new Set(Object.values(await store.health()))).toEqual(new Set(['open']));
    });

    test('a document comes back as it was written, with an etag', async () => {
      const written = doc('x', { sort: '5', nested: { list: [1, 'to', null, true, { æ: 'ø' }] }, number: 1.5, nothing: null, promptId: 'p' });
      const created = await store.create('system', written);
      expect(created).toEqual({ outcome: 'created', etag: expect.any(String) });
      expect(await get('x')).toEqual({ ...written, etag: (created as { etag: string }).etag });
    });

    test('what is missing is missing: document, partition, other partition', async () => {
      await store.create('system', doc('x'));
      expect(await get('y')).toBeUndefined();
      expect(await get('x', 'b')).toBeUndefined();
      expect(await store.replace('system', doc('y'), 'any')).toEqual({ outcome: 'missing' });
      expect(await store.delete('system', 'b', 'x')).toEqual({ outcome: 'missing' });
      expect(await store.query('system', { partition: 'b' })).toEqual({ items: [] });
    });

    test('the second create finds the id taken and changes nothing; another partition is another id', async () => {
      await store.create('system', doc('x', { n: 1 }));
      expect(await store.create('system', doc('x', { n: 2 }))).toEqual({ outcome: 'exists' });
      expect(await get('x')).toMatchObject({ n: 1 });
      expect(await store.create('system', doc('x', { kind: 'b', n: 3 }))).toMatchObject({ outcome: 'created' });
    });

    test('of many creates at once exactly one wins', async () => {
      const outcomes = await Promise.all(Array.from({ length: 8 }, (_, n) => store.create('system', doc('x', { n }))));
      expect(outcomes.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
      const winner = outcomes.findIndex(({ outcome }) => outcome === 'created');
      expect(await get('x')).toMatchObject({ n: winner });
    });

    test('replace writes over the version it names, and over no other', async () => {
      const { etag } = await store.upsert('system', doc('x', { n: 1 }));
      const replaced = await store.replace('system', doc('x', { n: 2 }), etag);
      expect(replaced).toMatchObject({ outcome: 'replaced' });
      expect(await store.replace('system', doc('x', { n: 3 }), etag)).toEqual({ outcome: 'conflict' });
      expect(await store.replace('system', doc('x', { n: 3 }), 'made up')).toEqual({ outcome: 'conflict' });
      expect(await get('x')).toMatchObject({ n: 2, etag: (replaced as { etag: string }).etag });
    });

    test('an etag does not outlive its document', async () => {
      const { etag } = await store.upsert('system', doc('x'));
      await store.delete('system', 'a', 'x');
      expect(await store.replace('system', doc('x'), etag)).toEqual({ outcome: 'missing' });
      await store.create('system', doc('x'));
      expect(await store.replace('system', doc('x'), etag)).toEqual({ outcome: 'conflict' });
    });

    test('of two writers at once one wins, and the loser wins on the second try', async () => {
      await store.create('system', doc('x', { votes: [] }));
      let conflicts = 0;
      const vote = async (voter: number): Promise<void> => {
        const present = (await get('x'))!;
        const { outcome } = await store.replace('system', { ...present, votes: [...present.votes as number[], voter] }, present.etag);
        if (outcome === 'conflict') { conflicts += 1; return vote(voter); }
      };
      const readFirst = await Promise.all([get('x'), get('x')]);
      const both = await Promise.all(readFirst.map((present, voter) => store.replace('system', { ...present!, votes: [voter] }, present!.etag)));
      expect(both.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'replaced']);
      await Promise.all([2, 3, 4, 5].map(vote));
      expect((await get('x'))!.votes).toHaveLength(5);
      expect(conflicts).toBeGreaterThanOrEqual(0);
    });

    test('a document that was read can be spread into the one that replaces it', async () => {
      await store.create('system', doc('x', { sort: '1', expiresAt: '2027-02-01T00:00:00Z' }));
      const present = (await get('x'))!;
      await store.replace('system', { ...present, n: 1 }, present.etag);
      const { etag, ...fields } = (await get('x'))!;
      expect(fields).toEqual(doc('x', { sort: '1', expiresAt: '2027-02-01T00:00:00Z', n: 1 }));
      expect(etag).not.toBe(present.etag);
    });

    test('upsert creates, then overwrites whatever is there', async () => {
      const first = await store.upsert('system', doc('x', { n: 1, old: true }));
      const second = await store.upsert('system', doc('x', { n: 2 }));
      expect(second.etag).not.toBe(first.etag);
      expect(await get('x')).toEqual({ ...doc('x', { n: 2 }), etag: second.etag });
    });

    test('delete is told apart from nothing to delete', async () => {
      await store.create('system', doc('x'));
      expect(await store.delete('system', 'a', 'x')).toEqual({ outcome: 'deleted' });
      expect(await store.delete('system', 'a', 'x')).toEqual({ outcome: 'missing' });
      expect(await get('x')).toBeUndefined();
    });

    test('createMany takes several chunks, and repeated it leaves what exists alone', async () => {
      const documents = Array.from({ length: 250 }, (_, n) => doc(`m${n}`, { n }));
      await store.create('system', doc('m7', { n: 'first' }));
      expect(await store.createMany('system', documents.slice(0, 120))).toEqual({ created: 119, existed: 1 });
      expect(await store.createMany('system', documents)).toEqual({ created: 130, existed: 120 });
      expect(await store.createMany('system', documents)).toEqual({ created: 0, existed: 250 });
      expect(await store.createMany('system', [])).toEqual({ created: 0, existed: 0 });
      expect(await get('m7')).toMatchObject({ n: 'first' });
      expect(await ids({ partition: 'a' })).toHaveLength(250);
    });

    test('createMany with an id twice keeps the first', async () => {
      expect(await store.createMany('system', [doc('x', { n: 1 }), doc('x', { n: 2 })])).toEqual({ created: 1, existed: 1 });
      expect(await get('x')).toMatchObject({ n: 1 });
    });

    test.each([
      'æøå ÆØÅ', '🙂👩‍👩‍👧', 'a/b#c\\d?e%20f', '..', '.', ' ', '~!._;', '"\'`', 'line\nbreak\u0000\u0001', 'x'.repeat(200), '漢'.repeat(200), '🙂'.repeat(100),
      'a:b@c.no', 'docs/colls/dbs', '+', '%2F', '\uffff', 'A', '__proto__',
    ])('the id %j is an id like any other', async (id) => {
      expect(await store.create('system', doc(id, { text: id }))).toMatchObject({ outcome: 'created' });
      expect(await store.create('system', doc(id))).toEqual({ outcome: 'exists' });
      const present = (await get(id))!;
      expect(present).toMatchObject({ id, text: id });
      expect(await store.replace('system', { ...present, n: 1 }, present.etag)).toMatchObject({ outcome: 'replaced' });
      expect(await ids({ partition: 'a', where: { id } })).toEqual([id]);
      expect(await store.delete('system', 'a', id)).toEqual({ outcome: 'deleted' });
    });

    test('ids that differ in case, in composition or by an escape are different ids', async () => {
      const alike = ['a', 'A', 'å', 'a\u030a', '/', '.002f', '!002f', '~002f', '%2f', '%2F', 'å '];
      expect(await store.createMany('system', alike.map((id) => doc(id)))).toEqual({ created: alike.length, existed: 0 });
      expect((await ids({ partition: 'a' })).sort()).toEqual([...alike].sort());
    });

    test.each(['bydel/æøå', '🙂', 'a"b\\c', "it's", '2027-01', 'a:/id:b', ' ', 'p'.repeat(200)])('the partition %j is a partition like any other', async (kind) => {
      await store.create('system', doc('x', { kind }));
      const present = await get('x', kind);
      expect(present).toMatchObject({ kind });
      expect(await store.replace('system', doc('x', { kind, n: 1 }), present!.etag)).toMatchObject({ outcome: 'replaced' });
      expect(await ids({ partition: kind })).toEqual(['x']);
      expect(await store.delete('system', kind, 'x')).toEqual({ outcome: 'deleted' });
    });

    test('values keep æøå, emoji, quotes, control characters and long numbers', async () => {
      const values = { 'nøkkel "æ"': 'Grønn 🟢 \\ "sitat" \u0000 \n', list: ['😀', ''], big: 9_007_199_254_740_991, small: 5e-324, deep: { __proto: { constructor: 1 } } };
      await store.create('system', doc('x', values));
      expect(await get('x')).toMatchObject(values);
      expect((await store.query<Doc>('system', { partition: 'a' })).items[0]).toMatchObject(values);
    });

    test('1.9 MB goes in and out, above 2 MB is refused before it is sent, in characters of any width', async () => {
      const large = doc('large', { text: 'ø'.repeat(950_000) });
      await store.create('system', large);
      expect((await get('large'))!.text).toBe(large.text);
      const tooLarge = doc('too large', { text: 'ø'.repeat(1_000_001) });
      for (const call of [() => store.create('system', tooLarge), () => store.upsert('system', tooLarge), () => store.replace('system', tooLarge, 'x'), () => store.createMany('system', [doc('fine'), tooLarge])]) {
        await expect(call()).rejects.toMatchObject({ code: 'document-too-large' });
      }
      expect(await ids({ partition: 'a' })).toEqual(['large']);
    });

    test.each<[string, () => Promise<unknown>]>([
      ['an empty id', () => store.create('system', doc(''))],
      ['an id of 201 characters', () => store.get('system', 'a', 'x'.repeat(201))],
      ['half a surrogate pair as id', () => store.create('system', doc('\ud83d'))],
      ['no partition', () => store.create('system', { id: 'x', type: 'thing' })],
      ['an empty partition', () => store.get('system', '', 'x')],
      ['a name of the store', () => store.create('system', doc('x', { _etag: 'mine' }))],
      ['ttl', () => store.create('system', doc('x', { ttl: 5 }))],
      ['a sort key that is not ASCII', () => store.create('system', doc('x', { sort: 'å' }))],
      ['a filter on a field without index', () => store.query('system', { partition: 'a', where: { n: 1 } })],
      ['a page of none', () => store.query('system', { partition: 'a', limit: 0 })],
      ['a page of 1001', () => store.query('system', { partition: 'a', limit: 1001 })],
      ['a cursor that is none', () => store.query('system', { partition: 'a', after: 'x' })],
      ['sort in a list', () => store.query('system', { partition: 'a', where: { sort: { in: ['1'] } } })],
      ['a container that does not exist', () => store.get('nowhere' as 'system', 'a', 'x')],
    ])('%s is a mistake of the caller and changes nothing', async (_, call) => {
      await expect(call()).rejects.toThrow(RangeError);
      expect(await ids({ across: true })).toEqual([]);
    });

    test('a closed store is unavailable, and closing twice is closing', async () => {
      await store.close();
      await store.close();
      await expect(get('x')).rejects.toMatchObject({ code: 'store-unavailable' });
      await expect(store.create('system', doc('x'))).rejects.toMatchObject({ code: 'store-unavailable' });
      expect(new Set(Object.values(await store.health()))).toEqual(new Set(['unavailable']));
    });
  });
}
