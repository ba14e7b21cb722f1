import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAreas } from '../../../src/meetings/areas.ts';
import type { Prompt } from '../../../src/prompts/domain.ts';
import { readArshjul, storeArshjul, type ArshjulOptions } from '../../../src/meetings/import-arshjul.ts';
import type { Meeting } from '../../../src/meetings/domain.ts';
import { buildNetwork } from '../../../src/network/domain.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const columns = 'id,kind,title,date,start,end,end_date,place,join_url,audience,organiser_email,theme,topic';
const network = networkOf([
  member('sekretar', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })]),
  member('koordinator', [seat('koordinerende@alna', { role: 'koordinator' })]),
  member('anna', [seat('utovende@alna')]),
], [
  { id: 'koord-alna', name: 'K', kind: 'koordineringsgruppe', unit: 'alna', who: 'koordinerende@alna' },
  { id: 'styring-dalen', name: 'S', kind: 'styringsgruppe', unit: 'groruddalen' },
  { id: 'ressurs', name: 'R', kind: 'ressursgruppe' },
]);
const options: ArshjulOptions = {
  now: Temporal.Instant.from('2026-11-22T08:00:00Z'),
  workingTime: { timeZone: 'Europe/Oslo', movedEarlier: (wish) => wish },
  areas: new Set(['plan/1', 'plan/2']),
};
const read = (rows: string, more: Partial<ArshjulOptions> = {}) => readArshjul(`${columns}\n${rows}\n`, network, { ...options, ...more });
const meetingFrom = (row: string, more: Partial<ArshjulOptions> = {}): Meeting => {
  const arshjul = read(row, more);
  if (!('meetings' in arshjul) || !arshjul.meetings[0]) throw new Error(JSON.stringify(arshjul));
  return arshjul.meetings[0];
};
const faults = (rows: string, more: Partial<ArshjulOptions> = {}): string[] => {
  const arshjul = read(rows, more);
  return 'errors' in arshjul ? arshjul.errors.map(({ line, reason }) => `${line}: ${reason}`) : [];
};
const right = 'm1,temamote,Tema,2027-02-03,12:00,14:00,,,,utovende@alna,,,';

describe('a right row', () => {
  test('becomes a scheduled meeting', () => {
    expect(meetingFrom('tema-1,temamote,"Tema: rus, vold",2027-02-03,12:00,14:00,,"Rom 2, Velferdsetaten",https://teams.example/x,koordinerende@alna;utovende@*,Anna@Example.no,plan/1,Rus')).toEqual({
      promptId: 'meeting-tema-1', kind: 'meeting', state: 'scheduled', revision: 0, audience: 'koordinerende@alna;utovende@*', organiserId: 'anna',
      deadline: '2027-01-31T23:00:00Z', sortAt: '2027-02-03T11:00:00Z', closesAt: '2027-02-03T13:00:00Z', createdAt: '2026-11-22T08:00:00Z', opensAt: '2027-01-06T08:00:00Z',
      details: { meetingKind: 'temamote', title: 'Tema: rus, vold', date: '2027-02-03', start: '12:00', end: '14:00', place: 'Rom 2, Velferdsetaten', joinUrl: 'https://teams.example/x', answerBy: '2027-01-31', showNames: true, theme: 'plan/1', topic: 'Rus' },
    });
  });

  test('quoted or not, comma or semicolon: the same meeting', () => {
    const plain = meetingFrom('m1,temamote,Tema,2027-02-03,12:00,14:00,,,,utovende@alna;koordinerende@alna,,,');
    expect(meetingFrom('m1,temamote,Tema,2027-02-03,12:00,14:00,,,,"utovende@alna;koordinerende@alna",,,')).toEqual(plain);
    const excel = readArshjul(`\uFEFF${columns.replaceAll(',', ';')}\r\nm1;temamote;Tema;2027-02-03;12:00;14:00;;;;"utovende@alna;koordinerende@alna";;;\r\n`, network, options);
    expect('meetings' in excel && excel.meetings).toEqual([plain]);
  });

  test('over several days it closes on the last; a leap day is a day', () => {
    expect(meetingFrom('m1,seminar,Reise,2028-02-28,10:00,09:00,2028-02-29,,,utovende@alna,,,').closesAt).toBe('2028-02-29T08:00:00Z');
  });

  test.each([
    ['gruppe:koord-alna', 'koordinator'],
    ['gruppe:styring-dalen', 'koordinator'],
    ['gruppe:ressurs', 'sekretar'],
    ['gruppe:koord-alna;utovende@alna', 'sekretar'],
    ['*@*', 'sekretar'],
  ])('without organiser, %s is called by %s', (audience, organiser) => {
    expect(meetingFrom(`m1,annet,Møte,2027-02-03,12:00,14:00,,,,${audience},,,`).organiserId).toBe(organiser);
  });

  test.each([
    ['2027-01-10T08:00:00Z', '2027-01-31'],
    ['2027-02-02T08:00:00Z', '2027-02-02'],
    ['2027-02-03T12:00:00Z', '2027-02-03'],
  ])('imported at %s it is to be answered by %s', (now, answerBy) => {
    expect(meetingFrom(right, { now: Temporal.Instant.from(now) }).details.answerBy).toBe(answerBy);
  });

  test('the opening goes where working time puts it', () => {
    const movedEarlier = (wish: Temporal.ZonedDateTime): Temporal.ZonedDateTime => wish.subtract({ days: 2 });
    expect(meetingFrom(right, { workingTime: { timeZone: 'Europe/Oslo', movedEarlier } }).opensAt).toBe('2027-01-04T08:00:00Z');
  });

  test('check-ins become what tiltak makes of them; neither is a meeting that is over', () => {
    expect(read(`i1,tiltak-innsjekk,Innsjekk,2027-06-15,,,,,,rolle:koordinator@*,,plan,\n${right.replace('2027-', '2026-')}`)).toEqual({
      rows: 2, meetings: [], checkIns: [], leftAlone: [{ id: 'i1', reason: 'innsjekk av tiltak importeres ikke her' }, { id: 'm1', reason: 'møtet er over' }],
    });
    const checkIn = { promptId: 'tiltak-i1' } as Prompt;
    const rows: unknown[] = [];
    expect(read('i1,tiltak-innsjekk,Innsjekk,2027-06-15,,,,,,rolle:koordinator@*,,plan,', { checkIn: (row) => { rows.push(row); return checkIn; } })).toMatchObject({ checkIns: [checkIn], leftAlone: [] });
    expect(rows).toEqual([{ id: 'i1', title: 'Innsjekk', date: Temporal.PlainDate.from('2027-06-15'), plan: 'plan', organiserId: 'sekretar' }]);
    expect(read('i1,tiltak-innsjekk,Innsjekk,2027-06-15,,,,,,rolle:koordinator@*,,plan,', { checkIn: () => undefined })).toMatchObject({ leftAlone: [{ id: 'i1', reason: 'innsjekken er over' }] });
  });
});

