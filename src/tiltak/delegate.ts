/** Hands one measure to a colleague, and takes it back. Whoever is responsible may; one that nobody is responsible for (any more), the organiser and sekretariatet. */
import { mayCancel } from '../access/domain.ts';
import type { DeliveryRequest } from '../delivery/domain.ts';
import { byName } from '../locales/format.ts';
import type { Member, Network } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import { AppError } from '../shared/errors.ts';
import type { CheckIn, CheckInItem } from './check-in.ts';
import type { CheckInStore } from './check-in-store.ts';
import { delegatedCard } from './redraw.ts';

export interface DelegateDeps {
  readonly checkIns: CheckInStore;
  readonly clock: Clock;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
}

const tries = 8;
const shortestQuery = 2;

export const mayDelegate = ({ members }: Pick<Network, 'members'>, member: Member, checkIn: CheckIn, { responsibleIds }: CheckInItem): boolean =>
  responsibleIds.includes(member.id) || (!responsibleIds.some((id) => members.has(id)) && mayCancel(member, checkIn));

/** As people type it on any keyboard: å as a, ø as o. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLocaleLowerCase('nb').replaceAll('ø', 'o').replaceAll('æ', 'ae').trim();

/** Everybody whose name or e-mail address has each of the words, by name; `too-short` before there is anything to go by. Never those who may answer already. */
export function findColleagues(network: Network, query: string, { responsibleIds, delegatedTo }: Pick<CheckInItem, 'responsibleIds' | 'delegatedTo'>): readonly Member[] | 'too-short' {
  const wanted = plain(query);
  if (wanted.length < shortestQuery) return 'too-short';
  const words = wanted.split(/\s+/);
  return [...network.members.values()].filter(({ id, name, email }) => {
    if (responsibleIds.includes(id) || delegatedTo?.memberId === id) return false;
    const said = `${plain(name)} ${plain(email)}`;
    return words.every((word) => said.includes(word));
  }).toSorted(byName);
}

/** Repeatable. The colleague gets the one measure's card; whoever had it before is told that it was taken back. `changed`: somebody else did something to it meanwhile. */
export async function delegateMeasure(deps: DelegateDeps, item: Pick<CheckInItem, 'promptId' | 'measureId'>, to: { readonly memberId: string; readonly by: string }): Promise<CheckInItem> {
  return await change(deps, item, (current) => (current.delegatedTo?.memberId === to.memberId ? current : { ...current, delegatedTo: { ...to, at: deps.clock.now().toString() } }));
}

/** @param from the colleague it is taken back from: one that has since been handed to somebody else stays there */
export async function takeBackMeasure(deps: DelegateDeps, item: Pick<CheckInItem, 'promptId' | 'measureId'>, from: string): Promise<CheckInItem> {
  return await change(deps, item, (current) => {
    const { delegatedTo, ...rest } = current;
    return delegatedTo?.memberId === from ? rest : current;
  });
}

async function change({ checkIns, clock, enqueue }: DelegateDeps, { promptId, measureId }: Pick<CheckInItem, 'promptId' | 'measureId'>, decide: (item: CheckInItem) => CheckInItem): Promise<CheckInItem> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const current = await checkIns.item(promptId, measureId);
    if (!current) throw new AppError('not-found', 'a measure of a check-in is gone');
    const next = decide(current);
    if (next !== current && await checkIns.replaceItem(next, current.etag) !== 'replaced') continue;
    const people = [current.delegatedTo?.memberId, next.delegatedTo?.memberId].filter((memberId) => memberId !== undefined);
    // Also when nothing changed: a crash may have come between the two.
    await enqueue([...new Set(people)].map((memberId) => delegatedCard(clock, next, memberId)));
    return next;
  }
  throw new AppError('store-unavailable', 'handing over a measure met a conflict at every try');
}
