import { describe, expect, test } from '@jest/globals';
import { contactFor, mayCallMeeting, mayCallMeetings, mayCancel, mayMobilise, mayMobiliseAtAll, rolesOf, unitsInReach } from '../../../src/access/domain.ts';
import { parseAudience } from '../../../src/prompts/audience-terms.ts';
import type { Role } from '../../../src/shared/network-terms.ts';
import { member, networkOf, seat, unit, units } from '../../support/networks.ts';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import { createAuditLog } from '../../../src/access/audit-log.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { silentLog } from '../../support/silent-log.ts';

const sitting = (id: string, at: Parameters<typeof seat>[0], role: Role) => member(id, [seat(at, { role, primary: true })]);
const people = {
  sekretar: sitting('sekretar', 'koordinerende@sekretariatet', 'sekretariat'),
  alna: sitting('alna-koordinator', 'koordinerende@alna', 'koordinator'),
  sagene: sitting('sagene-koordinator', 'koordinerende@sagene', 'koordinator'),
  region: sitting('region-koordinator', 'koordinerende@groruddalen', 'koordinator'),
  ude: sitting('ude-koordinator', 'koordinerende@ude', 'koordinator'),
  leder: sitting('leder', 'styrende@alna', 'leder'),
  medlem: sitting('medlem', 'utovende@grorud', 'medlem'),
};
const network = networkOf(Object.values(people), [
  { id: 'koord-alna', name: 'Koordineringsgruppe', kind: 'koordineringsgruppe', unit: 'alna' },
  { id: 'styring-dalen', name: 'Styringsgruppe', kind: 'styringsgruppe', unit: 'groruddalen' },
  { id: 'koord-sagene', name: 'Koordineringsgruppe', kind: 'koordineringsgruppe', unit: 'sagene' },
  { id: 'ressurs', name: 'Ressursgruppe', kind: 'ressursgruppe' },
]);
const calls = (who: keyof typeof people, audience: string): string => {
  const parsed = parseAudience(audience);
  if (!('terms' in parsed)) throw new Error(audience);
  const may = mayCallMeeting(network, people[who], parsed.terms);
  return may.allowed ? 'yes' : `${may.reason} → ${may.contact?.id ?? 'nobody'}`;
};

describe('who may call a meeting', () => {
  test.each<[keyof typeof people, string, string]>([
    ['sekretar', '*@*;gruppe:ressurs;*@politiradet', 'yes'],
    ['alna', 'utovende@alna', 'yes'],
    ['alna', '*@groruddalen', 'yes'],
    ['alna', 'rolle:leder@grorud', 'yes'],
    ['alna', 'gruppe:koord-alna;gruppe:styring-dalen', 'yes'],
    ['alna', 'person:medlem@example.no;person:leder@example.no', 'yes'],
    ['alna', '*@*', 'audience → sekretar'],
    ['alna', '*@sagene', 'audience → sekretar'],
    ['alna', '*@alna;*@ude', 'audience → sekretar'],
    ['alna', '*@politiradet', 'audience → sekretar'],
    ['alna', 'gruppe:ressurs', 'audience → sekretar'],
    ['alna', 'gruppe:koord-sagene', 'audience → sekretar'],
    ['alna', 'gruppe:borte', 'audience → sekretar'],
    ['sagene', '*@sagene', 'yes'],
    ['sagene', '*@groruddalen', 'audience → sekretar'],
    ['region', '*@alna;*@grorud;gruppe:koord-alna', 'yes'],
    ['ude', '*@ude', 'yes'],
    ['ude', '*@alna', 'audience → sekretar'],
    ['leder', 'styrende@alna', 'role → alna-koordinator'],
    ['medlem', 'utovende@grorud', 'role → region-koordinator'],
  ])('%s %s: %s', (who, audience, outcome) => { expect(calls(who, audience)).toBe(outcome); });

  test('what is beyond is named', () => {
    const parsed = parseAudience('*@alna;*@ude');
    expect('terms' in parsed && mayCallMeeting(network, people.alna, parsed.terms)).toMatchObject({ terms: [{ unit: 'ude' }] });
  });

  test('the form is for sekretariat and koordinator', () => {
    expect(Object.values(people).filter(mayCallMeetings).map(({ id }) => id)).toEqual(['sekretar', 'alna-koordinator', 'sagene-koordinator', 'region-koordinator', 'ude-koordinator']);
  });
});

