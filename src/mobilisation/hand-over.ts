/** Change of lead: the new one gets the board and its rights, the old one keeps seeing it, and the timeline says so. */
import type { DeliveryQueue } from '../delivery/domain.ts';
import { byName } from '../locales/format.ts';
import type { Member, Network } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import { changePrompt } from '../prompts/change-prompt.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import type { PromptStore } from '../prompts/store.ts';
import { findByName as findPeople } from '../shared/find-by-name.ts';
import { withEvent, type Mobilisation, type MobilisationDetails } from './domain.ts';
import { mayLead, tellNewLead } from './who-leads.ts';

export interface HandOverDeps {
  readonly prompts: PromptStore;
  readonly clock: Clock;
  readonly liveCards: LiveCards;
  readonly deliveries: Pick<DeliveryQueue, 'enqueue'>;
}

export type HandedOver = { readonly outcome: 'handed-over' | 'led-by-another'; readonly mobilisation: Mobilisation } | { readonly outcome: 'over' };

/** @param from who leads as far as the click knows: of two changes at once only the first is made. Doing it twice is doing it once. */
export async function handOver({ prompts, clock, liveCards, deliveries }: HandOverDeps, { promptId, from, to, leadThere }: { readonly promptId: string; readonly from: string; readonly to: string } & Pick<MobilisationDetails, 'leadThere'>): Promise<HandedOver> {
  const changed = await changePrompt<MobilisationDetails>(prompts, promptId, (mobilisation) => {
    if (mobilisation.state !== 'open' || mobilisation.organiserId !== from || from === to) return undefined;
    const former = mobilisation.formerOrganiserIds ?? [];
    return {
      ...mobilisation, organiserId: to, formerOrganiserIds: former.includes(from) ? former : [...former, from],
      details: withEvent({ ...mobilisation.details, ...(leadThere === undefined ? {} : { leadThere }) }, { what: 'lead', at: clock.now().toString(), by: from, to }),
    };
  });
  if (changed.outcome === 'not-found' || changed.prompt.state !== 'open') return { outcome: 'over' };
  const mobilisation = changed.prompt as Mobilisation;
  if (mobilisation.organiserId !== to) return { outcome: 'led-by-another', mobilisation };
  await deliveries.enqueue(tellNewLead(mobilisation));
  liveCards.touch(mobilisation);
  return { outcome: 'handed-over', mobilisation };
}

/** Those called so far, and whoever may mobilise at all; not the one who leads. */
export const mayBecomeLead = ({ organiserId }: Mobilisation, called: { has(memberId: string): boolean }, member: Member): boolean =>
  member.id !== organiserId && mayLead(called, member);

/** By name, those of whose names every typed word begins a part. */
export const findByName = (network: Network, typed: string, fits: (member: Member) => boolean): Member[] =>
  findPeople(network.members.values(), typed).filter(fits).toSorted(byName);