test.each<[string, readonly string[] | undefined]>([
  ['rolle:koordinator@*;utovende@alna', undefined], ['rolle:koordinator@alna;koordinerende@alna;rolle:koordinator@sagene', ['alna', 'sagene']],
  ['rolle:koordinator@groruddalen', ['groruddalen', 'alna', 'grorud']], ['gruppe:koord-alna', ['alna']],
])('a check-in for %s asks its units, a region’s bydeler too', (audience, units) => {
  const rows: (readonly string[] | undefined)[] = [];
  read(`i1,tiltak-innsjekk,Innsjekk,2027-06-15,,,,,,${audience},,plan,`, { checkIn: (row) => { rows.push(row.units); return undefined; } });
  expect(rows.map((row) => row?.toSorted())).toEqual([units?.toSorted()]);
});

describe('a wrong row', () => {
  const row = (change: Partial<Record<string, string>>): string => {
    const cells = Object.fromEntries(columns.split(',').map((name, index) => [name, right.split(',')[index] ?? '']));
    return Object.values({ ...cells, ...change }).join(',');
  };
  test.each<[string, Partial<Record<string, string>>, string]>([
    ['end before start', { end: '11:00' }, 'end: møtet slutter før det begynner'],
    ['end at start', { end: '12:00' }, 'end: møtet slutter før det begynner'],
    ['last day before the first', { end_date: '2027-02-02' }, 'end_date: siste dag er før første dag'],
    ['29 February in a common year', { date: '2027-02-29' }, 'date: datoen 2027-02-29 finnes ikke; 2027 er ikke et skuddår'],
    ['31 April', { date: '2027-04-31' }, 'date: datoen 2027-04-31 finnes ikke'],
    ['another notation', { date: '03.02.2027' }, 'date: skriv datoen som ÅÅÅÅ-MM-DD, ikke «03.02.2027»'],
    ['no time', { start: '' }, 'start: mangler'],
    ['time with a point', { end: '14.00' }, 'end: skriv klokkeslettet som TT:MM, ikke «14.00»'],
    ['24:00', { end: '24:00' }, 'end: skriv klokkeslettet som TT:MM, ikke «24:00»'],
    ['the hour that does not exist', { date: '2027-03-28', start: '02:30' }, 'start: klokken 02:30 finnes ikke 2027-03-28 (overgang til sommertid)'],
    ['unknown kind', { kind: 'allmote' }, 'kind: ukjent møtetype «allmote»; velg mellom byomfattende, temamote, ressursgruppe, styringsgruppe, koordineringsgruppe, utovermote, konferanse, seminar, ekstraordinaert, annet, tiltak-innsjekk'],
    ['unknown area', { theme: 'plan/9' }, 'theme: ukjent innsatsområde «plan/9»; skriv PLAN/OMRÅDE'],
    ['unknown organiser', { organiser_email: 'x@example.no' }, 'organiser_email: ingen i medlemslisten har adressen «x@example.no»'],
    ['bad address', { organiser_email: 'x' }, 'organiser_email: ugyldig e-postadresse «x»'],
    ['bad link', { join_url: 'http://teams.example' }, 'join_url: ugyldig lenke «http://teams.example»; den skal begynne med https://'],
    ['a link that runs code', { join_url: 'javascript:alert(1)' }, 'join_url: ugyldig lenke «javascript:alert(1)»; den skal begynne med https://'],
    ['no audience', { audience: '' }, 'audience: mangler'],
    ['bad audience', { audience: 'utovende@alna;gruppe:borte' }, 'audience: «gruppe:borte»: ukjent gruppe'],
    ['an identity number', { title: 'Om 15876500016' }, 'title: ser ut til å inneholde et fødselsnummer; det kan ikke lagres'],
    ['no title', { title: '' }, 'title: mangler'],
    ['a check-in without plan', { kind: 'tiltak-innsjekk', theme: '' }, 'theme: mangler; skriv planens id'],
    ['a check-in of an unknown plan', { kind: 'tiltak-innsjekk', theme: 'x' }, 'theme: ukjent plan «x»'],
    ['a check-in of a person', { kind: 'tiltak-innsjekk', theme: 'plan', audience: 'person:anna@example.no' }, 'audience: «person:anna@example.no»: en innsjekk spør enheter; skriv rolle:koordinator@ENHET, en enhets gruppe, eller *'],
    ['a check-in of a group of no unit', { kind: 'tiltak-innsjekk', theme: 'plan', audience: 'gruppe:ressurs;utovende@*' }, 'audience: «gruppe:ressurs»: en innsjekk spør enheter; skriv rolle:koordinator@ENHET, en enhets gruppe, eller *'],
    ['a check-in that its organiser may not follow', { kind: 'tiltak-innsjekk', theme: 'plan', organiser_email: 'anna@example.no' }, 'organiser_email: en innsjekk følges av sekretariatet eller en koordinator'],
  ])('%s', (_, change, reason) => { expect(faults(row(change))).toEqual([`2: ${reason}`]); });

  test('all faults of all rows, and no meetings', () => {
    expect(faults(`${right}\n${row({ id: 'm1' })}\n${row({ id: 'm2', kind: 'x', end: '11:00' })}`).map((fault) => fault.slice(0, 14))).toEqual(['3: id: «m1» st', '4: kind: ukjen', '4: end: møtet ']);
  });

  test('a time that comes twice in October is the first of the two', () => {
    expect(meetingFrom(row({ date: '2027-10-31', start: '02:30' })).sortAt).toBe('2027-10-31T00:30:00Z');
  });

  test('nobody to organise', () => {
    expect(readArshjul(`${columns}\n${right}`, buildNetwork('x', [...network.units.values()], [], []), options)).toMatchObject({ errors: [{ line: 2, reason: 'organiser_email: mangler, og nettverket har ingen i sekretariatet' }] });
  });

  test('without known areas only the form of a theme is judged', () => {
    const known: ArshjulOptions = { now: options.now, workingTime: options.workingTime };
    expect('meetings' in readArshjul(`${columns}\n${row({ theme: 'ny/9' })}`, network, known)).toBe(true);
    expect('errors' in readArshjul(`${columns}\n${row({ theme: 'ny' })}`, network, known)).toBe(true);
  });
});

