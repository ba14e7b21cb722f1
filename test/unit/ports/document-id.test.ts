/** Ids keep their identity and their order when they are encoded, and need no escaping anywhere. */
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { decodeId, encodeId } from '../../../src/ports/document-id.ts';

const ids = fc.string({ unit: fc.oneof(fc.constantFrom(...'abAB09-:@!./;_~\\#?%`[ \u0000æ\uffff🙂'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), minLength: 1, maxLength: 40 });

test('decoding gives the id back, and what is stored needs no escaping', () => {
  fc.assert(fc.property(ids, (id) => {
    const encoded = encodeId(id);
    expect(decodeId(encoded)).toBe(id);
    expect(encoded).toMatch(/^[A-Za-z0-9:@!.;_~-]+$/);
    expect(encodeURI(encoded)).toBe(encoded);
  }), { numRuns: 500 });
});

test('order is kept, also of one id that begins with another', () => {
  fc.assert(fc.property(ids, ids, (one, other) => {
    expect(encodeId(one) < encodeId(other)).toBe(one < other);
    if (one.length + other.length <= 200) expect(encodeId(one + other) > encodeId(one)).toBe(true);
  }), { numRuns: 500 });
});

test('the longest id fits what Cosmos DB takes', () => {
  expect(encodeId('漢'.repeat(200))).toHaveLength(1000);
  expect(() => encodeId('')).toThrow(RangeError);
  expect(() => encodeId('x'.repeat(201))).toThrow(RangeError);
  expect(() => encodeId('\ude00')).toThrow(RangeError);
});

test('plain ids stay readable', () => {
  expect(encodeId('meeting:2027-01-15@oslo')).toBe('meeting:2027-01-15@oslo');
});
