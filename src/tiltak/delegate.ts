/** Hands one measure to a colleague or takes it over, and takes it back. Whoever is responsible may, the unit's koordinator and sekretariatet; one that nobody is responsible for, the organiser too. */
import type { DeliveryRequest } from '../delivery/domain.ts';
import { byName } from '../locales/format.ts';
import { hasRole, type Member, type Network } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import { AppError } from '../shared/errors.ts';
import { isTakenOver, type CheckIn, type CheckInItem } from './check-in.ts';
import type { CheckInStore } from './check-in-store.ts';
import { mayAnswer } from './check-in-progress.ts';
import { mayLeadCheckIn } from './form.ts';
import { delegatedCard, overviewRedraw } from './redraw.ts';
import { responsibleFor } from './responsible.ts';

export interface DelegateDeps {
  readonly checkIns: CheckInStore;
  readonly clock: Clock;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
}

const shortestQuery = 2;

/** Whether somebody sees to it that the measures of a unit are answered: its koordinator (a region's: any of its koordinatorer), and sekretariatet. */
export const seesTo = (network: Network, member: Member, { unit }: Pick<CheckInItem, 'unit'>): boolean =>
  hasRole(member, 'sekretariat') || responsibleFor(network, { unit }).memberIds.includes(member.id);

export const mayDelegate = (network: Network, member: Member, checkIn: CheckIn, item: CheckInItem): boolean =>
  item.responsibleIds.includes(member.id) || seesTo(network, member, item) || (item.responsibleIds.length === 0 && mayLeadCheckIn(member, checkIn));

/** As people type it on any keyboard: å as a, ø as o. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLocaleLowerCase('nb').replaceAll('ø', 'o').replaceAll('æ', 'ae').replaceAll(/['’‘`´]/gu, '').trim();

/** Everybody whose name or e-mail address has each of the words, those first in whom each begins one, then by name; `too-short` before there is anything to go by. Never those who may answer already. */
export function findColleagues(network: Network, query: string, { responsibleIds, delegatedTo }: Pick<CheckInItem, 'responsibleIds' | 'delegatedTo'>): readonly Member[] | 'too-short' {
  const wanted = plain(query);
  if (wanted.length < shortestQuery) return 'too-short';
  const words = wanted.split(/\s+/);
  const found = [...network.members.values()].filter(({ id }) => !responsibleIds.includes(id) && delegatedTo?.memberId !== id)
    .map((member) => ({ member, said: ` ${plain(member.name)} ${plain(member.email)}` })).filter(({ said }) => words.every((word) => said.includes(word)));
  const begins = ({ said }: { readonly said: string }): boolean => words.every((word) => said.includes(` ${word}`));
  return found.toSorted((one, other) => Number(begins(other)) - Number(begins(one)) || byName(one.member, other.member)).map(({ member }) => member);
}

/** @param to.from whom the measure was with as far as the click knows, '' for nobody: it is taken from nobody else. Repeatable. The colleague gets the one measure's card; whoever had it before is told that it was taken back. Who takes it over needs no card of their own. */
export async function delegateMeasure(deps: DelegateDeps, item: Pick<CheckInItem, 'promptId' | 'measureId'>, { from, ...to }: { readonly memberId: string; readonly by: string; readonly from?: string | undefined }): Promise<CheckInItem> {
  return await change(deps, item, (current) => {
    const holder = current.delegatedTo?.memberId;
    return holder === to.memberId || (from !== undefined && from !== (holder ?? '')) ? current : { ...current, delegatedTo: { ...to, at: deps.clock.now().toString() } };
  });
}

/** @param from the colleague it is taken back from: one that has since been handed to somebody else stays there */
export async function takeBackMeasure(deps: DelegateDeps, item: Pick<CheckInItem, 'promptId' | 'measureId'>, from: string): Promise<CheckInItem> {
  return await change(deps, item, (current) => {
    const { delegatedTo, ...rest } = current;
    return delegatedTo?.memberId === from ? rest : current;
  });
}

async function change({ checkIns, clock, enqueue }: DelegateDeps, of: Pick<CheckInItem, 'promptId' | 'measureId'>, decide: (item: CheckInItem) => CheckInItem): Promise<CheckInItem> {
  const changed = await checkIns.changeItem(of, decide);
  if (!changed) throw new AppError('not-found', 'a measure of a check-in is gone');
  const { before, after } = changed;
  // Who had taken it over has no card of it but their overview.
  const overviews = isTakenOver(before) && before.delegatedTo !== undefined && !mayAnswer(after, before.delegatedTo.memberId) ? [overviewRedraw(clock, after, before.delegatedTo.memberId)] : [];
  const cards = [before, after].flatMap(({ delegatedTo }) => (delegatedTo === undefined || isTakenOver({ delegatedTo }) ? [] : [delegatedTo]));
  // Also when nothing changed: a crash may have come between the two.
  await enqueue([...overviews, ...new Map(cards.map((delegatedTo) => [delegatedTo.memberId, delegatedCard(clock, { ...after, delegatedTo })])).values()]);
  return after;
}
