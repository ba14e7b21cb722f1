/** Who leads a check-in when whoever started it has left the network, or may start none any more: a series would otherwise go on with nobody to follow it. */
import type { NetworkDirectory } from '../network/directory.ts';
import { hasRole, isAbsent, type Member, type Network } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import { changePrompt } from '../prompts/change-prompt.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { CheckIn, CheckInDetails } from './check-in.ts';
import { mayStartCheckIn, unitsToAsk } from './form.ts';

/** Whether whoever started it may lead it still: a koordinator who has moved may not, one who coordinates some of its units may. */
export const isLed = (network: Network, { organiserId, details: { units } }: Pick<CheckIn, 'organiserId' | 'details'>): boolean => {
  const organiser = network.members.get(organiserId);
  return organiser !== undefined && mayStartCheckIn(organiser) && (units?.some((unit) => unitsToAsk(network, organiser).has(unit)) ?? true);
};

/**
 * One who may ask all of its units: first somebody who can be reached and is there today, and of these a koordinator before sekretariatet.
 * @param today `YYYY-MM-DD`
 * @param reached member ids of those who can be sent a card. Undefined: there is nobody.
 */
export function leadsNext(network: Network, { details: { units } }: Pick<CheckIn, 'details'>, today: string, reached: ReadonlySet<string>): Member | undefined {
  const may = candidates(network).filter((member) => hasRole(member, 'sekretariat') || (units?.every((unit) => unitsToAsk(network, member).has(unit)) ?? false));
  const rank = (member: Member): number => Number(!reached.has(member.id)) * 4 + Number(isAbsent(network, member.id, today)) * 2 + Number(hasRole(member, 'sekretariat'));
  return may.toSorted((one, other) => rank(one) - rank(other))[0];
}

const candidates = (network: Network): Member[] => [...network.members.values()].filter(mayStartCheckIn);

export interface HandOnDeps {
  readonly prompts: PromptStore;
  readonly directory: Pick<NetworkDirectory, 'network' | 'reachability'>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly liveCards: Pick<LiveCards, 'touch'>;
}

/** They get its live card, which says why. Repeatable; nothing happens while there is nobody. Returns the check-in as it is then. */
export async function handOn({ prompts, directory, clock, timeZone, liveCards }: HandOnDeps, network: Network, checkIn: CheckIn): Promise<CheckIn> {
  if (isLed(network, checkIn)) return checkIn;
  const reachability = await directory.reachability(candidates(network).map(({ id }) => id));
  const reached = new Set([...reachability].filter(([, { how }]) => how !== 'not-at-all').map(([id]) => id));
  const next = leadsNext(network, checkIn, clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString(), reached);
  if (next === undefined) return checkIn;
  const changed = await changePrompt<CheckInDetails>(prompts, checkIn.promptId, (current) =>
    (isLed(network, current) ? undefined : { ...current, organiserId: next.id, details: { ...current.details, handedOnTo: next.id } }));
  if (changed.outcome === 'not-found') return checkIn;
  if (changed.outcome === 'changed') liveCards.touch(changed.prompt);
  return changed.prompt;
}
