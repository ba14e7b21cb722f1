/** What every document store must do, by example. Run against each adapter by document-store.test.ts. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DocumentStore, Query, StoredDocument } from '../../src/ports/document-store.ts';
import { containers, queryAll } from '../../src/ports/document-store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import type { FakeClock } from '../support/fake-clock.ts';

/** Opens a store of its own, set up, for one test. */
export type OpenStore = (clock: FakeClock) => Promise<DocumentStore>;

interface Doc extends StoredDocument { readonly kind: string; readonly [field: string]: unknown }

const doc = (id: string, fields: Record<string, unknown> = {}): Doc => ({ id, type: 'thing', kind: 'a', ...fields });
const start = '2027-01-15T12:00:00Z';

export function documentStoreContract(name: string, open: OpenStore): void {
  describe(`document store: ${name}`, () => {
    let store: DocumentStore;
    let clock: FakeClock;
    beforeEach(async () => {
      clock = createFakeClock(start);
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

    describe('queries', () => {
      const paged = async (query: Query): Promise<string[][]> => {
        const pages: string[][] = [];
        let after: string | undefined;
        do {
          const page = await store.query<Doc>('system', { ...query, ...(after === undefined ? {} : { after }) });
          pages.push(page.items.map(({ id }) => id));
          after = page.next;
        } while (after !== undefined);
        return pages;
      };

      test('one partition, or across all; never neither or both', async () => {
        await store.createMany('system', [doc('x'), doc('y', { kind: 'b' })]);
        expect(await ids({ partition: 'a' })).toEqual(['x']);
        expect(await ids({ across: true })).toEqual(['x', 'y']);
        await expect(store.query('system', {})).rejects.toThrow(RangeError);
        await expect(store.query('system', { partition: 'a', across: true })).rejects.toThrow(RangeError);
      });

      test('order is by sort key, absent first, then id, then partition; both ways', async () => {
        await store.createMany('system', [doc('d', { sort: '2' }), doc('b', { sort: '1' }), doc('c', { sort: '1', kind: 'b' }), doc('c', { sort: '1' }), doc('z'), doc('e', { sort: '10' }), doc('f', { sort: 'Z' }), doc('g', { sort: 'a' }), doc('h', { sort: '' })]);
        expect(await ids({ across: true })).toEqual(['h', 'z', 'b', 'c', 'c', 'e', 'd', 'f', 'g']);
        expect(await ids({ across: true, order: 'descending' })).toEqual(['g', 'f', 'd', 'e', 'c', 'c', 'b', 'z', 'h']);
        expect((await queryAll<Doc>(store, 'system', { across: true, where: { id: 'c' } })).map(({ kind }) => kind)).toEqual(['a', 'b']);
        expect(await get('h')).not.toHaveProperty('sort');
      });

      test('ids are ordered by code unit, whatever they are made of', async () => {
        const strange = ['!', '#', '-', '.', '/', '0', '9', ':', ';', '?', '@', 'A', 'Z', '[', '\\', '_', '`', 'a', 'aa', 'a/', 'z', '{', '~', 'æ', '漢', '🙂', '\uffff'];
        await store.createMany('system', [...strange].reverse().map((id) => doc(id)));
        expect(await ids({ partition: 'a' })).toEqual([...strange].sort());
        expect(await ids({ partition: 'a', where: { id: { from: 'a', before: 'b' } } })).toEqual(['a', 'a/', 'aa']);
        expect(await ids({ partition: 'a', where: { id: { from: '漢', to: '🙂' } } })).toEqual(['漢', '🙂']);
      });

      test.each([1, 2, 3, 4, 6, 7, 1000])('pages of %i hold everything once, with ties in the sort key', async (limit) => {
        await store.createMany('system', ['1', '1', '1', '2', '2', '3', ''].map((sort, n) => doc(`d${n}`, { sort, kind: n % 2 === 0 ? 'a' : 'b' })));
        for (const order of ['ascending', 'descending'] as const) {
          const pages = await paged({ across: true, limit, order });
          const expected = ['d6', 'd0', 'd1', 'd2', 'd3', 'd4', 'd5'];
          expect(pages.flat()).toEqual(order === 'ascending' ? expected : expected.reverse());
          expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
          expect(pages.at(-1)!.length).toBeGreaterThan(0);
        }
      });

      test('equal ids and sort keys in two partitions both come, also at the edge of a page', async () => {
        await store.createMany('system', ['a', 'b', 'c'].map((kind) => doc('same', { kind, sort: 's' })));
        expect(await paged({ across: true, limit: 1 })).toEqual([['same'], ['same'], ['same']]);
      });

      test('what is inserted, moved or deleted while paging neither repeats nor hides the rest', async () => {
        await store.createMany('system', ['b', 'd', 'f', 'h'].map((sort) => doc(sort, { sort })));
        const first = await store.query<Doc>('system', { partition: 'a', limit: 2 });
        await store.create('system', doc('a', { sort: 'a' }));
        await store.create('system', doc('e', { sort: 'e' }));
        await store.delete('system', 'a', 'd');
        await store.delete('system', 'a', 'f');
        const second = await store.query<Doc>('system', { partition: 'a', limit: 2, after: first.next! });
        expect(first.items.map(({ id }) => id)).toEqual(['b', 'd']);
        expect(second).toMatchObject({ items: [{ id: 'e' }, { id: 'h' }] });
        expect(second.next).toBeUndefined();
      });

      const mixed = [
        doc('text', { state: 'open', promptId: 'p1' }), doc('other text', { state: 'shut', promptId: 'p1' }), doc('one', { state: 1 }), doc('two', { state: 2 }),
        doc('minus', { state: -1 }), doc('text one', { state: '1' }), doc('yes', { state: true }), doc('no', { state: false }), doc('null', { state: null }),
        doc('none'), doc('list', { state: ['open'] }), doc('object', { state: { open: 1 } }), doc('other type', { type: 'other', state: 'open' }), doc('empty', { state: '' }), doc('norsk', { state: 'å' }),
      ];
      test.each<[Query['where'], string[]]>([
        [{ state: 'open' }, ['other type', 'text']],
        [{ state: 1 }, ['one']],
        [{ state: '1' }, ['text one']],
        [{ state: true }, ['yes']],
        [{ state: false }, ['no']],
        [{ state: '' }, ['empty']],
        [{ state: 'å' }, ['norsk']],
        [{ state: 'OPEN' }, []],
        [{ state: { in: ['open', 1, '1'] } }, ['one', 'other type', 'text', 'text one']],
        [{ state: { in: [] } }, []],
        [{ state: { from: 1 } }, ['one', 'two']],
        [{ state: { to: 1 } }, ['minus', 'one']],
        [{ state: { before: 1 } }, ['minus']],
        [{ state: { from: -1, before: 2 } }, ['minus', 'one']],
        [{ state: { from: 'open', to: 'shut' } }, ['other text', 'other type', 'text']],
        [{ state: { before: 'shut' } }, ['empty', 'other type', 'text', 'text one']],
        [{ state: {} }, mixed.map(({ id }) => id).sort()],
        [{ state: 'open', type: 'thing' }, ['text']],
        [{ type: 'other' }, ['other type']],
        [{ promptId: 'p1', state: { in: ['shut'] } }, ['other text']],
        [{ id: 'text' }, ['text']],
        [{ id: { in: ['text', 'two', 'absent'] } }, ['text', 'two']],
        [{ id: 1 }, []],
      ])('where %j', async (where, expected) => {
        await store.createMany('system', mixed);
        expect(await ids({ partition: 'a', ...(where === undefined ? {} : { where }) })).toEqual(expected);
        expect(await ids({ across: true, order: 'descending', ...(where === undefined ? {} : { where }) })).toEqual([...expected].reverse());
      });

      test.each<[NonNullable<Query['where']>[string], string[]]>([
        ['2', ['c', 'd']], [{ from: '2' }, ['c', 'd', 'e']], [{ to: '2' }, ['a', 'b', 'c', 'd']], [{ before: '2' }, ['a', 'b']],
        [{ from: '1', before: '2x' }, ['b', 'c', 'd']], ['', ['a']], [{ to: '' }, ['a']], [{ from: '' }, ['a', 'b', 'c', 'd', 'e']], [2, []], [{ from: 2 }, []],
      ])('where sort %j', async (sort, expected) => {
        await store.createMany('system', [doc('a'), doc('b', { sort: '1' }), doc('c', { sort: '2' }), doc('d', { sort: '2' }), doc('e', { sort: '2x' })]);
        expect(await ids({ partition: 'a', where: { sort } })).toEqual(expected);
        expect(await paged({ partition: 'a', where: { sort }, limit: 2, order: 'descending' })).toEqual(expected.length === 0 ? [[]] : expect.anything());
      });

      test('replaced values are found by the new, not by the old', async () => {
        const { etag } = await store.upsert('system', doc('x', { state: 'open', sort: '1' }));
        await store.replace('system', doc('x', { state: 'shut', sort: '2' }), etag);
        expect(await ids({ across: true, where: { state: 'open' } })).toEqual([]);
        expect(await ids({ across: true, where: { state: 'shut', sort: { from: '2' } } })).toEqual(['x']);
      });

      test('a page holds 200 unless told', async () => {
        await store.createMany('system', Array.from({ length: 205 }, (_, n) => doc(`d${n}`)));
        expect((await paged({ partition: 'a' })).map((page) => page.length)).toEqual([200, 5]);
      });
    });

    describe('expiresAt', () => {
      const hour = 3_600_000;
      const inAnHour = '2027-01-15T13:00:00Z';

      test('a document is there until the moment, and from then on it is not, however it is looked for', async () => {
        const { etag } = await store.upsert('system', doc('x', { expiresAt: inAnHour }));
        await clock.advance(hour - 1);
        expect(await get('x')).toMatchObject({ expiresAt: inAnHour });
        expect(await ids({ across: true })).toEqual(['x']);
        await clock.advance(1);
        expect(await get('x')).toBeUndefined();
        expect(await ids({ across: true })).toEqual([]);
        expect(await store.replace('system', doc('x'), etag)).toEqual({ outcome: 'missing' });
        expect(await store.replace('system', doc('x'), 'made up')).toEqual({ outcome: 'missing' });
        expect(await store.delete('system', 'a', 'x')).toEqual({ outcome: 'missing' });
        expect(await store.create('system', doc('x', { n: 2 }))).toMatchObject({ outcome: 'created' });
        expect(await get('x')).toMatchObject({ n: 2 });
      });

      test('of many who create over an expired document one wins', async () => {
        await store.create('system', doc('x', { expiresAt: inAnHour }));
        await clock.advance(hour);
        const outcomes = await Promise.all([1, 2, 3, 4].map((n) => store.create('system', doc('x', { n }))));
        expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['created', 'exists', 'exists', 'exists']);
        expect(await store.createMany('system', [doc('x'), doc('y')])).toEqual({ created: 1, existed: 1 });
      });

      test('each write sets it anew: later, earlier, or never', async () => {
        for (const id of ['later', 'never', 'earlier']) await store.create('system', doc(id, { expiresAt: inAnHour }));
        const at = async (id: string, fields: object) => { const present = (await get(id))!; await store.replace('system', { ...doc(id), ...fields }, present.etag); };
        await at('later', { expiresAt: '2027-01-15T15:00:00+01:00' });
        await at('never', {});
        await at('earlier', { expiresAt: '2027-01-15T12:30:00.000Z' });
        await clock.advance(hour / 2);
        expect(await ids({ partition: 'a' })).toEqual(['later', 'never']);
        await clock.advance(hour);
        expect(await ids({ partition: 'a' })).toEqual(['later', 'never']);
        await clock.advance(hour / 2);
        expect(await ids({ partition: 'a' })).toEqual(['never']);
      });

      test('a time that is no instant is a mistake of the caller', async () => {
        await expect(store.create('system', doc('x', { expiresAt: '2027-01-15' }))).rejects.toMatchObject({ name: 'RangeError' });
      });
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
