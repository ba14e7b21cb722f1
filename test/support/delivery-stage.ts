/** The delivery queue on a real store with a scripted sender, whose store can be made to fail: what tests of sending share. */
import { createSqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import type { Composers } from '../../src/delivery/composer.ts';
import type { Delivery, DeliveryPriority } from '../../src/delivery/domain.ts';
import { deliveryPriorities } from '../../src/delivery/domain.ts';
import type { DispatcherOptions } from '../../src/delivery/dispatcher.ts';
import { createDispatcher } from '../../src/delivery/dispatcher.ts';
import { createSendLimiter } from '../../src/delivery/limiter.ts';
import type { DocumentStore, StoredDocument } from '../../src/ports/document-store.ts';
import { queryAll } from '../../src/ports/document-store.ts';
import { AppError } from '../../src/shared/errors.ts';
import { createFakeClock } from './fake-clock.ts';
import { createFakeDirectory } from './fake-directory.ts';
import { createScriptedSender } from './scripted-sender.ts';
import { silentLog } from './silent-log.ts';

const stores: DocumentStore[] = [];
/** After each test. */
export async function closeStages(): Promise<void> {
  for (const store of stores.splice(0)) await store.close();
}

export async function stage(options: { people?: number; conversation?: boolean; latencyMs?: number; ratePerSecond?: number } & Partial<Pick<DispatcherOptions, 'parallel'>> = {}) {
  const { people = 3, conversation = true, latencyMs = 0, ratePerSecond = 30 } = options;
  const clock = createFakeClock('2026-03-02T10:00:00Z');
  const real = createSqliteStore({ file: ':memory:', clock });
  stores.push(real);
  await real.init();
  const trouble: { away: boolean; failAfter?: (method: string, args: unknown[]) => boolean } = { away: false };
  const store = new Proxy(real, {
    get: (target, method: keyof DocumentStore) => async (...args: unknown[]) => {
      if (trouble.away) throw new AppError('store-unavailable', 'away');
      const result = await (target[method] as (...all: unknown[]) => Promise<unknown>)(...args);
      if (trouble.failAfter?.(method, args) === true) throw new AppError('store-unavailable', 'no answer');
      return result;
    },
  });
  const directory = createFakeDirectory();
  const ids = Array.from({ length: people }, (_, index) => `m${String(index).padStart(3, '0')}`);
  for (const id of ids) directory.add(id, { conversation });
  const sender = createScriptedSender(clock, { latencyMs });
  const composers: Record<string, Composers[string]> = {};
  for (const purpose of ['invitation', 'call', 'live-card', 'reminder']) {
    composers[purpose] = async ({ recipientId, revision, purpose: full }) => ({ message: { card: { type: 'AdaptiveCard' }, summary: `${full} r${revision} ${recipientId}` } });
  }
  const recorded: Delivery[] = [];
  let instances = 0;
  const make = () => createDispatcher({
    instance: `instance-${(instances += 1)}`,
    store, sender, directory, composers, clock, log: silentLog, limiter: createSendLimiter({ clock, ratePerSecond }), retentionDays: 180,
    random: () => 0, recorded: (delivery) => { recorded.push(delivery); }, ...(options.parallel === undefined ? {} : { parallel: options.parallel }),
  });
  const requests = (purpose = 'invitation', revision = 1, priority: DeliveryPriority = deliveryPriorities.meeting, promptId = 'p1') =>
    ids.map((recipientId) => ({ promptId, purpose, recipientId, revision, priority }));
  const stored = () => queryAll<Delivery & StoredDocument>(real, 'prompts', { across: true, where: { type: 'delivery' } });
  return { clock, real, trouble, directory, ids, sender, composers, recorded, make, requests, stored };
}
