/** What the Cosmos DB store makes of refusals, lost answers and silence, through the real SDK over a loopback port. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { createCosmosStore } from '../../../../src/adapters/cosmos/cosmos-store.ts';
import type { DocumentStore } from '../../../../src/ports/document-store.ts';
import { startCosmosEmulator } from '../../../support/cosmos-emulator.ts';
import type { CosmosEmulator, Fault } from '../../../support/cosmos-emulator.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const clock = createFakeClock('2027-01-15T12:00:00Z');
const doc = (fields: object = {}) => ({ id: 'x', type: 'thing', kind: 'a', ...fields });

let emulator: CosmosEmulator;
let store: DocumentStore;
beforeEach(async () => {
  emulator = await startCosmosEmulator();
  store = createCosmosStore({ endpoint: emulator.endpoint, key: emulator.key, database: 'salto', clock });
  await store.init();
});
afterEach(async () => {
  await store.close();
  await emulator.stop();
});

/** The first `times` requests that fit meet the fault. Gives how many requests fitted at all. */
function inject(fault: Fault, fits: (request: IncomingMessage) => boolean, times = Infinity): () => number {
  let seen = 0;
  emulator.fault = (request) => {
    if (!fits(request)) return undefined;
    seen += 1;
    return seen <= times ? fault : undefined;
  };
  return () => seen;
}
const isWrite = ({ method, headers }: IncomingMessage): boolean => method === 'PUT' || method === 'DELETE' || (method === 'POST' && headers['x-ms-documentdb-isquery'] === undefined);
const everything = (): boolean => true;

describe('a container that is closed (403)', () => {
  const denied = ({ url }: IncomingMessage): boolean => url?.includes('/colls/responses-styrende') === true;
  const answer = { id: 'm1', type: 'response', promptId: 'p1' };

  test('refuses every call with store-denied, names itself and quotes no document', async () => {
    const requests = inject({ status: 403 }, denied);
    const calls = [
      () => store.get('responses-styrende', 'p1', 'm1'), () => store.create('responses-styrende', answer), () => store.createMany('responses-styrende', [answer]),
      () => store.replace('responses-styrende', answer, 'x'), () => store.upsert('responses-styrende', answer), () => store.delete('responses-styrende', 'p1', 'm1'),
    ];
    const refusal = { name: 'AppError', code: 'store-denied', message: expect.stringContaining('responses-styrende') };
    for (const call of calls) await expect(call()).rejects.toMatchObject(refusal);
    expect(requests()).toBe(calls.length);
    await expect(store.query('responses-styrende', { partition: 'p1' })).rejects.toMatchObject(refusal);
    await expect(store.query('responses-styrende', { across: true })).rejects.toMatchObject(refusal);
  });

  test('leaves the other levels open, and health says which is which', async () => {
    inject({ status: 403 }, denied);
    expect(await store.create('responses-utovende', answer)).toMatchObject({ outcome: 'created' });
    expect(await store.query('responses-koordinerende', { partition: 'p1' })).toEqual({ items: [] });
    expect(await store.health()).toEqual({
      'responses-styrende': 'denied', 'responses-koordinerende': 'open', 'responses-utovende': 'open', prompts: 'open', network: 'open', tiltak: 'open', system: 'open', log: 'open',
    });
    emulator.fault = undefined;
    expect(await store.create('responses-styrende', answer)).toMatchObject({ outcome: 'created' });
  });

  test('an identity that may not create containers is told which set-up step to run', async () => {
    inject({ status: 403 }, ({ method, url }) => method === 'POST' && url?.endsWith('/colls') === true);
    const fresh = createCosmosStore({ endpoint: emulator.endpoint, key: emulator.key, database: 'other', clock });
    await expect(fresh.init()).rejects.toMatchObject({ code: 'store-denied', message: expect.stringMatching(/store init.*COSMOS_KEY/) });
    await fresh.close();
  });
});

