/**
 * The card that tells those who prepare the meetings that something waits: one message a working day however much comes, changed in place
 * as more does, and once more the next working day if anything still waits then. Whoever is away is told when they are back.
 */
import { deliveryPriorities, type DeliveryQueue, type DeliveryRequest } from '../delivery/domain.ts';
import { isAbsent, type Network } from '../network/domain.ts';
import { workingTimeWhenThere, type WorkingTime } from '../schedule/working-time.ts';

export interface TellDeps {
  readonly workingTime: Pick<WorkingTime, 'movedLater' | 'timeZone'>;
  readonly deliveries: Pick<DeliveryQueue, 'reached'>;
}

export const digestPurpose = 'innspill-waiting';
/** What comes within so long is told of together. */
const gatheredMs = 120_000;
/** Long enough for the next decision on the card just clicked, which a redraw would empty. */
const redrawAfterMs = 45_000;

const dayOf = (at: Temporal.Instant, timeZone: string): Temporal.PlainDate => at.toZonedDateTimeISO(timeZone).toPlainDate();
const digestId = (day: Temporal.PlainDate): string => `${digestPurpose}-${day.toString()}`;

const requestAt = (recipientId: string, at: Temporal.Instant, { timeZone }: TellDeps['workingTime'], revision = at): DeliveryRequest => ({
  promptId: digestId(dayOf(at, timeZone)), purpose: digestPurpose, recipientId, revision: Math.floor(revision.epochMilliseconds / 1000), priority: deliveryPriorities.meeting, notBefore: at.toString(),
});

/** @param since when it came to them, ISO instant: asked again for the same, it is the same request. */
export function digestRequests({ workingTime }: TellDeps, network: Pick<Network, 'members'>, memberIds: readonly string[], since: string): DeliveryRequest[] {
  const gathered = Temporal.Instant.fromEpochMilliseconds((Math.floor(Temporal.Instant.from(since).epochMilliseconds / gatheredMs) + 1) * gatheredMs);
  return memberIds.flatMap((id) => {
    const whenThere = (at: Temporal.Instant): Temporal.Instant => workingTimeWhenThere(workingTime, at, (day) => isAbsent(network, id, day));
    const first = whenThere(gathered);
    const nextDay = whenThere(dayOf(first, workingTime.timeZone).add({ days: 1 }).toZonedDateTime({ timeZone: workingTime.timeZone, plainTime: '09:00' }).toInstant());
    return [requestAt(id, first, workingTime, gathered), requestAt(id, nextDay, workingTime)];
  });
}

/** That day's card, of those who have got it: what has been decided on waits no more. @param decidedAt ISO instant */
export async function redrawDigests({ workingTime, deliveries }: TellDeps, memberIds: readonly string[], decidedAt: string): Promise<DeliveryRequest[]> {
  const promptId = digestId(dayOf(Temporal.Instant.from(decidedAt), workingTime.timeZone));
  const reached = await deliveries.reached(promptId, digestPurpose);
  const at = Temporal.Instant.from(decidedAt).add({ milliseconds: redrawAfterMs });
  return memberIds.filter((id) => reached.has(id)).map((id) => ({ ...requestAt(id, at, workingTime), promptId, priority: deliveryPriorities.ownCard }));
}
