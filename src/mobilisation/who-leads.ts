/** Who leads a mobilisation, as long as they may: asked at every click, and looked at by the clock, so that the sekretariat is told when the lead has gone. */
import { mayMobiliseAtAll } from '../access/domain.ts';
import { deliveryPriorities, type DeliveryQueue, type DeliveryRequest } from '../delivery/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { hasRole, type Member, type Network } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { JobHandlers, Occurrence } from '../schedule/domain.ts';
import { isCalled, leadChanges, type Mobilisation, type MobilisationDetails } from './domain.ts';
import { isAway } from './who-is-called.ts';

type Called = { has(memberId: string): boolean };

/** Whoever may be given the lead may keep it: those called, and whoever may mobilise at all. */
export const mayLead = (called: Called, member: Member): boolean => called.has(member.id) || mayMobiliseAtAll(member);

/** What only the lead does, and the sekretariat in their place. Somebody who is away and presses all the same is there. */
export const mayDirect = ({ organiserId }: Pick<Mobilisation, 'organiserId'>, called: Called, member: Member): boolean =>
  hasRole(member, 'sekretariat') || (organiserId === member.id && mayLead(called, member));

/** What is to be remembered when this person calls or takes over: that they are there today, whatever they have told before. */
export const thereToday = (network: Network, memberId: string, mobilisation: Pick<Mobilisation, 'details'>, now: Temporal.ZonedDateTime): Pick<MobilisationDetails, 'leadThere'> =>
  (isAway(network, memberId, mobilisation, now) ? { leadThere: { memberId, date: now.toPlainDate().toString() } } : {});

/** left: no longer in the network · role: neither koordinator, sekretariat nor called · away: has told that they are, on every day it is about. */
export type LeadGone = 'left' | 'role' | 'away';

/** Undefined while the lead can lead. @param now on the wall clock of the network */
export function leadGone(mobilisation: Pick<Mobilisation, 'organiserId' | 'details'>, called: Called, network: Network, now: Temporal.ZonedDateTime): LeadGone | undefined {
  const lead = network.members.get(mobilisation.organiserId);
  if (!lead) return 'left';
  if (!mayLead(called, lead)) return 'role';
  const { leadThere } = mobilisation.details;
  if (leadThere?.memberId === lead.id && leadThere.date === now.toPlainDate().toString()) return undefined;
  return isAway(network, lead.id, mobilisation, now) ? 'away' : undefined;
}

/** Tells a new lead; `mobilisation-lead:<how many changes>`. */
export const leadPurpose = 'mobilisation-lead';
export const tellNewLead = (mobilisation: Mobilisation): DeliveryRequest[] =>
  [{ promptId: mobilisation.promptId, purpose: `${leadPurpose}:${leadChanges(mobilisation)}`, recipientId: mobilisation.organiserId, revision: 0, priority: deliveryPriorities.mobilisationUpdate }];
/** Asked for again by the clock: a process may have died when the change was stored. Not after a time in which the record of what was sent may be deleted. */
const tellsAgainFor = { hours: 1 };
const isNewLead = ({ details }: Mobilisation, now: Temporal.Instant): boolean =>
  (details.events ?? []).some(({ what, at }) => what === 'lead' && Temporal.Instant.compare(Temporal.Instant.from(at).add(tellsAgainFor), now) > 0);

/** Delivery purpose, `mobilisation-leaderless:<how many changes of lead before>`: whoever may take over is told once. */
export const leaderlessPurpose = 'mobilisation-leaderless';
const job = 'mobilisation-lead';
const every = { minutes: 2 };

/** The network changes by imports in other processes, which nothing announces: it is looked at again and again. */
export const leadOccurrences = ({ promptId, openedAt }: Mobilisation): Occurrence[] =>
  (openedAt === undefined ? [] : [{ promptId, job, dueAt: Temporal.Instant.from(openedAt).add(every).toString() }]);

export interface WatchLeadDeps {
  readonly prompts: PromptStore;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly liveCards: LiveCards;
  readonly deliveries: Pick<DeliveryQueue, 'enqueue'>;
}

export const leadJobs = ({ prompts, directory, clock, timeZone, liveCards, deliveries }: WatchLeadDeps): JobHandlers => ({
  [job]: async ({ promptId }) => {
    const mobilisation = await prompts.load<MobilisationDetails>(promptId) as Mobilisation | undefined;
    if (mobilisation?.state !== 'open') return { outcome: 'dropped', reason: 'not-open' };
    const [network, audience] = await Promise.all([directory.network(), prompts.audience(promptId)]);
    const now = clock.now().toZonedDateTimeISO(timeZone);
    if (isNewLead(mobilisation, clock.now())) await deliveries.enqueue(tellNewLead(mobilisation));
    const called = new Set([...audience.values()].filter((addressee) => isCalled(mobilisation, addressee)).map(({ memberId }) => memberId));
    if (leadGone(mobilisation, called, network, now) !== undefined) {
      const asked = await deliveries.enqueue(mayTakeOver(mobilisation, network, now).map(({ id: recipientId }) =>
        ({ promptId, purpose: `${leaderlessPurpose}:${leadChanges(mobilisation)}`, recipientId, revision: 0, priority: deliveryPriorities.mobilisationUpdate })));
      // The boards say it too, from the same moment.
      if (asked.created > 0) liveCards.touch(mobilisation);
    }
    return { outcome: 'postponed', until: clock.now().add(every).toString() };
  },
});

/** Those of the sekretariat who are there; all of them when nobody is. */
function mayTakeOver(mobilisation: Mobilisation, network: Network, now: Temporal.ZonedDateTime): readonly Member[] {
  const others = [...network.members.values()].filter((member) => hasRole(member, 'sekretariat') && member.id !== mobilisation.organiserId);
  const there = others.filter(({ id }) => !isAway(network, id, mobilisation, now));
  return there.length > 0 ? there : others;
}