describe('the rest', () => {
  test('units in reach', () => {
    const reach = (who: keyof typeof people): string[] => [...unitsInReach(network, people[who])].toSorted();
    expect(reach('alna')).toEqual(['alna', 'grorud', 'groruddalen']);
    expect(reach('sagene')).toEqual(['sagene']);
    expect(reach('region')).toEqual(['alna', 'grorud', 'groruddalen']);
    expect(reach('leder')).toEqual([]);
  });

  test('a koordinator only reaches from the seats where they are one', () => {
    const both = member('both', [seat('koordinerende@sagene', { role: 'koordinator' }), seat('utovende@ude')]);
    expect([...unitsInReach(network, both)]).toEqual(['sagene']);
  });

  test('roles, most powerful first', () => {
    expect(rolesOf(member('x', [seat('utovende@alna'), seat('styrende@alna', { role: 'leder' }), seat('koordinerende@alna', { role: 'koordinator' })]))).toEqual(['koordinator', 'leder', 'medlem']);
  });

  test('cancelling is for the organiser and sekretariatet', () => {
    const prompt = { organiserId: people.alna.id };
    expect(Object.values(people).filter((person) => mayCancel(person, prompt)).map(({ id }) => id)).toEqual(['sekretar', 'alna-koordinator']);
  });

  test('whom to contact: never oneself, nobody when there is nobody', () => {
    expect(contactFor(network, people.alna).contact?.id).toBe('region-koordinator');
    expect(contactFor(network, people.sekretar)).toEqual({});
    expect(contactFor(networkOf([people.medlem]), people.medlem)).toEqual({});
  });

  test('whom to contact: who is away only when everybody is', () => {
    const named = (...away: string[]) => contactFor(network, people.leder, (id) => away.includes(id)).contact?.id;
    expect([named(), named('alna-koordinator'), named('alna-koordinator', 'region-koordinator'), named('alna-koordinator', 'region-koordinator', 'sekretar')]).toEqual(['alna-koordinator', 'region-koordinator', 'sekretar', 'alna-koordinator']);
  });
});

describe('who may mobilise', () => {
  const sentrum = sitting('sentrum-koordinator', 'koordinerende@sentrum', 'koordinator');
  const uteseksjonen = sitting('utekontakt', 'utovende@sentrum', 'medlem');
  const everybody = { ...people, sentrum, uteseksjonen };
  const oslo = networkOf(Object.values(everybody), [{ id: 'ute-sentrum', name: 'Ute', kind: 'utovergruppe', unit: 'sentrum' }], [...units, unit('sentrum', 'sentrum')]);
  const may = (who: keyof typeof everybody, audience: string): string => {
    const parsed = parseAudience(audience);
    if (!('terms' in parsed)) throw new Error(audience);
    const verdict = mayMobilise(oslo, everybody[who], parsed.terms);
    return verdict.allowed ? 'yes' : `${verdict.reason} → ${verdict.contact?.id ?? 'nobody'}`;
  };

  test.each<[keyof typeof everybody, string, string]>([
    ['sekretar', '*@*', 'yes'],
    ['alna', '*@alna', 'yes'],
    ['alna', 'utovende@groruddalen', 'yes'],
    ['alna', '*@sagene', 'audience → sekretar'],
    ['alna', '*@*', 'audience → sekretar'],
    ['sagene', '*@groruddalen', 'audience → sekretar'],
    ['sentrum', '*@sentrum;utovende@alna;utovende@sagene;*@groruddalen;gruppe:ute-sentrum', 'yes'],
    ['sentrum', '*@*', 'audience → sekretar'],
    ['sentrum', '*@ude', 'audience → sekretar'],
    ['sentrum', '*@politiradet', 'audience → sekretar'],
    ['uteseksjonen', '*@sentrum', 'role → sentrum-koordinator'],
    ['ude', '*@ude', 'yes'],
    ['leder', '*@alna', 'role → alna-koordinator'],
    ['medlem', '*@grorud', 'role → region-koordinator'],
  ])('%s %s: %s', (who, audience, outcome) => { expect(may(who, audience)).toBe(outcome); });

  test('the form is for sekretariat and koordinator', () => {
    expect(Object.values(everybody).filter(mayMobiliseAtAll).map(({ id }) => id)).toEqual(['sekretar', 'alna-koordinator', 'sagene-koordinator', 'region-koordinator', 'ude-koordinator', 'sentrum-koordinator']);
  });
});

test('what the same person does twice within a minute is logged once; a minute later, or another occasion, anew', async () => {
  const clock = createFakeClock('2027-01-11T08:00:00Z');
  const store = createSqliteStore({ file: ':memory:', clock });
  await store.init();
  const log = createAuditLog({ store, clock, log: silentLog, retentionDays: 30 });
  const logged = async (more: { readonly occasion?: string } = {}): Promise<number> => {
    await log.record({ action: 'names-opened', memberId: 'm1', promptId: 'p', ...more });
    return (await store.query('log', { across: true })).items.length;
  };
  expect(await logged()).toBe(1);
  await clock.advance(59_000);
  expect([await logged(), await logged({ occasion: 'a' }), await logged({ occasion: 'a' }), await logged({ occasion: 'b' })]).toEqual([1, 2, 2, 3]);
  await clock.advance(1000);
  expect(await logged()).toBe(4);
  await store.close();
});
