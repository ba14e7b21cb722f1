/** What the meeting form says of repeating: the days, what is done about days off, and the fault of each field. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { texts } from '../../../src/locales/texts.ts';
import { unansweredMeeting } from '../../../src/meetings/card-invitation.ts';
import { listModel, type ListedMeeting } from '../../../src/meetings/card-list.ts';
import { cancelConfirmModel } from '../../../src/meetings/card-cancel.ts';
import type { DaysOff, MeetingDetails } from '../../../src/meetings/domain.ts';
import { typedMeeting, type TypedMeeting } from '../../../src/meetings/form-fields.ts';
import { readSeries, typedFromSeries } from '../../../src/meetings/series-form.ts';
import { meetingRepeats, onDay, seriesDates, seriesDays } from '../../../src/meetings/series.ts';
import { mineModel } from '../../../src/prompts/card.ts';
import { repeatRule } from '../../../src/shared/repeats.ts';

const timeZone = 'Europe/Oslo';
const nb = texts('nb');
const now = Temporal.ZonedDateTime.from('2027-01-11T09:00[Europe/Oslo]');
const isHoliday = (date: Temporal.PlainDate): boolean => ['2027-05-06', '2027-05-17', '2027-03-25', '2027-03-26', '2027-03-29'].includes(date.toString());
const first: MeetingDetails = { meetingKind: 'koordineringsgruppe', title: 'K', date: '2027-03-04', start: '09:00', end: '11:00', answerBy: '2027-03-01', showNames: true };
const repeated = (change: Partial<TypedMeeting>, details: Partial<MeetingDetails> = {}) => {
  const faults: Record<string, string> = {};
  const read = readSeries({ ...typedMeeting({}), repeat: 'uke', ...change }, { ...first, ...details }, { now, holidays: { isHoliday }, formId: 'form-0001' }, (field, code) => { faults[field] ??= code; });
  return { read, faults };
};
const days = (count: number, daysOff: DaysOff, date = '2027-03-04') => seriesDays(repeatRule(Temporal.PlainDate.from(date), 'uke', timeZone, { count }), daysOff, { isHoliday });

describe('a series', () => {
  test('has its days, and the details of its first', () => {
    const { read, faults } = repeated({ repeatCount: '3' });
    expect(faults).toEqual({});
    expect(read).toMatchObject({ details: first, series: { id: 'form-0001', number: 1, of: 3, daysOff: 'flytt', dates: ['2027-03-04', '2027-03-11', '2027-03-18'] } });
  });

  test('whose first day is a day off has its first meeting, and its deadline, on the day that it was moved to', () => {
    const { read } = repeated({ repeatCount: '2' }, { date: '2027-05-17', answerBy: '2027-05-14' });
    expect(read?.details).toMatchObject({ date: '2027-05-18', answerBy: '2027-05-15' });
    expect(read && typedFromSeries(read.series, read.details)).toEqual({ date: '2027-05-17', deadline: '', repeat: 'uke', repeatUntil: '', repeatCount: '2', daysOff: 'flytt' });
  });

  test('that begins tomorrow has the usual deadline for the meetings after it, also when its draft is looked at again; a deadline that was chosen holds for all', () => {
    const tomorrow = { date: '2027-01-12', answerBy: '2027-01-11' };
    const answered = ({ read }: ReturnType<typeof repeated>) => read && [read.details.answerBy, onDay(read.details, '2027-01-19', now.toPlainDate(), read.series.answerDays).answerBy, typedFromSeries(read.series, read.details).deadline];
    expect(answered(repeated({ repeatCount: '3' }, tomorrow))).toEqual(['2027-01-11', '2027-01-16', '']);
    expect(answered(repeated({ repeatCount: '3', deadline: '2027-01-11' }, tomorrow))).toEqual(['2027-01-11', '2027-01-18', '2027-01-11']);
  });

  test.each([
    ['flytt', ['2027-03-18', '2027-03-30', '2027-04-01']],
    ['dropp', ['2027-03-18', '2027-04-01']],
    ['behold', ['2027-03-18', '2027-03-25', '2027-04-01']],
  ] as const)('over Easter with %s', (daysOff, wanted) => {
    expect(seriesDates(days(3, daysOff, '2027-03-18'))).toEqual(wanted);
  });

  test('says why a day is none', () => {
    expect(days(1, 'flytt', '2027-05-06')).toEqual([{ planned: '2027-05-06', date: '2027-05-07', dayOff: 'holiday' }]);
    expect(days(1, 'dropp', '2027-05-08')).toEqual([{ planned: '2027-05-08', dayOff: 'weekend' }]);
  });

  test('never has two meetings on one day, nor more or others than the rule gives, and none on a day off that is not kept', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((days) => Temporal.PlainDate.from('2027-01-12').add({ days }));
    fc.assert(fc.property(day, fc.constantFrom(...meetingRepeats), fc.constantFrom('flytt', 'dropp', 'behold'), fc.integer({ min: 2, max: 60 }), fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 }), (date, repeat, daysOff, count, off) => {
      const holidays = { isHoliday: (on: Temporal.PlainDate): boolean => off.includes(on.day) };
      const given = seriesDays(repeatRule(date, repeat, timeZone, { count }), daysOff, holidays);
      const dates = seriesDates(given);
      expect(given).toHaveLength(count);
      expect(new Set(dates).size).toBe(dates.length);
      if (daysOff !== 'behold') expect(dates.filter((on) => Temporal.PlainDate.from(on).dayOfWeek > 5 || holidays.isHoliday(Temporal.PlainDate.from(on)))).toEqual([]);
      if (daysOff !== 'flytt') expect(given.every(({ planned, date: held = planned }) => held === planned)).toBe(true);
    }), { numRuns: 60 });
  });
});

test('the list of its meetings says the year of those that are in another than the soonest: a series may have the same weekday and date twice', () => {
  const listed = (date: string, at: number): ListedMeeting => ({ promptId: `m-${at}`, state: at === 0 ? 'open' : 'scheduled', details: { ...first, date }, invited: true, organises: true, series: { id: 'form-0001', number: at + 1, of: 3 } });
  const meetings = ['2026-12-15', '2027-02-02', '2028-02-01'].map(listed);
  expect(listModel({ meetings, page: 1, series: { id: 'form-0001' } }, nb).meetings.map(({ when }) => when)).toEqual(['Tirsdag 15. desember kl. 09.00–11.00', 'Tirsdag 2. februar 2027 kl. 09.00–11.00', 'Tirsdag 1. februar 2028 kl. 09.00–11.00']);
  expect(listModel({ meetings, page: 1 }, nb).meetings[0]?.rest[0]?.text).toBe('2 møter til i serien, siste tirsdag 1. februar 2028');
});

test('a meeting that is called like its kind says so once; one of a series says which it is', () => {
  const kindOf = (title: string, series?: ListedMeeting['series']) => listModel({ meetings: [{ promptId: 'm', state: 'open', details: { ...first, title }, invited: true, organises: true, ...(series === undefined ? {} : { series }) }], page: 1 }, nb).meetings[0]?.kind;
  expect([kindOf('Koordineringsgruppe'), kindOf('K'), kindOf('Koordineringsgruppe', { id: 'form-0001', number: 2, of: 5 })]).toEqual([[], ['Koordineringsgruppe'], ['Koordineringsgruppe · møte 2 av 5 i serien']]);
  expect(mineModel({ prompts: ['Koordineringsgruppe', 'K'].map((title) => unansweredMeeting({ promptId: 'm', details: { ...first, title } }, nb)), page: 1 }, nb).prompts.map(({ kind }) => kind)).toEqual([[], ['Koordineringsgruppe']]);
});

test('what was stopped before anybody had heard of it does not fill the list of the series; one called off alone is seen between the others', () => {
  const listed = (state: ListedMeeting['state'], at: number): ListedMeeting => ({ promptId: `m-${at}`, state, details: first, invited: true, organises: true, series: { id: 'form-0001', number: at + 1, of: 5 }, ...(state === 'cancelled' ? { neverSent: true } : {}) });
  const numbers = (...states: readonly ListedMeeting['state'][]): string[] => listModel({ meetings: states.map(listed), page: 1, series: { id: 'form-0001' } }, nb).meetings.map(({ kind: [kind = ''] }) => kind.replace(/.*møte (\d).*/u, '$1'));
  expect([numbers('open', 'cancelled', 'scheduled', 'cancelled', 'cancelled'), numbers('cancelled', 'cancelled')]).toEqual([['1', '2', '3'], []]);
});

