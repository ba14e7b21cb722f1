/** When people are away: what they type is read, periods that touch become one, and each person's are one document of their own, so that an import never undoes them. */
import type { Clock } from '../ports/clock.ts';
import { queryAll, type DocumentStore, type StoredDocument } from '../ports/document-store.ts';
import { changeDocument } from '../shared/change-document.ts';
import { buildNetwork, type AbsencePeriod, type Network } from './domain.ts';

export type Absences = ReadonlyMap<string, readonly AbsencePeriod[]>;

/** Keys of the sentences in locales. */
export interface AbsenceFaults {
  readonly from?: 'date-missing' | 'date-invalid';
  readonly to?: 'date-invalid' | 'absence-ends-first' | 'absence-past' | 'absence-far' | 'absence-full';
}
export interface TypedAbsence { readonly from: string; readonly to: string }

/** What one card holds. */
const mostPeriods = 12;
/** Beyond this a year is mistyped. */
const longestAhead = { years: 2 };

/** A period without an end is one day. One that began in the past and goes on is a period like others. */
export function readAbsence({ from: typedFrom, to: typedTo }: TypedAbsence, own: readonly AbsencePeriod[], today: Temporal.PlainDate): { readonly period: AbsencePeriod } | { readonly faults: AbsenceFaults } {
  const [from, to] = [readDay(typedFrom), readDay(typedTo === '' ? typedFrom : typedTo)];
  if (!from) return { faults: { from: typedFrom === '' ? 'date-missing' : 'date-invalid', ...(to || typedTo === '' ? {} : { to: 'date-invalid' }) } };
  if (!to) return { faults: { to: 'date-invalid' } };
  const fault = (code: NonNullable<AbsenceFaults['to']>): { readonly faults: AbsenceFaults } => ({ faults: { to: code } });
  if (Temporal.PlainDate.compare(to, from) < 0) return fault('absence-ends-first');
  if (Temporal.PlainDate.compare(to, today) < 0) return fault('absence-past');
  if (Temporal.PlainDate.compare(to, today.add(longestAhead)) > 0) return fault('absence-far');
  const period = { from: from.toString(), to: to.toString() };
  return withPeriod(own, period).length > mostPeriods ? fault('absence-full') : { period };
}

function readDay(typed: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) return undefined;
  try { return Temporal.PlainDate.from(typed, { overflow: 'reject' }); } catch { return undefined; }
}

const dayAfter = (date: string): string => Temporal.PlainDate.from(date).add({ days: 1 }).toString();
const touches = (one: AbsencePeriod, other: AbsencePeriod): boolean => one.from <= dayAfter(other.to) && other.from <= dayAfter(one.to);

/** In order of their start; those that overlap the new one, or lie beside it, become one with it. */
export function withPeriod(own: readonly AbsencePeriod[], period: AbsencePeriod): readonly AbsencePeriod[] {
  const joined = own.filter((one) => touches(one, period)).reduce((all, { from, to }) => ({ from: from < all.from ? from : all.from, to: to > all.to ? to : all.to }), period);
  return [...own.filter((one) => !touches(one, period)), joined].sort((one, other) => (one.from < other.from ? -1 : 1));
}

interface AbsenceDocument extends StoredDocument {
  readonly kind: 'absence';
  readonly periods: readonly AbsencePeriod[];
}

/** Gone when the last day is over everywhere. */
const keptDays = 2;

/** Days that are over are dropped with every change. Returns what is stored now. */
export async function changeAbsences(store: DocumentStore, clock: Clock, memberId: string, change: (own: readonly AbsencePeriod[]) => readonly AbsencePeriod[]): Promise<readonly AbsencePeriod[]> {
  const { after } = await changeDocument<AbsenceDocument>(store, { container: 'network', partition: 'absence', id: memberId }, (stored) => {
    const yesterday = clock.now().subtract({ hours: 24 }).toString().slice(0, 10);
    const periods = change(stored?.periods ?? []).filter(({ to }) => to >= yesterday);
    if (!stored && periods.length === 0) return undefined;
    // Nobody deletes the last of them outright: what the person's other click has just added would go with it.
    const last = periods.map(({ to }) => to).sort().at(-1) ?? yesterday;
    return { id: memberId, type: 'absence', kind: 'absence', periods, expiresAt: Temporal.PlainDate.from(last).add({ days: keptDays }).toZonedDateTime('UTC').toInstant().toString() };
  });
  return after?.periods ?? [];
}

/** By member id: of those who are away now or later. */
export const readAbsences = async (store: DocumentStore): Promise<Absences> =>
  new Map((await queryAll<AbsenceDocument>(store, 'network', { partition: 'absence' })).map(({ id, periods }) => [id, periods]));

export const withAbsences = (network: Network, absences: Absences): Network => {
  if (absences.size === 0) return network;
  const members = [...network.members.values()].map((member) => {
    const own = absences.get(member.id);
    return own === undefined ? member : { ...member, absences: own };
  });
  return buildNetwork(network.version, [...network.units.values()], [...network.groups.values()], members);
};