describe('a write whose answer is lost', () => {
  test('a create that was applied is known to be ours', async () => {
    const writes = inject('answer-lost', isWrite, 1);
    const created = await store.create('system', doc({ n: 1 }));
    expect(created).toMatchObject({ outcome: 'created' });
    expect(writes()).toBe(2);
    expect(await store.get('system', 'a', 'x')).toMatchObject({ n: 1, etag: (created as { etag: string }).etag });
    expect(await store.create('system', doc({ n: 2 }))).toEqual({ outcome: 'exists' });
  });

  test('a create that was not applied is sent again', async () => {
    const writes = inject({ status: 503 }, isWrite, 1);
    expect(await store.create('system', doc())).toMatchObject({ outcome: 'created' });
    expect(writes()).toBe(2);
  });

  test('a create that found another there loses, although its answer was lost too', async () => {
    await store.create('system', doc({ n: 'first' }));
    inject('answer-lost', isWrite, 1);
    expect(await store.create('system', doc({ n: 'second' }))).toEqual({ outcome: 'exists' });
    expect(await store.get('system', 'a', 'x')).toMatchObject({ n: 'first' });
  });

  test('a replace that was applied is known to be ours, once', async () => {
    const { etag } = await store.upsert('system', doc({ n: 1 }));
    inject('answer-lost', isWrite, 1);
    const replaced = await store.replace('system', doc({ n: 2 }), etag);
    expect(replaced).toMatchObject({ outcome: 'replaced' });
    emulator.fault = undefined;
    expect(await store.replace('system', doc({ n: 3 }), (replaced as { etag: string }).etag)).toMatchObject({ outcome: 'replaced' });
  });

  test('a replace that lost the race is a conflict, although its answer was lost too', async () => {
    const { etag } = await store.upsert('system', doc({ n: 1 }));
    await store.upsert('system', doc({ n: 'theirs' }));
    inject('answer-lost', isWrite, 1);
    expect(await store.replace('system', doc({ n: 2 }), etag)).toEqual({ outcome: 'conflict' });
    expect(await store.get('system', 'a', 'x')).toMatchObject({ n: 'theirs' });
  });

  test('upsert and delete are sent again', async () => {
    inject('answer-lost', isWrite, 1);
    await store.upsert('system', doc({ n: 1 }));
    expect(await store.get('system', 'a', 'x')).toMatchObject({ n: 1 });
    inject('answer-lost', isWrite, 1);
    expect(await store.delete('system', 'a', 'x')).toEqual({ outcome: 'deleted' });
    expect(await store.get('system', 'a', 'x')).toBeUndefined();
  });

  test('lost twice it is unavailable, and the next try finds what became of it', async () => {
    inject('answer-lost', isWrite, 2);
    await expect(store.upsert('system', doc({ n: 1 }))).rejects.toMatchObject({ code: 'store-unavailable' });
    inject({ status: 500 }, isWrite);
    await expect(store.create('system', doc({ n: 2 }))).rejects.toMatchObject({ code: 'store-unavailable' });
    emulator.fault = undefined;
    expect(await store.create('system', doc({ n: 2 }))).toEqual({ outcome: 'exists' });
  });
});

describe('too many requests (429)', () => {
  const throttled: Fault = { status: 429, headers: { 'x-ms-retry-after-ms': '1' } };

  test('are waited out', async () => {
    const requests = inject(throttled, everything, 3);
    expect(await store.create('system', doc())).toMatchObject({ outcome: 'created' });
    expect(requests()).toBe(4);
  });

  test('that do not end are unavailable after one round of waiting, since nothing was written', async () => {
    const requests = inject(throttled, everything);
    await expect(store.create('system', doc())).rejects.toMatchObject({ code: 'store-unavailable' });
    expect(requests()).toBe(10);
  });
});

describe('a database that is away', () => {
  const calls = (): Promise<unknown>[] => [
    store.get('system', 'a', 'x'), store.create('system', doc()), store.createMany('system', [doc()]), store.replace('system', doc(), '1|x'),
    store.upsert('system', doc()), store.delete('system', 'a', 'x'), store.query('system', { partition: 'a' }), store.query('system', { across: true }), store.init(),
  ];

  test('is unavailable in every call, and works again when it is back', async () => {
    await emulator.stop();
    for (const result of await Promise.allSettled(calls())) expect(result).toMatchObject({ status: 'rejected', reason: { name: 'AppError', code: 'store-unavailable' } });
    expect(new Set(Object.values(await store.health()))).toEqual(new Set(['unavailable']));
    await emulator.restart();
    await store.init();
    expect(await store.create('system', doc())).toMatchObject({ outcome: 'created' });
    expect((await store.health()).system).toBe('open');
  });

  test('that accepts and never answers costs no more than the deadline', async () => {
    await store.close();
    store = createCosmosStore({ endpoint: emulator.endpoint, key: emulator.key, database: 'salto', clock, requestTimeoutMs: 50 });
    inject('unanswered', everything);
    for (const result of await Promise.allSettled(calls())) expect(result).toMatchObject({ status: 'rejected', reason: { name: 'AppError', code: 'store-unavailable' } });
  });

  test.each([500, 502, 503, 504, 408, 449, 410])('answers of status %i are unavailable', async (status) => {
    inject({ status }, everything);
    for (const result of await Promise.allSettled(calls())) expect(result).toMatchObject({ status: 'rejected', reason: { name: 'AppError', code: 'store-unavailable' } });
  });

  test('that was never set up is unavailable, and health says so', async () => {
    const fresh = createCosmosStore({ endpoint: emulator.endpoint, key: emulator.key, database: 'never-made', clock });
    await expect(fresh.query('system', { partition: 'a' })).rejects.toMatchObject({ code: 'store-unavailable', message: expect.stringContaining('store init') });
    expect(new Set(Object.values(await fresh.health()))).toEqual(new Set(['unavailable']));
    await fresh.close();
  });
});
