/** What every document store must find, in which order and on which page, by example. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DocumentStore, Query } from '../../src/ports/document-store.ts';
import { queryAll } from '../../src/ports/document-store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { contractStart, doc } from './document-store.contract.ts';
import type { Doc, OpenStore } from './document-store.contract.ts';

export function documentQueryContract(name: string, open: OpenStore): void {
  describe(`document store queries: ${name}`, () => {
    let store: DocumentStore;
    beforeEach(async () => {
      store = await open(createFakeClock(contractStart));
    });
    afterEach(() => store.close());
    const get = (id: string) => store.get<Doc>('system', 'a', id);
    const ids = async (query: Query) => (await queryAll<Doc>(store, 'system', query)).map(({ id }) => id);

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
}
