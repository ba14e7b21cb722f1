/** Which meetings somebody is taken to have joined online: those with that link, at that time. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import { meetingFrom } from '../../../src/meetings/create-meeting.ts';
import type { MeetingDetails } from '../../../src/meetings/domain.ts';
import { joinedMeeting, meetingThread } from '../../../src/meetings/joined.ts';
import type { Prompt } from '../../../src/prompts/domain.ts';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { recordingLog } from '../../support/silent-log.ts';

const link = (thread: string): string => `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(thread)}/0?context=%7b%22Tid%22%3a%22x%22%7d`;
const thread = '19:meeting_OGUz@thread.v2';

/** Of which of these meetings Teams' event at that time tells. */
async function joinedAt(at: string, meetings: readonly (Partial<MeetingDetails> & { readonly state?: Prompt['state'] })[]): Promise<readonly string[]> {
  const clock = createFakeClock('2026-10-01T08:00:00Z');
  const store = createSqliteStore({ file: ':memory:', clock });
  await store.init();
  const prompts = createPromptStore(store, clock, 365);
  for (const [number, { state = 'open', ...details }] of meetings.entries()) {
    const made = meetingFrom({ promptId: `m${number}`, organiserId: 'm0', audience: '*@*', details: { meetingKind: 'temamote', title: 'T', date: '2026-11-25', start: '12:00', end: '13:00', answerBy: '2026-11-20', showNames: true, joinUrl: link(thread), ...details } }, clock.now(), 'Europe/Oslo');
    await prompts.create({ ...made, state });
  }
  await clock.jump(at);
  const found: string[] = [];
  const { log } = recordingLog();
  await joinedMeeting({ prompts, clock, log, directory: { membersAmong: async () => ['m1'] }, attendance: { joined: async ({ promptId }) => { found.push(promptId); } } })(thread, []);
  await store.close();
  return found;
}

describe('who joins a meeting online', () => {
  test('has joined those with that link that are on, an hour before and after: not the next of a series, nor one that is called off, planned or without a link', async () => {
    const week = ['2026-11-18', '2026-11-25', '2026-12-02'].map((date) => ({ date }));
    expect(await joinedAt('2026-11-25T10:00:00Z', week)).toEqual(['m1']);
    expect(await joinedAt('2026-11-25T13:00:00Z', week)).toEqual(['m1']);
    expect(await joinedAt('2026-11-25T09:59:59Z', week)).toEqual([]);
    expect(await joinedAt('2026-11-25T13:00:01Z', week)).toEqual([]);
    expect(await joinedAt('2026-11-25T11:30:00Z', [{ state: 'closed' }, { state: 'cancelled' }, { state: 'scheduled' }, { state: 'draft' }, { joinUrl: '' }, { joinUrl: link('19:meeting_other@thread.v2') }, { joinUrl: 'https://example.no/l/meetup-join/%E0%A4%A/0' }])).toEqual(['m0']);
    // Two that follow each other; and a conference that began days ago.
    expect(await joinedAt('2026-11-25T12:10:00Z', [{}, { start: '13:00', end: '14:00' }, { date: '2026-11-23', endDate: '2026-11-27' }])).toEqual(['m2', 'm0', 'm1']);
  });

  test('the hour that a night in October has twice is one of two hours', async () => {
    const night = [{ date: '2026-10-25', start: '01:30', end: '03:30' }];
    expect(await joinedAt('2026-10-24T22:30:00Z', night)).toEqual(['m0']);
    expect(await joinedAt('2026-10-25T03:30:00Z', night)).toEqual(['m0']);
    expect(await joinedAt('2026-10-25T03:30:01Z', night)).toEqual([]);
  });

  test('a link names its chat, however it is written; another text names none', () => {
    const letters = fc.constantFrom(...'AZaz09_@.-');
    fc.assert(fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 60 }), (name) => { expect(meetingThread(link(`19:${name}`))).toBe(`19:${name}`); }));
    expect(meetingThread(`https://teams.microsoft.com/l/meetup-join/${thread}/0`)).toBe(thread);
    fc.assert(fc.property(fc.constantFrom('', 'l/', 'l/meetup-join', 'x/l/meetup-join/'), fc.string(), (path, text) => { expect(meetingThread(`https://teams.microsoft.com/${path}?${encodeURIComponent(text)}`)).toBeUndefined(); }));
    fc.assert(fc.property(fc.string(), (text) => { meetingThread(text); }));
  });
});
