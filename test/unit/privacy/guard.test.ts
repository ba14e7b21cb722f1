import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { guardText } from '../../../src/privacy/guard.ts';

describe('the guard', () => {
  test.each([
    'Kommer 10 minutter for sent', 'Møtet er 21.05.2026 kl. 12.00-13.30', '2026-05-21 12:00', 'Vi har 25 000 000 kroner og 333 tiltak', 'Perioden 2023–2025, 2026 2027',
    'Møte-ID: 312 456 789 012 34', 'Kl. 21.00-22.30', 'Rom 2345, Storgata 51', 'a@b', '@Kari kommer', '', 'Sak 2026/12345678',
  ])('%j is stored as it is', (text) => { expect(guardText(text)).toEqual({ ok: text }); });

  test('spaces around are cut', () => { expect(guardText('  hei \n')).toEqual({ ok: 'hei' }); });

  test.each(['tlf 90012345', 'tlf.90012345', 'Ring 900 12 345!', '22 33 44 55', '+47 900 12 345', '+4790012345', '0047 90012345', '+46 70 123 45 67', '900\u00a012\u00a0345', '90012345 91112345'])(
    '%j asks about a phone number', (text) => { expect(guardText(text)).toEqual({ ask: 'phone' }); });

  test.each(['kari@eksempel.no', 'Skriv til <ola.nordmann+x@oslo.kommune.no>.', 'post@blåbær.no'])('%j asks about an e-mail address', (text) => { expect(guardText(text)).toEqual({ ask: 'email' }); });

  test('an identity number is refused before anything is asked', () => {
    expect(guardText('214836 09245, ring 90012345')).toEqual({ refused: 'identity-number' });
  });

  test('the length is counted after cutting, to the last character', () => {
    expect(guardText(` ${'a'.repeat(2000)} `)).toEqual({ ok: 'a'.repeat(2000) });
    expect(guardText('a'.repeat(2001))).toEqual({ refused: 'too-long' });
    expect(guardText('abcd', { max: 3 })).toEqual({ refused: 'too-long' });
  });

  test('any text gets a verdict; what is stored is the text itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const verdict = guardText(text);
      if ('ok' in verdict) expect(verdict.ok).toBe(text.trim());
    }));
  });
});
