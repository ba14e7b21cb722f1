/** What was to go out in working time waits for it, whatever came between: only what a person sends now, and a mobilisation, goes out at night. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { person } from '../../support/activities.ts';
import { saveScheduled } from '../../../src/meetings/save-scheduled.ts';
import { readArshjul } from '../../../src/meetings/import-arshjul.ts';
import { createNetworkDirectory } from '../../../src/network/create-directory.ts';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { createWorkingTime, parseQuietHours } from '../../../src/schedule/working-time.ts';
import { call, invitationsTo, reachable } from '../../support/meetings.ts';
import { startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('at night', () => {
  let salto: Salto;
  afterEach(async () => { await salto.close(); });

  describe('a reminder', () => {
    beforeEach(async () => { salto = await startSalto({ env: { SEND_RATE_PER_SECOND: '1' } }); });
    const nudged = () => reachable.filter((number) => salto.inbox(person(number)).some(({ card }) => wordsOf(card).includes('Vi har ikke fått svar'))).length;

    test('that was on its way when the server stopped goes on in working time, not when the server is back', async () => {
      await call(salto);
      await salto.clock.jump('2027-01-22T08:00:00Z');
      await salto.until(() => nudged() > 0);
      await salto.stop();
      const before = nudged();
      expect(before).toBeLessThan(reachable.length);

      await salto.clock.jump('2027-01-23T01:30:00Z');
      await salto.restart();
      await salto.clock.advance(60_000);
      expect(nudged()).toBe(before);
      await salto.clock.jump('2027-01-25T06:29:00Z');
      await salto.clock.advance(20_000);
      expect(nudged()).toBe(before);
      await salto.until(() => nudged() === reachable.length, 120_000);
    });
  });

  describe('an invitation', () => {
    const invited = () => reachable.filter((number) => invitationsTo(salto, person(number)).length > 0).length;
    const waiting = async (sentAt: string, date: string): Promise<number> => {
      salto = await startSalto({ now: sentAt, env: { SEND_RATE_PER_SECOND: '1' } });
      await call(salto, { date, deadline: '' }, []);
      await salto.until(() => invited() > 0);
      await salto.stop();
      expect(invited()).toBeLessThan(reachable.length);
      return invited();
    };

    test('that was still waiting when the server stopped goes on in working time', async () => {
      const before = await waiting('2027-01-21T13:00:00Z', '2027-02-03');
      await salto.clock.jump('2027-01-23T01:30:00Z');
      await salto.restart();
      await salto.clock.advance(60_000);
      expect(invited()).toBe(before);
      await salto.clock.jump('2027-01-25T06:29:00Z');
      await salto.clock.advance(20_000);
      expect(invited()).toBe(before);
      await salto.until(() => invited() === reachable.length, 120_000);
    });

    test.each([
      ['when the meeting would have begun by then', '2027-01-24', '2027-01-24T01:30:00Z'],
      ['within the hour in which the organiser sent it', '2027-02-03', '2027-01-22T20:40:00Z'],
    ])('goes on at once %s', async (_, date, backAt) => {
      await waiting('2027-01-22T20:00:00Z', date);
      await salto.clock.jump(backAt);
      await salto.restart();
      await salto.until(() => invited() === reachable.length, 120_000);
    });
  });

  describe('an imported meeting whose time to open has passed', () => {
    const saturdayNight = '2027-01-16T01:30:00Z';
    const invited = () => reachable.filter((number) => invitationsTo(salto, person(number)).length > 0).length;

    async function importYear(date: string, quietHours = '18:00-07:30'): Promise<void> {
      const { store, clock } = salto;
      const network = await createNetworkDirectory({ store, clock, admins: [] }).network();
      const workingTime = createWorkingTime({ timeZone: 'Europe/Oslo', quietHours: parseQuietHours(quietHours), holidays: { isHoliday: () => false } });
      const read = readArshjul(`id,kind,title,date,start,end,end_date,place,join_url,audience,organiser_email,theme,topic\nt1,temamote,Rus,${date},12:00,14:00,,,,*@*,,,\n`, network, { now: clock.now(), workingTime });
      if (!('meetings' in read)) throw new Error(JSON.stringify(read));
      await saveScheduled({ store, prompts: createPromptStore(store, clock, 30), plan: async () => undefined })(read.meetings, { dryRun: false });
      await salto.stop();
      await salto.restart();
    }

    test.each([
      ['waits for working time', '2027-01-20', false],
      ['does not wait when it would have begun by then', '2027-01-16', true],
    ])('%s', async (_, date, atOnce) => {
      salto = await startSalto({ now: saturdayNight });
      await importYear(date);
      if (!atOnce) {
        await salto.clock.advance(60_000);
        await salto.clock.jump('2027-01-18T06:29:00Z');
        await salto.clock.advance(20_000);
        expect(invited()).toBe(0);
      }
      await salto.until(() => invited() === reachable.length, 120_000);
    });

    test('does not wait without quiet hours', async () => {
      salto = await startSalto({ now: saturdayNight, env: { QUIET_HOURS: 'off' } });
      await importYear('2027-01-20', 'off');
      await salto.until(() => invited() === reachable.length);
    });

    test('one that the organiser sends at night goes out at once', async () => {
      salto = await startSalto({ now: saturdayNight });
      await call(salto);
      expect(invited()).toBe(reachable.length);
    });
  });
});
