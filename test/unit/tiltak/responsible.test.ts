/** Who is responsible for a measure, and in which seat they are addressed. */
import { describe, expect, test } from '@jest/globals';
import type { Seat } from '../../../src/network/domain.ts';
import { responsibleFor } from '../../../src/tiltak/responsible.ts';
import { member, networkOf, seat, unit, units } from '../../support/networks.ts';

const coordinates = (at: Parameters<typeof seat>[0], more: Partial<Seat> = {}): Seat => seat(at, { role: 'koordinator', ...more });
const alna = member('koord-alna', [coordinates('koordinerende@alna', { primary: true }), coordinates('styrende@alna')]);
const grorud = member('koord-grorud', [coordinates('koordinerende@grorud')]);
const centre = member('koord-sentrum', [coordinates('koordinerende@sentrum')]);
const rektor = member('rektor', [seat('utovende@ude'), seat('styrende@alna'), seat('koordinerende@alna', { primary: true })]);
const network = networkOf([alna, grorud, centre, rektor], [], [...units, unit('sentrum', 'sentrum')]);

describe('responsible for a measure is', () => {
  test.each([
    ['the unit’s koordinator', { unit: 'alna' }, { memberIds: ['koord-alna'], level: 'koordinerende' }],
    ['sentrum’s koordinator', { unit: 'sentrum' }, { memberIds: ['koord-sentrum'], level: 'koordinerende' }],
    ['a region’s: every koordinator of its bydeler', { unit: 'groruddalen' }, { memberIds: ['koord-alna', 'koord-grorud'], level: 'koordinerende' }],
    ['the one named, in their primary seat in the unit', { unit: 'alna', responsibleEmail: 'rektor@example.no' }, { memberIds: ['rektor'], level: 'koordinerende' }],
    ['the one named, though they sit elsewhere: in their primary seat', { unit: 'sagene', responsibleEmail: 'rektor@example.no' }, { memberIds: ['rektor'], level: 'koordinerende' }],
    ['the koordinator when the one named has left', { unit: 'grorud', responsibleEmail: 'borte@example.no' }, { memberIds: ['koord-grorud'], level: 'koordinerende' }],
    ['nobody where there is no koordinator', { unit: 'sagene' }, { memberIds: [], level: 'koordinerende' }],
    ['nobody for a unit that does not exist', { unit: 'borte' }, { memberIds: [], level: 'koordinerende' }],
  ] as const)('%s', (_, measure, expected) => {
    expect(responsibleFor(network, measure)).toEqual(expected);
  });

  test('addressed at the level where the seat is', () => {
    const people = networkOf([member('leder', [seat('utovende@ude', { primary: true }), seat('styrende@alna')]), member('styrer', [coordinates('styrende@sagene')])]);
    // The primary seat is elsewhere: the one in the unit counts.
    expect(responsibleFor(people, { unit: 'alna', responsibleEmail: 'leder@example.no' })).toEqual({ memberIds: ['leder'], level: 'styrende' });
    expect(responsibleFor(people, { unit: 'grorud', responsibleEmail: 'leder@example.no' })).toEqual({ memberIds: ['leder'], level: 'utovende' });
    expect(responsibleFor(people, { unit: 'sagene' })).toEqual({ memberIds: ['styrer'], level: 'styrende' });
  });

  test('a medlem of the unit is nobody’s stand-in', () => {
    expect(responsibleFor(networkOf([member('m', [seat('koordinerende@alna')]), member('l', [seat('styrende@alna', { role: 'leder' })])]), { unit: 'alna' }).memberIds).toEqual([]);
  });
});
