import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { containsIdentityNumber, isIdentityNumber } from '../../../src/privacy/identity-number.ts';

/** The rule as it is published, written independently of the code under test. */
function checkDigits(nine: string, r: 0 | 1 | 2 | 3): string | undefined {
  const sum = (text: string, weights: string) => [...text].reduce((total, digit, index) => total + Number(digit) * Number(weights[index]), 0);
  const k1 = (11 + r - (sum(nine, '376189452') % 11)) % 11;
  if (k1 === 10) return undefined;
  const k2 = (11 - (sum(`${nine}${k1}`, '5432765432') % 11)) % 11;
  return k2 === 10 ? undefined : `${nine}${k1}${k2}`;
}

const two = (n: number) => String(n).padStart(2, '0');
const withDate = (date: string): string[] => Array.from({ length: 1000 }, (_, n) => checkDigits(`${date}${String(n).padStart(3, '0')}`, 0)).filter((number) => number !== undefined);

const anyValid = fc.record({
  day: fc.integer({ min: 0, max: 200 * 365 }), individual: fc.integer({ min: 0, max: 999 }),
  dNumber: fc.boolean(), synthetic: fc.constantFrom(0, 40, 80), r: fc.constantFrom(0, 0, 1, 2, 3),
}).map(({ day, individual, dNumber, synthetic, r }) => {
  const date = Temporal.PlainDate.from('1860-01-01').add({ days: day });
  return checkDigits(`${two(date.day + (dNumber ? 40 : 0))}${two(date.month + synthetic)}${two(date.year % 100)}${String(individual).padStart(3, '0')}`, r as 0);
}).filter((number) => number !== undefined);

describe('an identity number', () => {
  test('every number made by the rule is recognised: ordinary, D-number, synthetic, from 2032', () => {
    fc.assert(fc.property(anyValid, isIdentityNumber), { numRuns: 1000 });
  });

  test('one digit changed, or two neighbours swapped, is none', () => {
    fc.assert(fc.property(anyValid, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
      const changed = number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1);
      const swapped = at < 10 && number[at] !== number[at + 1] ? number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2) : changed;
      return !isIdentityNumber(changed) && !isIdentityNumber(swapped);
    }), { numRuns: 1000 });
  });

  test('the date is checked with the check digits right: 31 April, 30 February, month 13, day 0, and days between the spans', () => {
    for (const date of ['310490', '300290', '011390', '000190', '720190', '013590', '015390', '019390', '320190', '290299', '290297']) {
      expect(withDate(date).filter(isIdentityNumber)).toEqual([]);
    }
    expect(withDate('290200').every(isIdentityNumber)).toBe(true);
  });

  test('a published synthetic number', () => { expect(isIdentityNumber('21483609245')).toBe(true); });
  test.each(['', '2148360924', '214836092455', '2148360924x', '00000000000', '11111111111'])('%j is none', (text) => { expect(isIdentityNumber(text)).toBe(false); });
});

describe('in text', () => {
  const separator = fc.constantFrom('', ' ', '.', '-', '–', '\u00a0', ' - ', '\u200b', '\n');
  const words = fc.constantFrom('', 'gutten ', 'fnr:', 'fnr', '(', 'æøå ', 'Ring 900 12 345 om ', '1) ', 'kl. 10.00: ');
  const after = fc.constantFrom('', ' bor her', ')', '.', ',', 'x', ' tlf 22 33 44 55', ' og mer');

  test('found between any words, with anything between its digits', () => {
    fc.assert(fc.property(anyValid, fc.array(separator, { minLength: 10, maxLength: 10 }), words, after, (number, separators, before, behind) => {
      const written = [...number].map((digit, index) => digit + (separators[index] ?? '')).join('');
      return containsIdentityNumber(`${before}${written}${behind}`);
    }), { numRuns: 500 });
  });

  test('found among other numbers when written as such numbers are', () => {
    fc.assert(fc.property(anyValid, fc.constantFrom('1. ', '90012345 ', '0150 ', '12, '), fc.constantFrom('', ' 90012345', ', 12', '-1'), fc.constantFrom([11], [6, 5], [2, 2, 2, 5], [6, 3, 2]), (number, before, behind, groups) => {
      let from = 0;
      const written = groups.map((length) => number.slice(from, (from += length))).join(' ');
      return containsIdentityNumber(before + written + behind);
    }));
  });

  test('full-width digits are digits', () => {
    expect(containsIdentityNumber([...'21483609245'].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''))).toBe(true);
  });

  test('no part of a longer number is taken for one: phone numbers in a row, ids of Teams meetings, long ids', () => {
    const digits = (length: number) => fc.integer({ min: 10 ** (length - 1), max: 10 ** length - 1 }).map(String);
    const inGroups = (text: string, size: number) => text.match(new RegExp(`\\d{1,${size}}`, 'g'))!.join(' ');
    const holdsNone = (...texts: string[]): boolean => !texts.some(containsIdentityNumber);
    fc.assert(fc.property(digits(14), digits(13), digits(12), (long, other, third) =>
      holdsNone(`Møte-ID: ${inGroups(long, 3)}`, `Møte-ID: ${inGroups(other, 3)}`, `ID ${inGroups(third, 3)}`, `sak ${long}`, `nr. ${third}.`)), { numRuns: 500 });
    fc.assert(fc.property(digits(8), digits(8), (one, other) =>
      holdsNone(`${one} ${other}`, `+47 ${one}, ${other}`, `0047 ${one}`, `${inGroups(one, 2)} ${inGroups(other, 2)}`)), { numRuns: 500 });
  });

  test('a valid number inside a longer run of digits is another number', () => {
    expect(containsIdentityNumber('921483609245')).toBe(false);
    expect(containsIdentityNumber('214836092459')).toBe(false);
  });
});