test('called off before anybody was invited, nobody is told, and the question says so', () => {
  expect(cancelConfirmModel({ promptId: 'm', details: first, invited: 0 }, nb).text).toBe('Ingen er innkalt ennå, så ingen får beskjed. Det kan ikke angres.');
  expect(cancelConfirmModel({ promptId: 'm', details: first, invited: 2 }, nb).text).toBe('2 personer får beskjed. Det kan ikke angres.');
});

describe('a fault', () => {
  test.each([
    [{ repeat: 'engang', repeatCount: '3' }, { repeat: 'repeat-missing' }],
    [{ repeat: 'hver-natt', repeatCount: '3' }, { repeat: 'repeat-unknown' }],
    [{}, { repeatUntil: 'repeat-end-missing' }],
    [{ repeatUntil: '2027-06-01', repeatCount: '3' }, { repeatCount: 'repeat-end-both' }],
    [{ repeatCount: '1' }, { repeatCount: 'repeat-count-invalid' }],
    [{ repeatCount: '61' }, { repeatCount: 'repeat-count-invalid' }],
    [{ repeatCount: '3,5' }, { repeatCount: 'repeat-count-invalid' }],
    [{ repeatUntil: '2027-02-30' }, { repeatUntil: 'date-invalid' }],
    [{ repeatUntil: '2027-03-04' }, { repeatUntil: 'repeat-until-early' }],
    [{ repeatUntil: '2029-03-05' }, { repeatUntil: 'repeat-too-long' }],
    [{ repeatUntil: '2028-06-01' }, { repeatUntil: 'repeat-too-many' }],
    [{ repeat: 'kvartal-ukedag', repeatCount: '12' }, { repeatCount: 'repeat-too-long' }],
    [{ repeatUntil: '2027-03-08' }, { repeatUntil: 'repeat-one' }],
    [{ repeatCount: '3', daysOff: 'snu' }, { daysOff: 'days-off-unknown' }],
  ])('%j', (change, wanted) => {
    expect(repeated(change)).toEqual({ read: undefined, faults: wanted });
  });

  test('is a deadline before the invitations leave, and an hour that one of the nights does not have', () => {
    expect(repeated({ repeatCount: '2', deadline: '2027-02-04' }, { answerBy: '2027-02-04' }).faults).toEqual({ deadline: 'deadline-before-opening' });
    const night = { date: '2027-03-21', answerBy: '2027-03-18', start: '02:30', end: '04:00' };
    expect(repeated({ repeatCount: '2', daysOff: 'behold' }, night).faults).toEqual({ start: 'time-skipped-series' });
    expect(repeated({ repeatCount: '2', daysOff: 'flytt' }, night).faults).toEqual({});
  });

  test('is none without repeating', () => {
    expect(repeated({ repeat: '' })).toEqual({ read: undefined, faults: {} });
    expect(repeated({ repeat: 'engang' })).toEqual({ read: undefined, faults: {} });
  });
});
