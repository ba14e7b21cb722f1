/** What becomes of a measure while it is asked about, when whoever was to answer it leaves the network or coordinates its unit no longer; and of the check-in, when whoever leads it does. */
import { deliveryPriorities, type DeliveryQueue, type DeliveryRequest } from '../delivery/domain.ts';
import type { Network } from '../network/domain.ts';
import type { JobHandlers, Occurrence } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { overviewPurpose, type CheckIn, type CheckInItem } from './check-in.ts';
import { expectedFrom } from './check-in-progress.ts';
import type { CheckInStore } from './check-in-store.ts';
import { overviewRedraw, passedOnPurposeOf } from './redraw.ts';
import { responsibleFor } from './responsible.ts';
import { handOn, type HandOnDeps } from './who-leads.ts';

const job = 'tiltak-reassign';
const every = { minutes: 10 };

/** Looked at every few minutes as long as it is open: lists are imported by other processes. */
export const reassignOccurrences = ({ promptId, openedAt, opensAt }: CheckIn): readonly Occurrence[] =>
  [{ promptId, job, dueAt: Temporal.Instant.from(openedAt ?? opensAt).add(every).toString() }];

/**
 * Who is responsible now: those who coordinate the unit, where nobody was named or the one named has left; otherwise the one named. Nobody: an
 * empty list. A colleague who has left has it no longer. The same object when nothing changes.
 */
export function withThoseWhoAreThere(network: Network, item: CheckInItem): CheckInItem {
  const { delegatedTo, ...asked } = item;
  const named = item.asKoordinator === undefined && item.responsibleIds.some((id) => network.members.has(id));
  const responsibleIds = named ? item.responsibleIds : responsibleFor(network, { unit: item.unit }).memberIds;
  const colleague = delegatedTo !== undefined && network.members.has(delegatedTo.memberId) ? { delegatedTo } : {};
  const unchanged = ('delegatedTo' in colleague || delegatedTo === undefined) && responsibleIds.length === item.responsibleIds.length && responsibleIds.every((id) => item.responsibleIds.includes(id));
  return unchanged ? item : { ...asked, ...colleague, responsibleIds, ...(named ? {} : { asKoordinator: true as const }) };
}

export interface ReassignDeps extends HandOnDeps {
  readonly checkIns: CheckInStore;
  readonly workingTime: Pick<WorkingTime, 'movedLater'>;
  readonly deliveries: Pick<DeliveryQueue, 'reached'>;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
}

/** In working time only: people get cards. Nothing is read where the network is what it was the last time. */
export function reassignJobs(deps: ReassignDeps): JobHandlers {
  const { checkIns, directory, clock, workingTime } = deps;
  /** Check-in → version of the network. */
  const lookedAt = new Map<string, string>();
  return {
    async [job]({ promptId }) {
      const checkIn = await checkIns.load(promptId);
      if (checkIn?.state !== 'open') {
        lookedAt.delete(promptId);
        return { outcome: 'dropped', reason: 'not-open' };
      }
      const now = clock.now();
      const mayGoAt = workingTime.movedLater(now);
      if (!mayGoAt.equals(now)) return { outcome: 'postponed', until: mayGoAt.toString() };
      const network = await directory.network();
      if (lookedAt.get(promptId) !== network.version) {
        const led = await handOn(deps, network, checkIn);
        await reassign(deps, network, led);
        lookedAt.set(promptId, network.version);
      }
      return { outcome: 'postponed', until: now.add(every).toString() };
    },
  };
}

async function reassign(deps: ReassignDeps, network: Network, checkIn: CheckIn): Promise<void> {
  const { checkIns, clock, liveCards, deliveries } = deps;
  const { promptId } = checkIn;
  // First what a run that broke off has left: its items may be about to change again.
  await tell(deps, checkIn);
  const passedOnAt = clock.now().toString();
  const passedOn = (await checkIns.items(promptId)).filter((item) => withThoseWhoAreThere(network, item) !== item);
  if (passedOn.length === 0) return;
  const reached = await deliveries.reached(promptId, overviewPurpose);
  for (const measure of passedOn) {
    await checkIns.changeItem(measure, (item) => {
      const next = withThoseWhoAreThere(network, item);
      if (next === item) return item;
      const apart = expectedFrom(next).filter((id) => !expectedFrom(item).includes(id) && reached.has(id));
      const before = [...item.responsibleIds, ...(item.delegatedTo === undefined ? [] : [item.delegatedTo.memberId])].filter((id) => network.members.has(id));
      return { ...next, passedOnAt, untold: { apart, before } };
    });
  }
  liveCards.touch(checkIn);
  await tell(deps, checkIn);
}

/** Asks for the cards that tell of it, and only then notes that it has: a crash between the two asks again, under the same names, which is asking once. */
async function tell({ checkIns, clock, enqueue }: ReassignDeps, checkIn: CheckIn): Promise<void> {
  const { promptId } = checkIn;
  const untold = (await checkIns.items(promptId)).filter((item) => item.untold !== undefined);
  if (untold.length === 0) return;
  const answered = new Set((await checkIns.answers(promptId)).answers.map(({ measureId }) => measureId));
  const requests = untold.flatMap(({ measureId, responsibleIds, passedOnAt, untold: { apart = [], before = [] } = {} }): DeliveryRequest[] => {
    const redraws = before.map((memberId) => overviewRedraw(clock, checkIn, memberId));
    if (passedOnAt === undefined || answered.has(measureId)) return redraws;
    const { epochMilliseconds: revision } = Temporal.Instant.from(passedOnAt);
    const card = { promptId, priority: deliveryPriorities.checkIn };
    return [
      ...responsibleIds.map((recipientId) => ({ ...card, purpose: overviewPurpose, recipientId, revision })),
      ...apart.map((recipientId) => ({ ...card, purpose: passedOnPurposeOf(passedOnAt), recipientId, revision: 0 })),
      ...redraws,
    ];
  });
  await enqueue([...new Map(requests.map((request) => [`${request.purpose} ${request.recipientId} ${request.revision}`, request])).values()]);
  await Promise.all(untold.map((measure) => checkIns.changeItem(measure, (item) => {
    const { untold: _, ...told } = item;
    return told;
  })));
}
