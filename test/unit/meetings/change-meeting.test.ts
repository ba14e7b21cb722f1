import { describe, expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import { changedMeeting, changeMeeting, type ProposedChange } from '../../../src/meetings/change-meeting.ts';
import { isMove, stands, type Meeting, type MeetingDetails } from '../../../src/meetings/domain.ts';
import { readMeetingDetails, typedFromMeeting } from '../../../src/meetings/form.ts';
import { createPromptStore } from '../../../src/prompts/store.ts';
import type { Occurrence } from '../../../src/schedule/domain.ts';
import { createWorkingTime } from '../../../src/schedule/working-time.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const timeZone = 'Europe/Oslo';
const workingTime = createWorkingTime({ timeZone, quietHours: 'off', holidays: { isHoliday: () => false } });
const details: MeetingDetails = { meetingKind: 'temamote', title: 'Tema', date: '2027-02-03', start: '12:00', end: '14:00', place: 'Rådhuset', answerBy: '2027-01-31', showNames: true };
const meeting: Meeting = {
  promptId: 'meeting-1', kind: 'meeting', state: 'open', revision: 0, audience: '*@*', organiserId: 'm1', details, deadline: '2027-01-31T23:00:00Z', closesAt: '2027-02-03T13:00:00Z', sortAt: '2027-02-03T11:00:00Z',
  createdAt: '2027-01-04T08:00:00Z', opensAt: '2027-01-04T08:00:00Z', openedAt: '2027-01-04T08:00:00Z',
};
const now = Temporal.Instant.from('2027-01-11T08:00:00Z');
const changed = (more: Partial<MeetingDetails>, of: Meeting = meeting) => changedMeeting(of, { ...of.details, ...more }, now, { timeZone, workingTime });

describe('a changed meeting', () => {
  test('has the times of its new details, over the change of the clocks', () => {
    expect(changed({ date: '2027-03-29', answerBy: '2027-03-28' })).toMatchObject({ revision: 1, sortAt: '2027-03-29T10:00:00Z', closesAt: '2027-03-29T12:00:00Z', deadline: '2027-03-28T22:00:00Z', changedAt: now.toString() });
  });

  test.each([[{ date: '2027-02-04' }, true], [{ start: '11:00' }, true], [{ end: '15:00' }, true], [{ place: 'Tøyen' }, true], [{ endDate: '2027-02-04' }, true], [{ endDate: '2027-02-03' }, false], [{ agenda: 'x' }, false], [{ joinUrl: 'https://x.no' }, false], [{ title: 'x' }, false]])('%j asks people again: %s', (more, asks) => {
    expect([isMove(details, { ...details, ...more }), changed(more).moved !== undefined]).toEqual([asks, asks]);
  });

  test('a later change of the agenda asks nobody again, and a second move asks those who had confirmed the first', () => {
    const moved = changed({ date: '2027-02-04' });
    const after = changed({ agenda: 'x' }, moved);
    expect([after.revision, after.moved?.revision]).toEqual([2, 1]);
    const answers = ['kommer', 'kanskje', 'kommer-ikke'].flatMap((answer) => [0, 1, 2].map((revision) => ({ answer, revision })));
    const standing = (of: Meeting) => answers.filter((one) => stands(of, one)).map(({ answer, revision }) => `${answer} ${revision}`);
    expect(standing(meeting)).toHaveLength(9);
    expect(standing(after)).toEqual(['kommer 1', 'kommer 2', 'kanskje 1', 'kanskje 2', 'kommer-ikke 0', 'kommer-ikke 1', 'kommer-ikke 2']);
    expect(standing(changed({ place: 'Tøyen' }, changed({ agenda: 'y' }, after)))).toEqual(['kommer-ikke 0', 'kommer-ikke 1', 'kommer-ikke 2']);
  });

  test('that is not sent yet opens as long before its new day, and asks nobody again', () => {
    const { openedAt: _, ...rest } = meeting;
    const waiting: Meeting = { ...rest, state: 'scheduled', opensAt: '2027-02-01T08:00:00Z' };
    expect(changed({ date: '2027-04-07' }, waiting)).toMatchObject({ opensAt: '2027-03-10T08:00:00Z', revision: 1 });
    expect([changed({ date: '2027-04-07' }, waiting).moved, changed({ place: 'x' }, waiting).opensAt]).toEqual([undefined, waiting.opensAt]);
    expect(changed({ date: '2027-04-07' }, { ...waiting, opensAt: now.toString() }).opensAt).toBe(now.toString());
  });
});

describe('the form of a change', () => {
  const read = (more: Partial<ReturnType<typeof typedFromMeeting>>, before: MeetingDetails = details, at = '2027-01-11T09:00') =>
    readMeetingDetails({ ...typedFromMeeting({ details: before, audience: '*@*' }), ...more }, { now: Temporal.PlainDateTime.from(at).toZonedDateTime(timeZone), contactDetailsConfirmed: false, before });
  const faults = (result: ReturnType<typeof read>) => (result.ok ? {} : result.faults);

  test('unchanged it is the same meeting, with what the form does not ask for', () => {
    const conference: MeetingDetails = { ...details, endDate: '2027-02-04', end: '11:00', topic: 'rus', agenda: 'Ring 22 00 00 00' };
    expect(read({}, conference)).toEqual({ ok: true, details: conference });
    expect(read({ date: '2027-03-01' }, conference)).toMatchObject({ details: { date: '2027-03-01', endDate: '2027-03-02', answerBy: '2027-02-26', topic: 'rus' } });
  });

  test('the deadline moves along when it is left as it is, and never into the past', () => {
    expect(read({ date: '2027-01-13' })).toMatchObject({ details: { answerBy: '2027-01-11' } });
    expect(read({ date: '2027-02-10', deadline: '2027-02-09' })).toMatchObject({ details: { answerBy: '2027-02-09' } });
    expect(faults(read({ date: '2027-02-01', deadline: '2027-02-02' }))).toEqual({ deadline: 'deadline-after-meeting' });
  });

  test('a time that has passed is a fault beside its field, unless it is left as it was', () => {
    expect(faults(read({ date: '2027-01-10' }))).toEqual({ date: 'date-past' });
    expect(faults(read({ date: '2027-01-11', start: '08:00' }))).toEqual({ start: 'start-past' });
    expect(read({ agenda: 'x' }, details, '2027-02-03T12:30').ok).toBe(true);
    expect(faults(read({ end: '12:30' }, details, '2027-02-03T12:30'))).toEqual({ end: 'start-past' });
  });
});

test('two changes of one meeting: the second is told, twice the same is once, and what is over stays', async () => {
  const clock = createFakeClock(now.toString());
  const store = createSqliteStore({ file: ':memory:', clock });
  await store.init();
  const prompts = createPromptStore(store, clock, 30);
  await prompts.create(meeting);
  const planned: Occurrence[] = [];
  const deps = { store, prompts, clock, timeZone, workingTime, plan: async (occurrences: readonly Occurrence[]) => { planned.push(...occurrences); } };
  const change = (more: Partial<MeetingDetails>): ProposedChange => ({ promptId: 'meeting-1', formId: 'f', by: 'm1', from: details, to: { ...details, ...more } });
  const outcomes = await Promise.all([{ place: 'A' }, { place: 'A' }, { place: 'B' }].map(async (more) => (await changeMeeting(deps, change(more))).outcome));
  const stored = (await prompts.load<MeetingDetails>('meeting-1'))!;
  expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(stored.details.place === 'A' ? 1 : 2);
  expect(stored.revision).toBe(1);
  expect(new Set(planned.map(({ job }) => job))).toEqual(new Set(['meeting-changed:1']));
  expect((await changeMeeting(deps, { ...change({ date: '2027-01-11', start: '08:30' }), from: stored.details })).outcome).toBe('past');
  await clock.jump('2027-02-03T13:00:00Z');
  expect((await changeMeeting(deps, { ...change({ place: 'C' }), from: stored.details })).outcome).toBe('over');
  expect((await changeMeeting(deps, { ...change({}), promptId: 'other' })).outcome).toBe('not-found');
});
