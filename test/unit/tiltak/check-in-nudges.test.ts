import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { texts } from '../../../src/locales/texts.ts';
import { createWorkingTime, parseQuietHours } from '../../../src/schedule/working-time.ts';
import type { CheckInItem } from '../../../src/tiltak/check-in.ts';
import { combined } from '../../../src/tiltak/left-to-do.ts';
import { isNudged, nudgeBanner, nudgeJobs, nudgePlan, type NudgeDeps } from '../../../src/tiltak/nudges.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const timeZone = 'Europe/Oslo';
const holiday = '2027-03-25';
const workingTime = createWorkingTime({ timeZone, quietHours: parseQuietHours('18:00-07:30'), holidays: { isHoliday: (date) => date.toString() === holiday } });
/** @param lastDay the last day on which one answers in time */
const plan = (openedAt: string, lastDay: string) => nudgePlan({ opensAt: openedAt, openedAt, deadline: Temporal.PlainDate.from(lastDay).add({ days: 1 }).toZonedDateTime(timeZone).toInstant().toString() }, workingTime)
  .map(({ name, at }) => `${name} ${at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString()}`);

test('a week before, two days before and on the last day, at nine', () => {
  expect(plan('2027-02-01T08:00:00Z', '2027-02-24')).toEqual(['nudge-7 2027-02-17T09:00:00', 'nudge-2 2027-02-22T09:00:00', 'last-day 2027-02-24T09:00:00']);
});

test('on a weekend or a holiday it comes on the working day before; of two on one day the later stays', () => {
  // The last day is a Sunday: two days before and the day itself are both the Friday.
  expect(plan('2027-02-01T08:00:00Z', '2027-02-28')).toEqual(['nudge-7 2027-02-19T09:00:00', 'last-day 2027-02-26T09:00:00']);
  expect(plan('2027-03-01T08:00:00Z', '2027-03-25')).toEqual(['nudge-7 2027-03-18T09:00:00', 'nudge-2 2027-03-23T09:00:00', 'last-day 2027-03-24T09:00:00']);
});

test('never on the day it was sent or before', () => {
  expect(plan('2027-02-22T06:30:00Z', '2027-02-24')).toEqual(['last-day 2027-02-24T09:00:00']);
  expect(plan('2027-02-24T06:30:00Z', '2027-02-24')).toEqual([]);
});

test('whatever the dates, each is in working time, after opening and before the deadline, in order', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 }), (opens, days) => {
    const opened = Temporal.PlainDate.from('2027-01-04').add({ days: opens });
    const deadline = opened.add({ days: days + 1 }).toZonedDateTime(timeZone).toInstant();
    const openedAt = opened.toZonedDateTime({ timeZone, plainTime: '09:00' }).toInstant();
    const times = nudgePlan({ opensAt: openedAt.toString(), deadline: deadline.toString() }, workingTime).map(({ at }) => at);
    for (const at of times) {
      expect(workingTime.isWorkingTime(at.toZonedDateTimeISO(timeZone))).toBe(true);
      expect(Temporal.Instant.compare(at, openedAt) > 0 && Temporal.Instant.compare(at, deadline) < 0).toBe(true);
    }
    expect(new Set(times.map((at) => at.toZonedDateTimeISO(timeZone).toPlainDate().toString())).size).toBe(times.length);
    expect(times).toEqual(times.toSorted(Temporal.Instant.compare));
  }));
});

