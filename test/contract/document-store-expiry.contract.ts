/** What every document store must make of `expiresAt`, by example. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DocumentStore, Query } from '../../src/ports/document-store.ts';
import { queryAll } from '../../src/ports/document-store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { contractStart, doc } from './document-store.contract.ts';
import type { Doc, OpenStore } from './document-store.contract.ts';
import type { FakeClock } from '../support/fake-clock.ts';

export function documentExpiryContract(name: string, open: OpenStore): void {
  describe(`document store expiry: ${name}`, () => {
    let store: DocumentStore;
    let clock: FakeClock;
    beforeEach(async () => {
      clock = createFakeClock(contractStart);
      store = await open(clock);
    });
    afterEach(() => store.close());
    const get = (id: string) => store.get<Doc>('system', 'a', id);
    const ids = async (query: Query) => (await queryAll<Doc>(store, 'system', query)).map(({ id }) => id);

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

    test('a purge deletes for good what has expired, once, and nothing else', async () => {
      for (const id of ['gone', 'gone too', 'later', 'never']) await store.create('system', doc(id, id === 'never' ? {} : { expiresAt: id === 'later' ? '2027-02-01T00:00:00Z' : inAnHour }));
      await store.create('log', { id: 'gone', type: 'audit', month: '2027-01', expiresAt: inAnHour });
      expect(await store.purge()).toEqual({ deleted: 0, closed: [] });
      await clock.advance(hour);
      expect(await store.purge()).toEqual({ deleted: 3, closed: [] });
      expect(await store.purge()).toEqual({ deleted: 0, closed: [] });
      expect(await ids({ partition: 'a' })).toEqual(['later', 'never']);
      expect(await store.create('system', doc('gone', { n: 2 }))).toMatchObject({ outcome: 'created' });
    });

    test('a time that is no instant is a mistake of the caller', async () => {
      await expect(store.create('system', doc('x', { expiresAt: '2027-01-15' }))).rejects.toMatchObject({ name: 'RangeError' });
    });
  });
}
