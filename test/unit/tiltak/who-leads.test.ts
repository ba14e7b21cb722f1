/** Who leads a check-in that whoever started it cannot lead any more. */
import { expect, test } from '@jest/globals';
import type { CheckIn } from '../../../src/tiltak/check-in.ts';
import { handOn, isLed, leadsNext, type HandOnDeps } from '../../../src/tiltak/who-leads.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const coordinates = (id: string, unit: string, away?: string) =>
  member(id, [seat(`koordinerende@${unit}`, { role: 'koordinator' })], away === undefined ? {} : { absences: [{ from: away, to: away }] });
const alna = coordinates('alna-1', 'alna');
const other = coordinates('alna-2', 'alna', '2027-01-12');
const grorud = coordinates('grorud-1', 'grorud');
const sekretariat = member('sekr', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })]);
const medlem = member('medlem', [seat('koordinerende@alna')]);
const network = networkOf([medlem, sekretariat, alna, other, grorud]);
const about = (...units: string[]) => ({ details: { title: 'Status', plan: 'p1', yearly: false, ...(units.length === 0 ? {} : { units }) } });
const everybody = new Set(network.members.keys());

test('it is led as long as its organiser is there and may start one', () => {
  expect(['alna-1', 'sekr', 'medlem', 'borte'].map((organiserId) => isLed(network, { organiserId, ...about() }))).toEqual([true, true, false, false]);
  // A koordinator who has moved to another bydel leads none of the old one's.
  expect(['alna-1', 'grorud-1', 'sekr'].map((organiserId) => isLed(network, { organiserId, ...about('alna') }))).toEqual([true, false, true]);
  expect(isLed(network, { organiserId: 'grorud-1', ...about('alna', 'groruddalen') })).toBe(true);
});

test('of two instances that hand it on at once the first does', async () => {
  const started = { kind: 'tiltak', promptId: 'p', organiserId: 'borte', ...about('alna') } as unknown as CheckIn;
  const written: unknown[] = [];
  const prompts = { load: async () => ({ ...started, organiserId: 'alna-2', etag: '2' }), replace: async (changed: unknown) => { written.push(changed); return 'replaced'; } };
  const deps = { prompts, clock: createFakeClock('2027-01-11T08:00:00Z'), timeZone: 'Europe/Oslo', liveCards: { touch: () => undefined }, directory: { reachability: async () => new Map() } } as unknown as HandOnDeps;
  expect([(await handOn(deps, network, started)).organiserId, written]).toEqual(['alna-2', []]);
});

test.each<[string, string[], Partial<{ today: string; reached: ReadonlySet<string>; among: typeof network }>, string | undefined]>([
  ['the unit’s other koordinator', ['alna'], { among: networkOf([medlem, sekretariat, other, grorud]) }, 'alna-2'],
  ['sekretariatet when that one is away', ['alna'], { today: '2027-01-12', among: networkOf([other, sekretariat]) }, 'sekr'],
  ['the one who can be reached, though away', ['alna'], { today: '2027-01-12', reached: new Set(['alna-2']) }, 'alna-2'],
  ['sekretariatet where units have no koordinator in common', ['alna', 'grorud'], {}, 'sekr'],
  ['sekretariatet for the whole plan', [], {}, 'sekr'],
  ['a koordinator of the region', ['groruddalen'], { reached: new Set(['grorud-1']) }, 'grorud-1'],
  ['nobody where there is nobody', ['sagene'], { among: networkOf([medlem, alna]) }, undefined],
])('next: %s', (_, units, { today = '2027-01-11', reached = everybody, among = network }, expected) => {
  expect(leadsNext(among, about(...units), today, reached)?.id).toBe(expected);
});
