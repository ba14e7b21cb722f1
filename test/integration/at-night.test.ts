/** What was to go out in working time waits for it, whatever came between: only what a person sends now, and a mobilisation, goes out at night. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { person } from '../support/activities.ts';
import { call, reachable } from '../support/meetings.ts';
import { startSalto, wordsOf, type Salto } from '../support/salto.ts';

// The whole product runs in each test: minutes are for machines that are busy with other things.
jest.setTimeout(60_000);

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
