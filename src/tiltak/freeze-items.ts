/** Which measures a check-in asks about, and whom: worked out once, when it opens. */
import type { Network } from '../network/domain.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { Addressee } from '../prompts/domain.ts';
import type { CheckIn, CheckInItem } from './check-in.ts';
import type { CheckInStore } from './check-in-store.ts';
import { lastStatus } from './domain.ts';
import { responsibleFor, yearlyAnswerers } from './responsible.ts';
import { readPlan } from './read-plan.ts';

export interface FreezeDeps {
  readonly store: DocumentStore;
  readonly checkIns: CheckInStore;
  readonly timeZone: string;
}

/** Repeatable: those frozen before stay as they are, and the people follow from what is stored. */
export async function freezeItems(deps: FreezeDeps, network: Network, checkIn: CheckIn): Promise<Addressee[]> {
  const { checkIns } = deps;
  await checkIns.saveItems(checkIn, await itemsOf(deps, network, checkIn));
  const items = await checkIns.items(checkIn.promptId);
  return addresseesOf(network, [...items.flatMap(({ responsibleIds }) => responsibleIds), ...yearlyAnswerers(network, checkIn, items)]);
}

/** What was said last counts, also in another check-in that still takes late answers. */
async function itemsOf({ store, checkIns, timeZone }: FreezeDeps, network: Network, { promptId, details: { plan, units } }: CheckIn): Promise<CheckInItem[]> {
  const read = await readPlan({ store, timeZone, openAnswers: checkIns.openAnswers }, plan);
  const asked = (read?.measures ?? []).filter(({ unit }) => units === undefined || units.includes(unit));
  return asked.map((measure) => {
    const { memberIds, level } = responsibleFor(network, measure);
    const last = lastStatus(measure);
    const { id: measureId, unit, area, title, responsibleEmail } = measure;
    const named = responsibleEmail !== undefined && network.memberByEmail(responsibleEmail) !== undefined;
    return { promptId, measureId, unit, area, title, level, responsibleIds: memberIds, ...(named ? {} : { asKoordinator: true as const }), ...(last === undefined ? {} : { last }) };
  });
}

/** Each person once, in their primary seat. Where an answer lies follows from the measure, not from this. */
export function addresseesOf(network: Network, memberIds: readonly string[]): Addressee[] {
  return [...new Set(memberIds)].flatMap((memberId) => {
    const seats = network.members.get(memberId)?.seats;
    const seat = seats?.find(({ primary }) => primary) ?? seats?.[0];
    return seat ? [{ memberId, unit: seat.unit, level: seat.level, party: seat.party }] : [];
  });
}
