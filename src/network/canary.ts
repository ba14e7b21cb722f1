/** Once a month: every member is looked up in Teams, without anything being posted, and the sekretariat is told who can no longer be reached. */
import type { Composers } from '../delivery/composer.ts';
import { deliveryPriorities, type DeliveryQueue } from '../delivery/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobHandlers, Occurrence } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { canaryPurpose, canaryReportPurpose } from './canary-report.ts';
import type { NetworkDirectory } from './directory.ts';
import { hasRole } from './domain.ts';

export interface CanaryDeps {
  /** CANARY */
  readonly on: boolean;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly deliveries: Pick<DeliveryQueue, 'enqueue' | 'progress'>;
  readonly workingTime: WorkingTime;
  readonly clock: Clock;
  readonly plan: (occurrences: readonly Occurrence[]) => Promise<unknown>;
}

const jobs = { look: 'canary', report: 'canary-report' } as const;
const prefix = 'canary-';
const startsAt = '09:00';
/** Far below the rate of sending, so that it is never the reason why somebody waits. */
const peoplePerSecond = 5;
const reportAgain = { minutes: 1 };
/** The platform may hold some back for long: what is known by then is told. */
const longestHours = 24;

export interface Canary {
  /** At every start; repeatable. */
  plan(): Promise<void>;
  readonly jobs: JobHandlers;
  readonly composers: Composers;
}

/** The looking up is the delivery queue's: each person is a delivery that shows nothing, so it outlives a crash, is done once, and keeps to the rate. */
export function createCanary({ on, directory, deliveries, workingTime, clock, plan }: CanaryDeps): Canary {
  const local = (): Temporal.ZonedDateTime => clock.now().toZonedDateTimeISO(workingTime.timeZone);
  const thisMonth = (): Temporal.PlainYearMonth => local().toPlainDate().toPlainYearMonth();
  const occurrence = (month: Temporal.PlainYearMonth): Occurrence => {
    const first = month.toPlainDate({ day: 1 }).toZonedDateTime({ timeZone: workingTime.timeZone, plainTime: startsAt });
    return { promptId: `${prefix}${month.toString()}`, job: jobs.look, dueAt: workingTime.movedLater(first.toInstant()).toString() };
  };
  const nextWorkingTime = (): string => workingTime.movedLater(clock.now()).toString();

  async function enqueueAll(promptId: string): Promise<number> {
    const people = [...(await directory.network()).members.keys()].sort();
    const from = clock.now();
    await deliveries.enqueue(people.map((recipientId, at) => ({
      promptId, purpose: canaryPurpose, recipientId, revision: 0, priority: deliveryPriorities.ahead, notBefore: from.add({ seconds: Math.floor(at / peoplePerSecond) }).toString(),
    })));
    return people.length / peoplePerSecond;
  }

  return {
    async plan() {
      // The next month's too: nobody may start the server for a year.
      if (on) await plan([occurrence(thisMonth()), occurrence(thisMonth().add({ months: 1 }))]);
    },
    jobs: {
      async [jobs.look]({ promptId }) {
        if (!on) return { outcome: 'dropped', reason: 'off' };
        await plan([occurrence(thisMonth().add({ months: 1 }))]);
        if (promptId !== `${prefix}${thisMonth().toString()}`) return { outcome: 'dropped', reason: 'month-over' };
        if (!workingTime.isWorkingTime(local())) return { outcome: 'postponed', until: nextWorkingTime() };
        const seconds = await enqueueAll(promptId);
        await plan([{ promptId, job: jobs.report, dueAt: clock.now().add({ seconds: Math.ceil(seconds) }).add(reportAgain).toString() }]);
        return { outcome: 'done' };
      },
      async [jobs.report]({ promptId, dueAt }) {
        const { pending } = await deliveries.progress(promptId, canaryPurpose);
        if (pending > 0 && clock.now().since(dueAt).total('hours') < longestHours) return { outcome: 'postponed', until: clock.now().add(reportAgain).toString() };
        if (!workingTime.isWorkingTime(local())) return { outcome: 'postponed', until: nextWorkingTime() };
        const told = [...(await directory.network()).members.values()].filter((member) => hasRole(member, 'sekretariat'));
        await deliveries.enqueue(told.map(({ id: recipientId }) => ({ promptId, purpose: canaryReportPurpose, recipientId, revision: 0, priority: deliveryPriorities.update })));
        return { outcome: 'done' };
      },
    },
    composers: { [canaryPurpose]: async () => (on ? { lookUp: true } : { skip: 'not-needed' }) },
  };
}
