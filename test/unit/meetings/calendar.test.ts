import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { icalCalendarFiles } from '../../../src/adapters/system/ical-calendar-files.ts';
import { texts } from '../../../src/locales/texts.ts';
import { outlookLink } from '../../../src/meetings/calendar.ts';
import { endOf, startOf, type MeetingDetails } from '../../../src/meetings/domain.ts';

const zone = 'Europe/Oslo';
const t = texts('nb');
const meeting: MeetingDetails = { meetingKind: 'temamote', title: 'Møte: æøå & «rus», 50 %', date: '2027-02-03', start: '12:00', end: '14:00', place: 'Rådhuset, rom 2', joinUrl: 'https://teams.microsoft.com/l/x?a=1&b=ø', agenda: 'Hemmelig', answerBy: '2027-01-31', showNames: true };
const fieldsOf = (link: string): Record<string, string> => Object.fromEntries(new URL(link).searchParams);

/** date, first and last day; start and end as UTC */
const days = [
  ['in winter', { date: '2027-02-03' }, '2027-02-03T11:00:00Z', '2027-02-03T13:00:00Z'],
  ['in summer', { date: '2027-06-03' }, '2027-06-03T10:00:00Z', '2027-06-03T12:00:00Z'],
  ['over the night to summer time', { date: '2027-03-27', endDate: '2027-03-28' }, '2027-03-27T11:00:00Z', '2027-03-28T12:00:00Z'],
  ['the day summer time begins', { date: '2027-03-28' }, '2027-03-28T10:00:00Z', '2027-03-28T12:00:00Z'],
  ['over the night from summer time', { date: '2026-10-24', endDate: '2026-10-25' }, '2026-10-24T10:00:00Z', '2026-10-25T13:00:00Z'],
  ['the day summer time ends', { date: '2026-10-25' }, '2026-10-25T11:00:00Z', '2026-10-25T13:00:00Z'],
] as const;

describe('the address that opens Outlook', () => {
  test.each(days)('has the right hours %s', (_, day, start, end) => {
    expect(fieldsOf(outlookLink({ ...meeting, ...day }, zone, t))).toMatchObject({ startdt: start, enddt: end });
  });

  test('says what and where, with the link, and nothing of the agenda', () => {
    expect(fieldsOf(outlookLink(meeting, zone, t))).toMatchObject({ subject: meeting.title, location: meeting.place, body: 'Møtelenke: https://teams.microsoft.com/l/x?a=1&b=%C3%B8', path: '/calendar/action/compose', rru: 'addevent' });
    expect(outlookLink(meeting, zone, t)).not.toContain('Hemmelig');
    expect(fieldsOf(outlookLink({ ...meeting, joinUrl: 'https://x.no/\n<b>"' }, zone, t))['body']).toBe('Møtelenke: https://x.no/%3Cb%3E%22');
  });

  test('is never too long for a browser, whatever was typed, and always an address', () => {
    const long = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(fc.property(long, long, fc.integer({ min: 0, max: 1900 }), (title, place, length) => {
      const link = outlookLink({ ...meeting, title, place, joinUrl: `https://x.no/${'ø'.repeat(length)}` }, zone, t);
      expect(link.length).toBeLessThanOrEqual(2000);
      const { subject = '', location = '' } = fieldsOf(link);
      expect([title.toWellFormed().startsWith(subject), place.toWellFormed().startsWith(location)]).toEqual([true, true]);
    }), { numRuns: 10 });
  });
});

describe('the calendar file', () => {
  const file = (more: Partial<MeetingDetails> = {}, cancelled = false): string => {
    const details = { ...meeting, ...more };
    return icalCalendarFiles.appointment({ uid: 'meeting-1@salto', revision: 3, cancelled, title: details.title, place: details.place ?? '', description: 'En\nto; tre, fire\\', start: startOf(details, zone).toInstant(), end: endOf(details, zone).toInstant(), stamp: Temporal.Instant.from('2027-01-11T08:00:00Z') });
  };
  const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

  test.each(days)('has the right hours %s', (_, day, start, end) => {
    expect(unfolded(file(day))).toEqual(expect.arrayContaining([`DTSTART:${start.replaceAll(/[-:]/gu, '')}`, `DTEND:${end.replaceAll(/[-:]/gu, '')}`]));
  });

  test('is one appointment, known again by its id and revision, with text as text', () => {
    expect(unfolded(file())).toEqual(expect.arrayContaining([
      'METHOD:PUBLISH', 'UID:meeting-1@salto', 'SEQUENCE:3', 'STATUS:CONFIRMED', 'DTSTAMP:20270111T080000Z', 'SUMMARY:Møte: æøå & «rus»\\, 50 %', 'LOCATION:Rådhuset\\, rom 2', String.raw`DESCRIPTION:En\nto\; tre\, fire\\`,
    ]));
    expect(unfolded(file({}, true))).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'UID:meeting-1@salto', 'SEQUENCE:3', 'STATUS:CANCELLED']));
  });

  test('no text begins a line of its own, and no line is longer than calendars take', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
      const title = `${typed}\r\nBEGIN:VEVENT\nUID:other`;
      const lines = file({ title }).split('\r\n');
      expect(lines.filter((line) => /^(BEGIN|UID)/u.test(line))).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:meeting-1@salto']);
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }));
  });
});
