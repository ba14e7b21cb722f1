/** The line of those in hand that wait for the rate to let them go: as they came, so that a steady stream of redraws overtakes no call. Whoever is less urgent than what came later leaves the line. */
import type { Alarm } from '../shared/alarm.ts';
import type { Delivery } from './domain.ts';
import type { Grant, SendLimiter } from './limiter.ts';

/** Whoever leaves the line rings; this is only for the case that nobody does. */
const longestWaitMs = 1000;

export interface SendLine {
  /** The limiter's answer for this one alone: it may go, or its conversation has to wait. Undefined when everybody has to, or it is not to go on. */
  wait(delivery: Delivery, conversation: string, goesOn: () => boolean): Promise<Exclude<Grant, { scope: 'all' }> | undefined>;
}

export function createSendLine({ limiter, alarm }: { readonly limiter: SendLimiter; readonly alarm: Alarm }): SendLine {
  const line = new Set<Delivery>();

  const isFirst = (delivery: Delivery): boolean => line.values().next().value === delivery;

  return {
    async wait(delivery, conversation, goesOn) {
      line.add(delivery);
      try {
        while (goesOn()) {
          const grant = isFirst(delivery) ? limiter.take(conversation) : undefined;
          if (grant?.go === true || grant?.scope === 'conversation') return grant;
          if (limiter.heldMs() > 0) return undefined;
          await alarm.wait(grant?.waitMs ?? longestWaitMs);
        }
        return undefined;
      } finally {
        line.delete(delivery);
        if (line.size > 0) alarm.ring();
      }
    },
  };
}
