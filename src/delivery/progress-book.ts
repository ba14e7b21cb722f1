/**
 * How far each prompt's messages have come, without reading them all at every look: a broadcast's cards are redrawn every few
 * seconds while it runs, and reading everybody each time would cost more for each recipient the more there are.
 */
import type { Clock } from '../ports/clock.ts';
import type { Delivery, DeliveryProgress, DeliveryRequest } from './domain.ts';
import { progressOf } from './domain.ts';
import type { DeliveryStore } from './store.ts';

export interface ProgressBook {
  /** As of now for what this instance has sent; of others' doings it may be behind by two seconds, or by a millisecond for each delivery. */
  of(promptId: string, purpose?: string): Promise<DeliveryProgress>;
  changed(delivery: Delivery): void;
  added(requests: readonly DeliveryRequest[]): void;
  /** Much of the prompt was changed at once: the next look reads it all. */
  forget(promptId: string): void;
}

const shortestFreshMs = 2000;
const freshMsPerDelivery = 1;
/** Prompts looked at lately; a delivery takes a few hundred bytes. */
const mostPages = 8;

interface Page { deliveries: Map<string, Delivery>; readAtMs: number; reading: Promise<void> | undefined; changes: Map<string, Delivery> }

export function createProgressBook({ deliveries, clock }: { readonly deliveries: DeliveryStore; readonly clock: Clock }): ProgressBook {
  /** The one looked at last is last. */
  const pages = new Map<string, Page>();
  const keyOf = ({ purpose, recipientId, revision }: DeliveryRequest): string => `${purpose}|${recipientId}|${revision}`;

  async function read(promptId: string, page: Page): Promise<void> {
    page.changes.clear();
    const begunMs = clock.elapsedMs();
    const found = await deliveries.ofPrompt(promptId);
    // What was recorded while it was read may be newer than what was read.
    page.deliveries = new Map([...found.map((delivery) => [keyOf(delivery), delivery] as const), ...page.changes]);
    page.readAtMs = begunMs;
  }

  function open(promptId: string): Page {
    const page: Page = pages.get(promptId) ?? { deliveries: new Map(), readAtMs: -Infinity, reading: undefined, changes: new Map() };
    pages.delete(promptId);
    pages.set(promptId, page);
    const oldest = pages.keys().next().value;
    if (pages.size > mostPages && oldest !== undefined) pages.delete(oldest);
    return page;
  }

  return {
    async of(promptId, purpose) {
      const page = open(promptId);
      const freshMs = Math.max(shortestFreshMs, page.deliveries.size * freshMsPerDelivery);
      if (clock.elapsedMs() - page.readAtMs >= freshMs) {
        page.reading ??= read(promptId, page).finally(() => { page.reading = undefined; });
        await page.reading;
      }
      const all = [...page.deliveries.values()];
      return progressOf(purpose === undefined ? all : all.filter((delivery) => delivery.purpose === purpose));
    },
    changed(delivery) {
      const page = pages.get(delivery.promptId);
      if (page === undefined) return;
      page.deliveries.set(keyOf(delivery), delivery);
      if (page.reading !== undefined) page.changes.set(keyOf(delivery), delivery);
    },
    added(requests) {
      for (const request of requests) {
        const page = pages.get(request.promptId);
        const key = keyOf(request);
        if (page !== undefined && !page.deliveries.has(key)) page.deliveries.set(key, { ...request, state: 'pending', attempt: 0, notBefore: '' });
      }
    },
    forget: (promptId) => void pages.delete(promptId),
  };
}
