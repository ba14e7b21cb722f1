import { expect, test } from '@jest/globals';
import { deliveryPriorities, type DeliveryRequest } from '../../../src/delivery/domain.ts';
import type { PromptBehaviours } from '../../../src/prompts/behaviour.ts';
import { createLiveCards } from '../../../src/prompts/live-cards.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { addressee, openPromptAt } from '../../support/prompt-fixtures.ts';
import { silentLog } from '../../support/silent-log.ts';

const behaviours: PromptBehaviours = { meeting: { cardPurpose: 'invitation', liveCardPurpose: 'live-card', priority: deliveryPriorities.meeting, occurrences: () => [] } };

function setUp(enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>) {
  const clock = createFakeClock('2027-01-11T08:00:00Z');
  return { clock, live: createLiveCards({ clock, log: silentLog, behaviours, enqueue, prompts: { load: async () => undefined }, everyMs: 3000 }), prompt: openPromptAt(clock.now(), { revision: 2 }) };
}

test('many answers within the period are one redraw of the live card, and one of each person’s own card when they have not clicked for a while', async () => {
  const asked: DeliveryRequest[][] = [];
  const { clock, live, prompt } = setUp(async (requests) => { asked.push([...requests]); });
  for (let click = 1; click <= 5; click += 1) {
    live.touch(prompt);
    live.answered(prompt, { ...addressee(1), promptId: prompt.promptId, answer: 'kommer', at: '', history: Array.from({ length: click }, () => ({ answer: 'kommer', at: '' })) });
    await clock.advance(500);
  }
  expect(asked).toEqual([]);
  await clock.advance(500);
  expect(asked).toHaveLength(1);
  await clock.advance(43_900);
  expect(asked).toHaveLength(1);
  await clock.advance(200);
  expect(asked.flat().map(({ purpose, recipientId, revision }) => [purpose, recipientId, revision])).toEqual([['live-card', 'm0', 1_799_654_403], ['invitation', 'm1', 7]]);
  await clock.advance(60_000);
  expect(asked).toHaveLength(2);
  expect(clock.pending()).toBe(0);
});

test('another card is drawn anew soon after others’ answers, and a while after its person’s own last click whatever others do meanwhile', async () => {
  const asked: number[] = [];
  const { clock, live } = setUp(async (requests) => { asked.push(...requests.map(({ revision }) => revision)); });
  const redraw = (revision: number, changedBy?: 'its-person') => live.redraw('overview', () => ({ promptId: 'p', purpose: 'tiltak', recipientId: 'm1', revision, priority: deliveryPriorities.liveCard }), changedBy);
  redraw(1);
  await clock.advance(3000);
  expect(asked).toEqual([1]);
  redraw(2);
  redraw(3, 'its-person');
  redraw(4);
  await clock.advance(44_000);
  redraw(5, 'its-person');
  await clock.advance(44_000);
  expect(asked).toEqual([1]);
  await clock.advance(1000);
  expect(asked).toEqual([1, 5]);
  redraw(6);
  await clock.advance(3000);
  expect(asked).toEqual([1, 5, 6]);
});

test('a redraw that the store refuses is asked for again', async () => {
  let away = true;
  const asked: number[] = [];
  const { clock, live, prompt } = setUp(async (requests) => { if (away) throw new Error('away'); asked.push(requests.length); });
  live.touch(prompt);
  await clock.advance(3000);
  away = false;
  await clock.advance(3000);
  expect(asked).toEqual([1]);
});

test('stopping asks for everything at once, also what was to wait', async () => {
  const asked: DeliveryRequest[] = [];
  const { clock, live, prompt } = setUp(async (requests) => { asked.push(...requests); });
  live.touch(prompt);
  live.answered(prompt, { ...addressee(1), promptId: prompt.promptId, answer: 'kommer', at: '', history: [{ answer: 'kommer', at: '' }] });
  await live.flush();
  live.stop();
  expect(asked).toHaveLength(2);
  expect(clock.pending()).toBe(0);
});