describe('storing', () => {
  const save = (seen: unknown[]) => async (meetings: readonly Prompt[], { dryRun }: { readonly dryRun: boolean }) => {
    seen.push([meetings.map(({ promptId }) => promptId), dryRun]);
    return { added: meetings.length - 1, updated: 0, unchanged: 0, leftAlone: [{ promptId: 'meeting-m1', state: 'open' as const }] };
  };
  const file = `${columns}\n${right}\n${right.replace('m1', 'm2')}\ni1,tiltak-innsjekk,Innsjekk,2027-06-15,,,,,,rolle:koordinator@*,,plan,\n`;

  test('what was sent already is left alone and named', async () => {
    const seen: unknown[] = [];
    expect(await storeArshjul(readArshjul(file, network, options), { saveScheduled: save(seen), dryRun: false })).toEqual({
      outcome: 'imported', rows: 3, added: 1, updated: 0, unchanged: 0,
      leftAlone: [{ id: 'i1', reason: 'innsjekk av tiltak importeres ikke her' }, { id: 'm1', reason: 'innkallingen er sendt; endre møtet i Teams' }],
    });
    expect(seen).toEqual([[['meeting-m1', 'meeting-m2'], false]]);
  });

  test('a wrong file stores nothing; a dry run says so', async () => {
    const seen: unknown[] = [];
    expect((await storeArshjul(readArshjul(`${file}${right}`, network, options), { saveScheduled: save(seen), dryRun: false })).outcome).toBe('invalid');
    expect(seen).toEqual([]);
    await storeArshjul(readArshjul(file, network, options), { saveScheduled: save(seen), dryRun: true });
    expect(seen).toEqual([[['meeting-m1', 'meeting-m2'], true]]);
  });
});

test('the innsatsområder that come with the project', () => {
  const areas = readAreas(readFileSync(join(import.meta.dirname, '../../../data/innsatsomrader.csv')));
  expect('errors' in areas ? areas : areas.get('salto-2023-2025/2')).toBe('Rus blant unge');
});
