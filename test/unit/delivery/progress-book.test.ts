import { expect, test } from '@jest/globals';
import type { Delivery } from '../../../src/delivery/domain.ts';
import { createProgressBook } from '../../../src/delivery/progress-book.ts';
import type { DeliveryStore, StoredDelivery } from '../../../src/delivery/store.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const delivery = (n: number, state: Delivery['state'] = 'pending'): Delivery =>
  ({ promptId: 'p', purpose: 'call', recipientId: `m${n}`, revision: 1, priority: 0, state, attempt: 0, notBefore: '2026-03-02T10:00:00.000Z' });

function stage(people: number) {
  const clock = createFakeClock('2026-03-02T10:00:00Z');
  const stored = Array.from({ length: people }, (_, n) => delivery(n));
  let reads = 0;
  let gate = Promise.resolve();
  const deliveries = { ofPrompt: async () => { reads += 1; const found = [...stored]; await gate; return found as StoredDelivery[]; } } as unknown as DeliveryStore;
  return { clock, stored, book: createProgressBook({ deliveries, clock }), reads: () => reads, hold: (until: Promise<void>) => { gate = until; } };
}

test('a broadcast that is looked at every three seconds is read in proportion to its length, not to its square', async () => {
  const deliveriesRead = async (people: number) => {
    const { clock, book, reads } = stage(people);
    for (let seconds = 0; seconds < people / 30; seconds += 3) {
      await book.of('p');
      await clock.jump(clock.now().add({ seconds: 3 }));
    }
    return reads() * people;
  };
  // Half the rate of sending, so that a long broadcast is read some 33 times, however long.
  expect(await deliveriesRead(6000) / 6000).toBeLessThanOrEqual(34);
  expect(await deliveriesRead(1500) / 1500).toBeLessThanOrEqual(34);
});

test('what this instance records shows at once; what others do, within the time told', async () => {
  const { clock, book, stored } = stage(3);
  expect(await book.of('p')).toMatchObject({ pending: 3 });
  book.changed(delivery(0, 'sent'));
  book.added([delivery(7), delivery(0)]);
  expect(await book.of('p', 'call')).toMatchObject({ pending: 3, sent: 1 });
  expect(await book.of('p', 'other')).toMatchObject({ pending: 0, sent: 0 });
  stored.splice(0, 3, delivery(0, 'sent'), delivery(1, 'sent'), delivery(2, 'sent'));
  await clock.advance(2000);
  expect(await book.of('p')).toMatchObject({ pending: 0, sent: 3 });
  book.forget('p');
  stored.push(delivery(9));
  expect(await book.of('p')).toMatchObject({ pending: 1, sent: 3 });
});

test('what is recorded while it is read is not overwritten by what was read', async () => {
  const { book, hold } = stage(2);
  const { promise, resolve } = Promise.withResolvers<void>();
  hold(promise);
  const reading = book.of('p');
  book.changed(delivery(1, 'sent'));
  resolve();
  expect(await reading).toMatchObject({ pending: 1, sent: 1 });
});
