/** What a process had only in memory when it was killed is made good by the next one. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { recordAnswer } from '../../../src/prompts/record-answer.ts';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { person } from '../../support/activities.ts';
import { answer, call, invitationsTo } from '../../support/meetings.ts';
import { startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('killed', () => {
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto(); });
  afterEach(async () => { await salto.close(); });

  test('the card of somebody whose answer was stored and not yet redrawn follows at the next start; nobody else’s is touched', async () => {
    const promptId = await call(salto);
    const shows = (number: number) => wordsOf(invitationsTo(salto, person(number))[0]?.card).includes('Du har svart');
    await answer(salto, person(7), promptId, 'kommer');
    await salto.until(() => shows(7));
    // As a process leaves it that is killed between storing the answer and asking for the redraw.
    const prompts = createPromptStore(salto.store, salto.clock, 30);
    const leder = [...(await prompts.audience(promptId)).values()].find(({ level }) => level === 'styrende')!;
    await recordAnswer(prompts, salto.clock, { kind: 'meeting', promptId, memberId: leder.memberId, answer: 'kommer-ikke' });
    await salto.stop();
    expect(shows(3)).toBe(false);

    await salto.clock.advance(60 * 60_000);
    const before = salto.connector.ledger.length;
    await salto.restart();
    await salto.until(() => shows(3));
    await salto.clock.advance(20_000);
    const redrawn = salto.connector.ledger.slice(before).filter(({ card }) => wordsOf(card).includes('meeting.answer'));
    expect(redrawn).toHaveLength(1);
    expect(invitationsTo(salto, person(3))).toHaveLength(1);
  });
});
