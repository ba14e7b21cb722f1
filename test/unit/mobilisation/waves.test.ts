/** Whom the clock may wake: the reminder to the silent, at half their time, and the next wave. */
import { expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import { waveJobs } from '../../../src/mobilisation/waves.ts';
import type { MobilisationDetails } from '../../../src/mobilisation/domain.ts';
import { buildNetwork } from '../../../src/network/domain.ts';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { createWorkingTime, parseQuietHours } from '../../../src/schedule/working-time.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { openPromptAt } from '../../support/prompt-fixtures.ts';

const timeZone = 'Europe/Oslo';
const workingTime = createWorkingTime({ timeZone, quietHours: parseQuietHours('18:00-07:30'), holidays: { isHoliday: () => false } });
const evening = '2027-01-15T20:00:00Z'; // a Friday, 21.00 in Oslo
const morning = '2027-01-16T06:30:00Z';

test.each([
  ['a day to answer, for an event on Sunday: not at night', 1440, '2027-01-17T12:00:00Z', evening, morning],
  ['on a Saturday morning it comes', 1440, '2027-01-17T12:00:00Z', morning, undefined],
  ['the event begins before the night is over: it comes', 1440, '2027-01-16T05:00:00Z', evening, undefined],
  ['a short time to answer: somebody waits, at any hour', 60, '2027-01-17T12:00:00Z', evening, undefined],
  ['a serious incident, whatever the time to answer', 180, '2027-01-15T19:00:00Z', evening, undefined],
  ['a wave hours after the last, for an event on Sunday: not at night', 1440, '2027-01-17T12:00:00Z', evening, morning, { waveMinutes: 480 }],
  ['a wave minutes after the last: somebody waits', 1440, '2027-01-17T12:00:00Z', evening, undefined, { waveMinutes: 10 }],
  ['a wave with a short time to answer', 15, '2027-01-17T12:00:00Z', evening, undefined, { waveMinutes: 480 }],
  ['a wave that somebody has asked for now', 1440, '2027-01-17T12:00:00Z', evening, undefined, { waveMinutes: 480, asked: ':now' }],
] as [string, number, string, string, string | undefined, { waveMinutes?: number; asked?: string }?][])('%s', async (...[, deadlineMinutes, sortAt, now, until, { waveMinutes, asked = '' } = {}]) => {
  const clock = createFakeClock(now);
  const store = createSqliteStore({ file: ':memory:', clock });
  await store.init();
  try {
    const prompts = createPromptStore(store, clock, 30);
    const details: MobilisationDetails = { mobilisationKind: 'arrangement', exercise: false, situation: 'Norway Cup', place: 'Ekeberg', deadlineMinutes, waves: ['*@alna', '*@grorud'], waveOrder: 'enheter', waveMinutes: waveMinutes ?? 10, laterWaves: [], reopened: 0, messages: [] };
    const prompt = openPromptAt(clock.now(), { promptId: 'm', kind: 'mobilisation', details, openedAt: clock.now().toString(), sortAt });
    await prompts.create(prompt);
    await prompts.saveAudience(prompt, [{ memberId: 'silent', unit: 'alna', level: 'utovende', party: 'bydel', ...(waveMinutes === undefined ? {} : { wave: 2 }) }]);
    const written: string[] = [];
    const jobs = waveJobs({
      prompts, clock, timeZone, workingTime, plan: async () => undefined, directory: { network: async () => buildNetwork('1', [], [], []) }, liveCards: { touch: () => undefined } as never,
      deliveries: { enqueue: async (requests) => { written.push(...requests.map(({ recipientId }) => recipientId)); return { created: 0, existed: 0 }; } },
    });
    const due = waveMinutes === undefined ? 'mobilisation-nudge:1' : `mobilisation-wave:2${asked}`;
    const result = await jobs[due.split(':')[0]!]?.({ promptId: 'm', job: due, dueAt: now });
    expect(result).toEqual(until === undefined ? { outcome: 'done' } : { outcome: 'postponed', until });
    expect(written).toEqual(until === undefined ? ['silent'] : []);
  } finally {
    await store.close();
  }
});