describe('what is left for each', () => {
  const asked = (measureId: string, unit: string, responsibleIds: readonly string[]): CheckInItem => ({ promptId: 'p', measureId, unit, area: '1', title: measureId, level: 'koordinerende', responsibleIds });
  const said = { status: 'igangsatt' as const, reasons: [], at: '2027-02-01T08:00:00Z', by: 'k', late: false };
  const network = networkOf([member('k', [seat('koordinerende@alna', { role: 'koordinator' }), seat('koordinerende@grorud', { role: 'koordinator' })]), member('m', [seat('utovende@alna')]), member('s', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })])]);
  const left = (answered: readonly string[], yearly: readonly [string, boolean, boolean][], opened: readonly string[] = []) => combined({
    items: [asked('1', 'alna', ['k']), asked('2', 'alna', ['m']), asked('3', 'grorud', ['m'])], opened: new Set(opened), closedLevels: [],
    answers: new Map(answered.map((id) => [id, { ...said, promptId: 'p', measureId: id, unit: 'alna', level: 'koordinerende', history: [said] }])),
  }, network, 's', new Map(yearly.map(([unit, begun, done]) => [unit, { begun, done }])));
  test.each<[string, ReturnType<typeof left>, object]>([
    ['nothing opened', left([], [['alna', false, false], ['grorud', false, false]]), { measures: 1, units: ['alna', 'grorud'], state: 'not-opened' }],
    ['opened', left([], [['alna', false, false]], ['k']), { measures: 1, units: ['alna'], state: 'begun' }],
    ['the questions begun', left([], [['alna', true, false]]), { measures: 1, units: ['alna'], state: 'begun' }],
    ['one unit’s questions left', left(['1'], [['alna', true, true], ['grorud', false, false]]), { measures: 0, units: ['grorud'], state: 'one-left' }],
    ['one measure left', left([], [['alna', true, true]]), { measures: 1, units: [], state: 'one-left' }],
    ['all answered', left(['1'], [['alna', true, true]]), { measures: 0, units: [], state: 'done' }],
    ['no questions asked', left(['1'], []), { measures: 0, units: [], state: 'done' }],
  ])('%s', (_, all, expected) => {
    expect(all.get('k')).toMatchObject(expected);
    // Who coordinates nothing is asked about measures only.
    expect(all.get('m')?.units).toEqual([]);
    expect(all.has('s')).toBe(false);
  });
  test('of a unit that nobody coordinates, its questions wait for whoever leads the check-in, where they are of the sekretariat', () => {
    const of = (organiserId: string) => combined({ items: [asked('1', 'ude', [])], opened: new Set(), closedLevels: [], answers: new Map() }, network, organiserId, new Map([['ude', { begun: false, done: false }]]));
    expect([...of('s').values()]).toMatchObject([{ memberId: 's', measures: 0, units: ['ude'], state: 'not-opened' }]);
    for (const other of ['k', 'gone']) expect([...of(other).values()]).toEqual([]);
  });
  test('is said in one sentence, with the units below it', () => {
    const t = texts('nb');
    expect(nudgeBanner({ measures: 2, units: ['a', 'b', 'c', 'd'], state: 'begun' }, (id) => `Bydel ${id}`, t)).toMatchObject({ text: 'Du er i gang: 2 tiltak igjen', lines: ['Årsspørsmål som ikke er ferdig besvart: Bydel a, Bydel b, Bydel c og 1 til'] });
    expect(nudgeBanner({ measures: 0, units: ['a'], state: 'not-opened' }, (id) => id, t)).toMatchObject({ text: 'Årsspørsmålene venter på deg' });
    expect(nudgeBanner({ measures: 1, units: [], state: 'one-left' }, (id) => id, t)).toEqual({ text: 'Bare ett tiltak igjen', style: 'warning' });
  });
});

test('one that falls due in the moment that the deadline is moved is not sent, nor one that waited until it had passed', async () => {
  const checkIn = { promptId: 'p', state: 'open', openedAt: '2027-01-11T08:00:00Z', deadline: '2027-02-01T23:00:00Z' };
  const jobs = nudgeJobs({ workingTime, clock: createFakeClock('2027-02-02T08:00:00Z'), checkIns: { load: async () => checkIn } } as unknown as NudgeDeps);
  const run = async (name: string, dueAt: string) => await jobs['tiltak-nudge']?.({ promptId: 'p', job: `tiltak-nudge:${name}`, dueAt });
  expect(await run('nudge-7', '2027-01-18T08:00:00Z')).toEqual({ outcome: 'dropped', reason: 'moved' });
  expect(await run('last-day', '2027-02-01T08:00:00Z')).toEqual({ outcome: 'dropped', reason: 'deadline-passed' });
});

test('a week ahead only those who have not opened it; nobody who is done', () => {
  expect(['not-opened', 'begun', 'one-left', 'done'].map((state) => ['nudge-7', 'nudge-2', 'last-day'].filter((name) => isNudged(name, state as 'done')).length)).toEqual([3, 2, 2, 0]);
});
