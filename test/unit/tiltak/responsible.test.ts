/** Who is responsible for a measure, and in which seat they are addressed. */
import { describe, expect, test } from '@jest/globals';
import type { Seat } from '../../../src/network/domain.ts';
import { withThoseWhoAreThere } from '../../../src/tiltak/reassign.ts';
import type { CheckInItem } from '../../../src/tiltak/check-in.ts';
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

describe('while it is asked about, a measure', () => {
  const item = (more: Partial<CheckInItem>): CheckInItem => ({ promptId: 'p', measureId: 'm', unit: 'alna', area: '1', title: 'T', level: 'utovende', responsibleIds: ['rektor'], ...more });
  const handed = { memberId: 'koord-grorud', by: 'rektor', at: '2027-01-01T00:00:00Z' };
  const without = (...gone: string[]) => networkOf([alna, grorud, centre, rektor].filter(({ id }) => !gone.includes(id)), [], [...units, unit('sentrum', 'sentrum')]);
  test('stays with the one named and with those who coordinate, and with the colleague', () => {
    for (const known of [item({}), item({ delegatedTo: handed }), item({ asKoordinator: true, responsibleIds: ['koord-alna'] }), item({ unit: 'groruddalen', asKoordinator: true, responsibleIds: ['koord-grorud', 'koord-alna'] }), item({ unit: 'sagene', asKoordinator: true, responsibleIds: [] })])
      expect(withThoseWhoAreThere(network, known)).toBe(known);
  });
  test.each<[string, CheckInItem, string[], Partial<CheckInItem>]>([
    ['falls to the koordinator when the one named leaves', item({}), ['rektor'], { responsibleIds: ['koord-alna'], asKoordinator: true, level: 'utovende' }],
    ['is nobody’s when the koordinator leaves too', item({}), ['rektor', 'koord-alna'], { responsibleIds: [], asKoordinator: true }],
    ['falls to those who are left of a region', item({ unit: 'groruddalen', asKoordinator: true, responsibleIds: ['koord-alna', 'koord-grorud'] }), ['koord-alna'], { responsibleIds: ['koord-grorud'] }],
    ['falls to whoever begins to coordinate', item({ asKoordinator: true, responsibleIds: [] }), [], { responsibleIds: ['koord-alna'] }],
    ['falls back when the colleague leaves', item({ delegatedTo: handed }), ['koord-grorud'], { responsibleIds: ['rektor'] }],
    ['stays with the colleague when the one named leaves', item({ delegatedTo: handed }), ['rektor'], { responsibleIds: ['koord-alna'], delegatedTo: handed }],
  ])('%s', (_, before, gone, expected) => {
    const now = withThoseWhoAreThere(without(...gone), before);
    expect(now).toMatchObject(expected);
    expect('delegatedTo' in now).toBe('delegatedTo' in expected);
  });
});
