/** What check-ins add to the shared mechanism of prompts. */
import { deliveryPriorities, type DeliveryRequest } from '../delivery/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { PromptBehaviour } from '../prompts/behaviour.ts';
import type { CalledBy } from '../prompts/call-list.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { seriesOccurrences } from './change-check-in.ts';
import { foldOccurrences } from './close-check-in.ts';
import { nudgeOccurrences } from './nudges.ts';
import { overviewPurpose, passedOnPurpose, rollUpPurpose, type CheckIn, type CheckInItem } from './check-in.ts';
import { expectedFrom, progressOf } from './check-in-progress.ts';
import type { CheckInStore } from './check-in-store.ts';
import { addresseesOf, freezeItems } from './freeze-items.ts';
import { reassignOccurrences } from './reassign.ts';
import { delegatedPurpose, delegatedPurposeOf, overviewRedraw, passedOnPurposeOf } from './redraw.ts';

export const checkInCalledBy = (checkIns: CheckInStore): CalledBy => ({
  cardPurpose: overviewPurpose,
  title: (prompt) => (prompt as CheckIn).details.title,
  alsoAsked: async ({ promptId }, network) => addresseesOf(network, (await checkIns.items(promptId)).flatMap(({ responsibleIds, delegatedTo }) => [...responsibleIds, ...(delegatedTo === undefined ? [] : [delegatedTo.memberId])])),
  async progress(prompt, deliveries) {
    const { promptId, details } = prompt as CheckIn;
    const [{ unsettled, ...counts }, read] = await Promise.all([deliveries.progress(promptId), checkIns.read(promptId)]);
    const { items, answers } = read;
    // Whom nothing waits for need not be phoned: they found it themselves, or others answered for them. The yearly questions may wait.
    const { people } = progressOf(read);
    const waits = (memberId: string): boolean => { const { asked = 0, answered = 0 } = people.get(memberId) ?? {}; return details.yearly || answered < asked; };
    // Somebody is phoned about a measure that came to them later as long as it waits for them, not when it was taken back or somebody has answered.
    const waiting = new Set(items.filter(({ measureId }) => !answers.has(measureId)).flatMap((item) => laterCards(item).map(({ purpose, recipientId }) => `${purpose} ${recipientId}`)));
    return { ...counts, unsettled: unsettled.filter(({ purpose, recipientId }) => (purpose === overviewPurpose && waits(recipientId)) || waiting.has(`${purpose} ${recipientId}`)) };
  },
});

/** What tells of one measure besides the overview. */
const laterCards = (item: CheckInItem): { readonly purpose: string; readonly recipientId: string }[] => expectedFrom(item).flatMap((recipientId) => [
  ...(item.delegatedTo === undefined ? [] : [{ purpose: delegatedPurposeOf(item.measureId, item.delegatedTo.at), recipientId }]),
  ...(item.passedOnAt === undefined ? [] : [{ purpose: passedOnPurposeOf(item.passedOnAt), recipientId }]),
]);

export interface CheckInBehaviourDeps {
  readonly clock: Clock;
  readonly store: DocumentStore;
  readonly checkIns: CheckInStore;
  readonly workingTime: WorkingTime;
}

/** Nothing about a check-in is urgent: it opens in working time. */
export const checkInBehaviour = (deps: CheckInBehaviourDeps): PromptBehaviour => ({
  cardPurpose: overviewPurpose,
  liveCardPurpose: rollUpPurpose,
  priority: deliveryPriorities.checkIn,
  opensNotBefore: (_, now) => deps.workingTime.movedLater(now),
  addressees: (network, prompt) => freezeItems({ ...deps, timeZone: deps.workingTime.timeZone }, network, prompt as CheckIn),
  alsoRenewed: (purpose) => purpose.startsWith(`${delegatedPurpose}:`) || purpose.startsWith(`${passedOnPurpose}:`),
  behindSince: (prompt, since) => overviewsBehind(deps, prompt as CheckIn, since),
  occurrences: (prompt) => [...foldOccurrences(prompt as CheckIn), ...nudgeOccurrences(prompt as CheckIn, deps.workingTime), ...seriesOccurrences(prompt as CheckIn), ...reassignOccurrences(prompt as CheckIn)],
});

async function overviewsBehind({ checkIns, clock }: CheckInBehaviourDeps, checkIn: CheckIn, since: Temporal.Instant): Promise<DeliveryRequest[]> {
  const { items, answers } = await checkIns.read(checkIn.promptId);
  const recent = items.filter(({ measureId }) => { const at = answers.get(measureId)?.at; return at !== undefined && Temporal.Instant.compare(at, since) >= 0; });
  return [...new Set(recent.flatMap(({ responsibleIds }) => responsibleIds))].map((memberId) => overviewRedraw(clock, checkIn, memberId));
}
