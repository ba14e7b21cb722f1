import { describe, expect, test } from '@jest/globals';
import type { Seat } from '../../../src/network/domain.ts';
import type { Addressee, PromptKind } from '../../../src/prompts/domain.ts';
import { seesAnything, seesCount, seesName, visibilityFor, visibilityForChannel, type Visibility } from '../../../src/prompts/visibility.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const network = networkOf([]);
const addressees: readonly Addressee[] = ['utovende@alna', 'styrende@alna', 'utovende@grorud', 'utovende@groruddalen', 'utovende@sagene'].map((at, index) => {
  const { level, unit } = seat(at as Parameters<typeof seat>[0]);
  return { memberId: `m${index}`, level, unit, party: 'bydel' };
});
const at = ({ level, unit }: Addressee): string => `${level}@${unit}`;
const everywhere = addressees.map(at);
const inAlna = ['utovende@alna', 'styrende@alna'];
const inTheRegion = [...inAlna, 'utovende@grorud', 'utovende@groruddalen'];

/** What is seen: own answer; names of those who come; names of the silent and of those who do not come; who is counted. */
const seen = (visibility: Visibility) => ({
  own: visibility.ownAnswer,
  coming: addressees.filter((one) => seesName(visibility, one, true)).map(at),
  silent: addressees.filter((one) => seesName(visibility, one, false)).map(at),
  counts: addressees.filter((one) => seesCount(visibility, one)).map(at),
});
const looks = (seats: readonly [Seat, ...Seat[]], kind: PromptKind, options: { called?: boolean; showNames?: boolean; organiser?: boolean } = {}) =>
  seen(visibilityFor(network, member('viewer', seats), { prompt: { kind, organiserId: options.organiser === true ? 'viewer' : 'other' }, showNames: options.showNames ?? true }, options.called ?? true));

const medlem = [seat('utovende@alna')] as const;
const koordinator = [seat('koordinerende@alna', { role: 'koordinator' })] as const;
const leder = [seat('styrende@alna', { role: 'leder' })] as const;
const sekretariat = [seat('koordinerende@sekretariatet', { role: 'sekretariat' })] as const;
const kinds: readonly PromptKind[] = ['meeting', 'mobilisation', 'tiltak'];

describe('medlem', () => {
  test('own answer, the names of those who come to a meeting, the counts', () => {
    expect(looks(medlem, 'meeting')).toEqual({ own: true, coming: everywhere, silent: [], counts: everywhere });
  });
  test('no names where the organiser chose so', () => {
    expect(looks(medlem, 'meeting', { showNames: false })).toEqual({ own: true, coming: [], silent: [], counts: everywhere });
  });
  test('never names of a mobilisation', () => {
    expect(looks(medlem, 'mobilisation')).toEqual({ own: true, coming: [], silent: [], counts: everywhere });
  });
  test('of tiltak only the own answer', () => {
    expect(looks(medlem, 'tiltak')).toEqual({ own: true, coming: [], silent: [], counts: [] });
  });
  test.each(kinds)('nothing of a %s they are not called to', (kind) => {
    expect(looks(medlem, kind, { called: false })).toEqual({ own: false, coming: [], silent: [], counts: [] });
  });
});

describe('koordinator', () => {
  test.each(kinds)('%s: names of the own unit on all levels, counts of unit and region', (kind) => {
    expect(looks(koordinator, kind, { called: false })).toEqual({ own: false, coming: inAlna, silent: inAlna, counts: inTheRegion });
  });
  test('called, they also see what a medlem sees', () => {
    expect(looks(koordinator, 'meeting')).toEqual({ own: true, coming: everywhere, silent: inAlna, counts: everywhere });
  });
  test('without a region: counts of the own unit', () => {
    expect(looks([seat('koordinerende@sagene', { role: 'koordinator' })], 'tiltak', { called: false })).toMatchObject({ silent: ['utovende@sagene'], counts: ['utovende@sagene'] });
  });
  test('of a region: names of those seated in it, counts of its bydeler too', () => {
    expect(looks([seat('koordinerende@groruddalen', { role: 'koordinator' })], 'tiltak', { called: false })).toMatchObject({ silent: ['utovende@groruddalen'], counts: inTheRegion });
  });
});

describe('leder', () => {
  test.each(kinds)('%s: names of the own level and unit, counts of unit and region', (kind) => {
    expect(looks(leder, kind, { called: false })).toEqual({ own: false, coming: ['styrende@alna'], silent: ['styrende@alna'], counts: inTheRegion });
  });
  test('two seats are seen from both', () => {
    expect(looks([...leder, seat('utovende@sagene', { role: 'leder' })], 'tiltak', { called: false })).toMatchObject({ silent: ['styrende@alna', 'utovende@sagene'] });
  });
});

test.each([['meeting', medlem], ['tiltak', koordinator], ['mobilisation', koordinator]] as const)('the organiser of a %s sees all of it', (kind, seats) => {
  expect(looks(seats, kind, { organiser: true, called: false, showNames: false })).toEqual({ own: false, coming: everywhere, silent: everywhere, counts: everywhere });
});

test('whoever started a check-in by a role they have lost sees nothing of it any more', () => {
  expect(looks(medlem, 'tiltak', { organiser: true, called: false })).toEqual({ own: false, coming: [], silent: [], counts: [] });
});

test('whoever led a mobilisation by a role they have lost sees nothing of it any more; called, they still lead and see', () => {
  expect(looks(medlem, 'mobilisation', { organiser: true, called: false })).toEqual({ own: false, coming: [], silent: [], counts: [] });
  expect(looks(medlem, 'mobilisation', { organiser: true })).toMatchObject({ coming: everywhere, silent: everywhere });
});

test.each(kinds)('sekretariatet sees all of a %s', (kind) => {
  expect(looks(sekretariat, kind, { called: false, showNames: false })).toEqual({ own: false, coming: everywhere, silent: everywhere, counts: everywhere });
});

test.each([[true, everywhere], [false, []]])('a channel: counts, and names of those who come if the prompt allows (%s), never of the silent', (showNames, coming) => {
  expect(seen(visibilityForChannel(network, { prompt: { kind: 'meeting', organiserId: 'other' }, showNames }))).toEqual({ own: false, coming, silent: [], counts: everywhere });
});

test('whether there is anything to see', () => {
  const asks = (called: boolean) => seesAnything(visibilityFor(network, member('viewer', medlem), { prompt: { kind: 'mobilisation', organiserId: 'other' }, showNames: true }, called));
  expect([asks(true), asks(false)]).toEqual([true, false]);
});
