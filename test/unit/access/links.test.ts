import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createLinks } from '../../../src/access/links.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const clock = createFakeClock('2027-01-11T08:00:00Z');
const publicUrl = 'https://salto.example.no';
const links = createLinks({ secret: 'one secret of at least 32 characters', publicUrl, clock });
const others = createLinks({ secret: 'another secret of 32 characters and', publicUrl, clock });
const tokenOf = (url: string): string => url.slice(`${publicUrl}/files/`.length);
const link = { file: 'ringeliste', promptId: 'p1', memberId: 'm1' };

test('what was signed is read, whatever its ids', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), (promptId, memberId) => {
    const token = tokenOf(links.sign({ ...link, promptId, memberId }));
    expect(token).toMatch(/^[\w.-]+$/u);
    expect(links.read(token)).toEqual({ ...link, promptId, memberId });
  }));
});

test('no changed token is read, nor one by another secret', () => {
  const token = tokenOf(links.sign(link));
  expect(others.read(token)).toBeUndefined();
  fc.assert(fc.property(fc.nat(token.length - 1), fc.constantFrom(...'AQgwxyz019-_.='), (at, letter) => {
    fc.pre(token[at] !== letter);
    expect(links.read(`${token.slice(0, at)}${letter}${token.slice(at + 1)}`)).toBeUndefined();
  }));
  // Another spelling of the same bytes.
  expect(links.read(`${token}=`)).toBeUndefined();
  fc.assert(fc.property(fc.string(), (anything) => { expect(links.read(anything)).toBeUndefined(); }));
});

test('somebody else’s payload under one’s own signature is not read', () => {
  const [mine, theirs] = [links.sign(link), links.sign({ ...link, memberId: 'm2' })].map((url) => tokenOf(url).split('.'));
  expect(links.read(`${theirs?.[0]}.${mine?.[1]}`)).toBeUndefined();
});

test('it works for 15 minutes', async () => {
  const token = tokenOf(links.sign(link));
  await clock.advance(15 * 60_000 - 1);
  expect(links.read(token)).toEqual(link);
  await clock.advance(1);
  expect(links.read(token)).toBeUndefined();
});

test('or until the moment that is given', async () => {
  const url = links.sign(link, clock.now().add({ hours: 24 }));
  await clock.advance(24 * 60 * 60_000 - 1);
  expect(links.read(tokenOf(url))).toEqual(link);
  await clock.advance(1);
  expect(links.read(tokenOf(url))).toBeUndefined();
});
