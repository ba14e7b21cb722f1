/** An hour before a shift, those who have signed up for it are reminded: the card comes anew, with the button that says that they have arrived. */
import { deliveryPriorities, type DeliveryQueue } from '../delivery/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { isAbsent } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { JobHandlers, Occurrence } from '../schedule/domain.ts';
import { signedUp, unreadableOf, type Mobilisation, type MobilisationDetails, type Shift } from './domain.ts';

export const shiftReminder = 'mobilisation-shift';
const ahead = { minutes: 60 };
/** While a level cannot be read. */
const lookAgainAfter = { minutes: 5 };

export const shiftOccurrences = ({ promptId, details }: Mobilisation): Occurrence[] =>
  (details.shifts ?? []).map(({ id, start }) => ({ promptId, job: `${shiftReminder}:${id}`, dueAt: Temporal.Instant.from(start).subtract(ahead).toString() }));

/** The shift that a job or delivery of this name is about. */
export const shiftNamed = ({ shifts = [] }: MobilisationDetails, name: string): Shift | undefined => shifts.find(({ id }) => name === `${shiftReminder}:${id}`);

export interface RemindShiftDeps {
  readonly prompts: PromptStore;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly deliveries: Pick<DeliveryQueue, 'enqueue'>;
}

export const shiftJobs = ({ prompts, directory, clock, timeZone, deliveries }: RemindShiftDeps): JobHandlers => ({
  [shiftReminder]: async ({ promptId, job: purpose }) => {
    const mobilisation = await prompts.load<MobilisationDetails>(promptId) as Mobilisation | undefined;
    const shift = mobilisation && shiftNamed(mobilisation.details, purpose);
    if (!shift || mobilisation.state !== 'open') return { outcome: 'dropped', reason: 'not-open' };
    const [{ responses, closedLevels }, network] = await Promise.all([prompts.responses(promptId), directory.network()]);
    const today = clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString();
    const people = signedUp(shift, responses).filter(({ memberId }) => !isAbsent(network, memberId, today));
    await deliveries.enqueue(people.map(({ memberId: recipientId }) => ({ promptId, purpose, recipientId, revision: 0, priority: deliveryPriorities.update })));
    // Who of these has signed up is not to be known yet.
    const unreadable = unreadableOf(mobilisation, (await prompts.audience(promptId)).values(), closedLevels);
    const now = clock.now();
    if (unreadable.length > 0 && Temporal.Instant.compare(now, shift.start) < 0) return { outcome: 'postponed', until: now.add(lookAgainAfter).toString() };
    return { outcome: 'done' };
  },
});
