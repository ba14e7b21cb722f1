/** Reminders of a check-in: when, to whom by how far they have come, and what falls due. Rules: DESIGN.md, job 3. */
import { deliveryPriorities, type DeliveryRequest } from '../delivery/domain.ts';
import type { Texts } from '../locales/texts.ts';
import { isAbsent } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobHandlers, Occurrence } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import type { CheckIn } from './check-in.ts';
import type { PersonState } from './check-in-progress.ts';
import type { CheckInStore } from './check-in-store.ts';
import { yearlyLeft } from './card-overview.ts';
import { lastDayBefore, type Banner } from './card-parts.ts';
import { leftToDo, type LeftToDo, type LeftToDoDeps } from './left-to-do.ts';

export const nudgePurpose = 'tiltak-nudge';
const nudgeNames = ['nudge-7', 'nudge-2', 'last-day'] as const;
export type NudgeName = (typeof nudgeNames)[number];

/** Days before the last day for answers, and whom it is for. A week ahead nobody is disturbed who has begun. */
const nudges: Readonly<Record<NudgeName, { readonly days: number; readonly to: readonly PersonState[] }>> = {
  'nudge-7': { days: 7, to: ['not-opened'] },
  'nudge-2': { days: 2, to: ['not-opened', 'begun', 'one-left'] },
  'last-day': { days: 0, to: ['not-opened', 'begun', 'one-left'] },
};
const morning = Temporal.PlainTime.from('09:00');

export const isNudged = (name: string, state: PersonState): boolean => nudgeNames.some((known) => known === name && nudges[known].to.includes(state));

/** At 09:00, moved to the working day before where that is none. Left out: before it opens or on the same day, and the earlier of two on one day. */
export function nudgePlan({ deadline, openedAt, opensAt }: Pick<CheckIn, 'deadline' | 'openedAt' | 'opensAt'>, workingTime: WorkingTime): readonly { readonly name: NudgeName; readonly at: Temporal.Instant }[] {
  const { timeZone } = workingTime;
  const openedOn = Temporal.Instant.from(openedAt ?? opensAt).toZonedDateTimeISO(timeZone).toPlainDate();
  const lastDay = Temporal.PlainDate.from(lastDayBefore(deadline, timeZone));
  const wishes = nudgeNames.map((name) => ({ name, at: workingTime.movedEarlier(lastDay.subtract({ days: nudges[name].days }).toZonedDateTime({ timeZone, plainTime: morning })) }));
  return wishes
    .filter(({ at }, index) => Temporal.PlainDate.compare(at.toPlainDate(), openedOn) > 0 && !wishes.slice(index + 1).some((later) => later.at.toPlainDate().equals(at.toPlainDate())))
    .map(({ name, at }) => ({ name, at: at.toInstant() }));
}

/** Computed from the check-in alone, so that a restart plans the same. */
export const nudgeOccurrences = (checkIn: CheckIn, workingTime: WorkingTime): Occurrence[] =>
  nudgePlan(checkIn, workingTime).map(({ name, at }) => ({ promptId: checkIn.promptId, job: `${nudgePurpose}:${name}`, dueAt: at.toString() }));

export interface NudgeDeps extends LeftToDoDeps {
  readonly checkIns: CheckInStore;
  readonly clock: Clock;
  readonly workingTime: WorkingTime;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
}

/** What waits for somebody, in one sentence, and which units' yearly questions below it. */
export function nudgeBanner({ measures, units, state }: Pick<LeftToDo, 'measures' | 'units'> & { readonly state: Exclude<PersonState, 'done'> }, unitName: (id: string) => string, t: Texts): Banner {
  const { nudges: words } = t.tiltak;
  return { text: measures === 0 ? words.yearly[state] : words[state](measures), ...(units.length === 0 ? {} : { lines: [yearlyLeft(units.map(unitName), t)] }), style: 'warning' };
}

/** One that fell due while the server was away is still sent, unless the deadline has passed. */
export const nudgeJobs = ({ store, checkIns, directory, clock, workingTime, enqueue }: NudgeDeps): JobHandlers => ({
  async [nudgePurpose]({ promptId, job, dueAt }) {
    const checkIn = await checkIns.load(promptId);
    if (checkIn?.state !== 'open') return { outcome: 'dropped', reason: 'not-open' };
    // The deadline was moved in the moment that this one fell due.
    if (!nudgeOccurrences(checkIn, workingTime).some((planned) => planned.job === job && planned.dueAt === dueAt)) return { outcome: 'dropped', reason: 'moved' };
    const now = clock.now();
    const mayGoAt = workingTime.movedLater(now);
    if (Temporal.Instant.compare(mayGoAt, checkIn.deadline) >= 0) return { outcome: 'dropped', reason: 'deadline-passed' };
    if (!mayGoAt.equals(now)) return { outcome: 'postponed', until: mayGoAt.toString() };
    const name = job.slice(nudgePurpose.length + 1);
    const [people, network] = await Promise.all([leftToDo({ store, checkIns, directory }, checkIn), directory.network()]);
    const today = now.toZonedDateTimeISO(workingTime.timeZone).toPlainDate().toString();
    await enqueue([...people.values()].filter(({ state, memberId }) => isNudged(name, state) && !isAbsent(network, memberId, today))
      .map(({ memberId: recipientId }) => ({ promptId, purpose: `${nudgePurpose}:${name}:${dueAt}`, recipientId, revision: 0, priority: deliveryPriorities.checkIn })));
    return { outcome: 'done' };
  },
});
