/** What becomes of a measure while it is asked about, when whoever was to answer it leaves the network or coordinates its unit no longer. */
import { deliveryPriorities, type DeliveryRequest } from '../delivery/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { Network } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import type { JobHandlers, Occurrence } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { overviewPurpose, type CheckIn, type CheckInItem } from './check-in.ts';
import type { CheckInStore } from './check-in-store.ts';
import { overviewRedraw } from './redraw.ts';
import { responsibleFor } from './responsible.ts';

const job = 'tiltak-reassign';
const every = { minutes: 10 };
/** A run that broke off is taken up again long before. */
const tellAgain = { hours: 1 };

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

export interface ReassignDeps {
  readonly checkIns: CheckInStore;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly clock: Clock;
  readonly workingTime: Pick<WorkingTime, 'movedLater'>;
  readonly liveCards: Pick<LiveCards, 'touch'>;
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
      if (lookedAt.get(promptId) !== network.version && await reassign(deps, network, checkIn)) lookedAt.set(promptId, network.version);
      return { outcome: 'postponed', until: now.add(every).toString() };
    },
  };
}

/** False when one measure was handed over in this moment: to be looked at again. */
async function reassign({ checkIns, clock, liveCards, enqueue }: ReassignDeps, network: Network, checkIn: CheckIn): Promise<boolean> {
  const [items, { answers }] = await Promise.all([checkIns.items(checkIn.promptId), checkIns.answers(checkIn.promptId)]);
  const answered = new Set(answers.map(({ measureId }) => measureId));
  const passedOnAt = clock.now().toString();
  const recently = clock.now().subtract(tellAgain);
  const had = new Set<string>();
  const now: CheckInItem[] = [];
  for (const item of items) {
    const next = withThoseWhoAreThere(network, item);
    const changed: CheckInItem = next === item ? item : { ...next, passedOnAt };
    if (changed !== item && await checkIns.replaceItem(changed, item.etag) !== 'replaced') continue;
    if (changed !== item) for (const id of [...item.responsibleIds, item.delegatedTo?.memberId ?? '']) if (network.members.has(id)) had.add(id);
    now.push(changed);
  }
  // Asked for anew each time under the same name, which is asking once: a crash may come between the two.
  const told = now.flatMap(({ measureId, responsibleIds, passedOnAt: at }) => (at === undefined || answered.has(measureId) || Temporal.Instant.compare(at, recently) < 0 ? [] : responsibleIds.map((recipientId): DeliveryRequest =>
    ({ promptId: checkIn.promptId, purpose: overviewPurpose, recipientId, revision: Temporal.Instant.from(at).epochMilliseconds, priority: deliveryPriorities.checkIn }))));
  const toldOnce = new Map(told.map((request) => [`${request.recipientId} ${request.revision}`, request]));
  await enqueue([...toldOnce.values(), ...[...had].map((id) => overviewRedraw(clock, checkIn, id))]);
  if (now.some((item) => item.passedOnAt === passedOnAt)) liveCards.touch(checkIn);
  return now.length === items.length;
}
