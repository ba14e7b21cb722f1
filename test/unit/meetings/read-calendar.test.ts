/** Calendars as people export them, read as an årshjul: what becomes a meeting, what stays the same when it is imported again, and what is told. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { icalCalendarReader as reader } from '../../../src/adapters/system/ical-calendar-reader.ts';
import type { Meeting } from '../../../src/meetings/domain.ts';
import type { ArshjulOptions } from '../../../src/meetings/import-arshjul.ts';
import { isCalendar, readCalendarArshjul, type CalendarOptions } from '../../../src/meetings/read-calendar.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const network = networkOf([
  member('sekretar', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })]),
  member('anna', [seat('utovende@alna')]),
], [{ id: 'koord-alna', name: 'K', kind: 'koordineringsgruppe', unit: 'alna', who: 'koordinerende@alna' }]);
const options: ArshjulOptions = { now: Temporal.Instant.from('2026-11-22T08:00:00Z'), workingTime: { timeZone: 'Europe/Oslo', movedEarlier: (wish) => wish }, areas: new Set(['plan/1']) };
const calendar = (...events: readonly (readonly string[])[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']), 'END:VCALENDAR', ''].join('\r\n');
const event = (change: Readonly<Record<string, string | undefined>> = {}): string[] =>
  Object.entries({ UID: 'a@x', SUMMARY: 'Møte', DTSTART: ';TZID=Europe/Oslo:20270203T120000', DTEND: ';TZID=Europe/Oslo:20270203T140000', ...change }).flatMap(([name, value]) => (value === undefined ? [] : [/^[;:]/.test(value) ? `${name}${value}` : `${name}:${value}`]));
const read = (text: string | Uint8Array, more: Partial<CalendarOptions> = {}) => readCalendarArshjul(text, network, { ...options, reader, kind: 'temamote', audience: 'utovende@alna', ...more });
function meetings(text: string | Uint8Array, more: Partial<CalendarOptions> = {}): readonly Meeting[] {
  const found = read(text, more);
  if ('errors' in found) throw new Error(JSON.stringify(found));
  return found.meetings;
}
const when = (text: string): string[] => meetings(text).map(({ details: { date, start, end, endDate } }) => `${date} ${start}–${end}${endDate === undefined ? '' : ` (${endDate})`}`);
const faults = (text: string | Uint8Array, more: Partial<CalendarOptions> = {}): string[] => {
  const found = read(text, more);
  return 'errors' in found ? found.errors.map(({ line, reason }) => `${line}: ${reason}`) : [];
};

describe('an event', () => {
  test('becomes a scheduled meeting, folded lines, escapes and æøå and all', () => {
    const [meeting] = meetings(calendar(event({
      SUMMARY: 'Temamøte\\, rus\\; våren\r\n  på nett', LOCATION: 'Velferdsetaten\\, møte\r\n rom 2', URL: 'https://teams.example/x', ORGANIZER: ';CN="Anna: A":mailto:Anna@Example.no', CATEGORIES: 'Rød kategori,Styringsgruppe', 'X-SALTO-AUDIENCE': 'gruppe:koord-alna', 'X-SALTO-TOPIC': 'Rus',
    })));
    expect(meeting).toMatchObject({ kind: 'meeting', state: 'scheduled', audience: 'gruppe:koord-alna', organiserId: 'anna', opensAt: '2027-01-06T08:00:00Z', details: { meetingKind: 'styringsgruppe', title: 'Temamøte, rus; våren på nett', place: 'Velferdsetaten, møterom 2', joinUrl: 'https://teams.example/x', topic: 'Rus', answerBy: '2027-01-31' } });
    expect(meeting?.promptId).toMatch(/^meeting-ics-[0-9a-f]{20}$/);
  });

  test.each([
    [{ DTSTART: '20270203T110000Z', DTEND: '20270203T130000Z' }],
    [{ DTSTART: '20270203T120000', DTEND: undefined, DURATION: 'PT2H' }],
    [{ DTSTART: ';TZID=/mozilla.org/20050126_1/Europe/Oslo:20270203T120000', DTEND: undefined, DURATION: 'P0DT2H0M' }],
    [{ DTSTART: ';TZID=Europe/London:20270203T110000', DTEND: '20270203T130000Z' }],
  ])('is at the same hour in Oslo, however it says it: %j', (change) => {
    expect(when(calendar(event(change)))).toEqual(['2027-02-03 12:00–14:00']);
  });

  test('from Outlook names its zone in its own way, and brings it along', () => {
    const zone = ['BEGIN:VTIMEZONE', 'TZID:W. Europe Standard Time', 'BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD', 'BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'];
    const outlook = calendar(event({ DTSTART: ';TZID="W. Europe Standard Time":20270602T120000', DTEND: ';TZID="W. Europe Standard Time":20270602T140000' }));
    const whole = outlook.replace('BEGIN:VEVENT', [...zone, 'BEGIN:VEVENT'].join('\r\n'));
    expect(when(whole)).toEqual(['2027-06-02 12:00–14:00']);
    // Two calendars in one file, and a line that nobody can read, leave it its zones.
    expect(when(`${calendar(event({ UID: 'b' }))}${whole.replace('VERSION:2.0', 'VERSION:2.0\r\nX-WR-CALNAME')}`)).toEqual(['2027-02-03 12:00–14:00', '2027-06-02 12:00–14:00']);
    expect(faults(outlook)).toEqual(['3: DTSTART: ukjent tidssone «W. Europe Standard Time»; eksporter kalenderen med tidssoner, eller skriv tiden i Europe/Oslo']);
  });

  test('brings the link that one joins by, wherever the other calendar has put it; another page is none where there is one', () => {
    const teams = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_Nx%40thread.v2/0?context=%7b%7d';
    const joined = (change: Readonly<Record<string, string>>) => { const [meeting] = meetings(calendar(event(change))); return [meeting?.details.joinUrl, meeting?.details.place]; };
    expect(joined({ LOCATION: 'Microsoft Teams-møte', URL: 'https://oslo.example/side', DESCRIPTION: `\\n____\\nMøtealternativer<https://teams.microsoft.com/meetingOptions/?a=1>\\nBli med<https://teams.microsoft.com/l/meetup-\r\n ${teams.slice(37)}>\\nHjelp<https://aka.ms/x>` })).toEqual([teams, 'Microsoft Teams-møte']);
    expect(joined({ LOCATION: teams })).toEqual([teams, undefined]);
    expect(joined({ 'X-MICROSOFT-SKYPETEAMSMEETINGURL': teams, DESCRIPTION: 'https://meet.google.com/abc-defg-hij' })).toEqual([teams, undefined]);
    expect(joined({ DESCRIPTION: 'Bli med: https://meet.google.com/abc-defg-hij\\nPIN 1', LOCATION: 'Rom 3' })).toEqual(['https://meet.google.com/abc-defg-hij', 'Rom 3']);
    expect(joined({ DESCRIPTION: 'Les https://oslo.example/sak først' })).toEqual([undefined, undefined]);
  });

  test('may be folded in the middle of a letter, as RFC 5545 allows', () => {
    const [before, after] = Buffer.from(calendar(event({ SUMMARY: 'Møte på Tøyen' }))).toString('latin1').split('\xB8yen') as [string, string];
    expect(meetings(Buffer.from(`${before}\r\n \xB8yen${after}`, 'latin1'))[0]?.details.title).toBe('Møte på Tøyen');
  });

  test('that somebody has marked private calls nobody, and is not named', () => {
    const found = read(calendar(event(), event({ UID: 'b', CLASS: 'PRIVATE', SUMMARY: 'Tannlege', DTEND: undefined, DURATION: 'PT1H' }), event({ UID: 'c', CLASS: 'confidential', STATUS: 'CANCELLED', SUMMARY: 'Lege' })));
    expect(found).toMatchObject({ rows: 1, leftAlone: [{ id: 'kalenderen', reason: '2 hendelser er merket private' }] });
    expect(JSON.stringify(found)).not.toMatch(/ege/);
  });

  test('names its kind by property, category or option, in that order', () => {
    const kindOf = (change: Readonly<Record<string, string>>): string | undefined => meetings(calendar(event(change)))[0]?.details.meetingKind;
    expect([kindOf({}), kindOf({ CATEGORIES: 'Ressursgruppemøte,UTØVERMØTE' }), kindOf({ CATEGORIES: 'Konferanse', 'X-SALTO-KIND': 'seminar' })]).toEqual(['temamote', 'ressursgruppe', 'seminar']);
  });

  test('that is over is counted, one that is called off is named, and neither is imported', () => {
    const found = read(calendar(event(), event({ UID: 'b', DTSTART: '20251001T100000', DTEND: undefined }), event({ UID: 'c', DTSTART: '20260101T100000', DTEND: '20260101T120000' }), event({ UID: 'd', STATUS: 'CANCELLED', SUMMARY: 'Avlyst tema' })).replace('UID:b\r\n', 'UID:b\r\nDURATION:PT1H\r\n'));
    expect(found).toMatchObject({ rows: 1, leftAlone: [{ reason: expect.stringContaining('«Avlyst tema» 2027-02-03 er avlyst i kalenderen') }, { id: 'kalenderen', reason: '2 hendelser er over' }] });
  });

  test('keeps its id when everything else changes; another has another', () => {
    const idOf = (change: Readonly<Record<string, string>>): string | undefined => meetings(calendar(event(change)))[0]?.promptId;
    expect(idOf({ SUMMARY: 'Nytt navn', DTSTART: '20270301T090000', DTEND: '20270301T100000' })).toBe(idOf({}));
    expect(idOf({ UID: 'b@x' })).not.toBe(idOf({}));
  });

  test('asks for measures when it is a check-in, and may then be a day', () => {
    const checkIn = { promptId: 'tiltak-x' };
    const found = read(calendar(event({ 'X-SALTO-KIND': 'tiltak-innsjekk', 'X-SALTO-THEME': 'plan', DTSTART: ';VALUE=DATE:20270615', DTEND: undefined })), { checkIn: () => checkIn as never, audience: 'rolle:koordinator@*' });
    expect(found).toMatchObject({ checkIns: [checkIn], meetings: [] });
  });
});

describe('what repeats', () => {
  test('is followed to the end of next year by the clock on the wall, without what was taken out and with what was moved', () => {
    const series = event({ DTSTART: ';TZID=Europe/Oslo:20260105T090000', DTEND: ';TZID=Europe/Oslo:20260105T103000', RRULE: 'FREQ=MONTHLY;BYDAY=1MO', EXDATE: ';TZID=Europe/Oslo:20270705T090000', 'X-A': 'y' });
    const moved = event({ 'RECURRENCE-ID': ';TZID=Europe/Oslo:20270405T090000', DTSTART: ';TZID=Europe/Oslo:20270406T100000', DTEND: ';TZID=Europe/Oslo:20270406T110000' });
    const off = event({ 'RECURRENCE-ID': ';VALUE=DATE:20270503', STATUS: 'CANCELLED' });
    const text = calendar(series, moved, off);
    expect(when(text)).toEqual(['2026-12-07', '2027-01-04', '2027-02-01', '2027-03-01', '2027-06-07', '2027-08-02', '2027-09-06', '2027-10-04', '2027-11-01', '2027-12-06'].map((date) => `${date} 09:00–10:30`).concat('2027-04-06 10:00–11:00'));
    expect(meetings(text).at(-1)?.promptId).toMatch(/-2027-04-05$/);
    // Half a year later the same times have the same ids.
    const later = meetings(text, { now: Temporal.Instant.from('2027-08-20T08:00:00Z') }).map(({ promptId }) => promptId);
    expect(meetings(text).map(({ promptId }) => promptId)).toEqual(expect.arrayContaining(later.filter((id) => id.includes('-2027-'))));
    expect(later.at(-1)).toMatch(/-2028-12-04$/);
  });

  test('ends on its last day in Oslo also when it says so in UTC', () => {
    expect(when(calendar(event({ RRULE: 'FREQ=WEEKLY;UNTIL=20270217T110000Z', DTEND: ';TZID=Europe/Oslo:20270203T140000' })))).toHaveLength(3);
  });

  test.each([
    ['FREQ=HOURLY', 'RRULE: hendelsen gjentas oftere enn daglig'],
    ['FREQ=DAILY;BYHOUR=9,12', 'RRULE: hendelsen gjentas oftere enn daglig'],
    ['FREQ=SOMETIMES', 'hendelsen kan ikke leses'],
    ['FREQ=WEEKLY;BYDAY=XX', 'hendelsen kan ikke leses'],
  ])('with %s is refused', (RRULE, reason) => {
    expect(faults(calendar(event({ RRULE })))).toEqual([`3: ${reason}`]);
  });
});

describe('a calendar is refused whole, with the line of each event that is wrong', () => {
  test('for what an event lacks', () => {
    const text = calendar(event(), event({ UID: 'b', DTEND: undefined }), event({ UID: 'c', DTSTART: '20270230T100000' }), event({ UID: 'c2', DTEND: 'i morgen' }), event({ UID: undefined }), event({ UID: 'd', DTSTART: ';VALUE=DATE:20270203', DTEND: ';VALUE=DATE:20270204' }), ['garbage'], event({ UID: 'e', DTSTART: '20270328T023000' }), event());
    expect(faults(text)).toEqual([
      '9: DTEND mangler; et møte må ha en slutt', '14: DTSTART: «2027-02-30T10:00:00» er ikke en dato og et klokkeslett som finnes', '20: DTEND er ikke en dato og et klokkeslett', '26: UID mangler; uten den kan ikke hendelsen kjennes igjen neste gang',
      '31: hendelsen varer hele dagen; et møte må ha klokkeslett', '37: hendelsen kan ikke leses', '40: DTSTART: klokken 02:30 finnes ikke 2027-03-28 (overgang til sommertid)', '46: UID står også på linje 3',
    ]);
  });

  test('for what the årshjul does not take', () => {
    expect(faults(calendar(event({ SUMMARY: undefined, URL: 'ftp://x' }), event({ UID: 'b', 'X-SALTO-KIND': 'fest', 'X-SALTO-AUDIENCE': 'gruppe:ukjent' }), event({ UID: 'c', DTEND: '20270203T110000Z', SUMMARY: 'Om 13097248022' })))).toEqual([
      '3: title: mangler', '3: join_url: ugyldig lenke «ftp://x»; den skal begynne med https://', expect.stringMatching(/^9: kind: ukjent møtetype «fest»/), expect.stringMatching(/^9: audience: «gruppe:ukjent»/), '17: end: møtet slutter før det begynner', expect.stringContaining('fødselsnummer'),
    ]);
  });

  test('for kind and audience that neither it nor the options name, and for options that are wrong', () => {
    const bare = readCalendarArshjul(calendar(event({ RRULE: 'FREQ=WEEKLY' })), network, { ...options, reader });
    expect('errors' in bare && bare.errors.map(({ reason }) => reason)).toEqual([expect.stringContaining('--kind'), expect.stringContaining('--audience')]);
    expect(faults(calendar(event()), { kind: 'fest', audience: 'gruppe:ukjent' })).toEqual(expect.arrayContaining([expect.stringMatching(/^1: --kind: ukjent/), expect.stringMatching(/^1: --audience: «gruppe:ukjent»/)]));
  });

  test.each([
    ['', '1: filen er tom'],
    ['id,kind,title\n', '1: filen er ikke en kalender (BEGIN:VCALENDAR mangler)'],
    [calendar(), '1: kalenderen har ingen hendelser fram til utgangen av neste år; det er ingenting å importere'],
    [calendar(event()).replace('END:VEVENT\r\n', ''), '3: hendelsen slutter ikke (END:VEVENT mangler)'],
    [calendar(event()).slice(0, 150), '3: hendelsen slutter ikke (END:VEVENT mangler)'],
  ])('for being none: %j', (text, reason) => {
    expect(faults(text)[0]).toBe(reason);
  });

  test('for not being UTF-8, and for being far too large', () => {
    expect(faults(Buffer.from(calendar(event({ SUMMARY: 'Møte på Tøyen' })), 'latin1'))).toEqual(['1: filen er ikke UTF-8; lagre eller eksporter kalenderen på nytt som UTF-8']);
    const many = calendar(...Array.from({ length: 10_000 }, (_, at) => event({ UID: `u${at}`, RRULE: 'FREQ=WEEKLY', DESCRIPTION: 'x'.repeat(900) })));
    expect(many.length).toBeGreaterThan(10_000_000);
    expect(faults(many)).toEqual(['1: kalenderen har mer enn 1000 møter fram til utgangen av neste år; del den opp']);
  });
});

test('every event is told with its own line, whatever stands around it, and nothing makes the reader throw', () => {
  const line = fc.oneof(fc.constantFrom('BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VALARM', 'END:VALARM', ' END:VEVENT', 'UID:x', 'DTSTART:20270203T100000Z', 'DTEND:20270203T110000Z', 'RRULE:FREQ=DAILY', 'EXDATE;VALUE=DATE:20270204', 'RECURRENCE-ID:20270205T100000Z', 'SUMMARY;X=":Y', 'DURATION:P', 'END:VCALENDAR'), fc.string({ maxLength: 20 }).map((text) => text.replaceAll(/[\r\n]/g, ' ')));
  fc.assert(fc.property(fc.array(line, { maxLength: 25 }), fc.constantFrom('\r\n', '\n', '\r'), (lines, ending) => {
    const all = ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'];
    const { events, faults: told } = reader.read(all.join(ending), { timeZone: 'Europe/Oslo', from: Temporal.PlainDate.from('2026-11-22'), to: Temporal.PlainDate.from('2027-12-31'), most: 1000 });
    for (const { line: at } of events) expect(all[at - 1]?.trimEnd().toUpperCase()).toBe('BEGIN:VEVENT');
    for (const { line: at } of told) expect(at >= 1 && at <= all.length).toBe(true);
  }), { numRuns: 100 });
  expect([isCalendar(Buffer.from('\uFEFFBEGIN:VCALENDAR\r\n')), isCalendar(Buffer.from('id,kind'))]).toEqual([true, false]);
});
