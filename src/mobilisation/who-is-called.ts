/** From the waves of a mobilisation to the people it calls. */
import { isAbsent, unitName, type Network } from '../network/domain.ts';
import { resolveAudience } from '../prompts/audience.ts';
import { formatTerm, parseAudience } from '../prompts/audience-terms.ts';
import type { Addressee, AudienceTerm } from '../prompts/domain.ts';
import type { Mobilisation } from './domain.ts';
import { shiftDate } from './shifts.ts';

/** What of a mobilisation says whom it calls. */
export interface Calling {
  readonly details: Pick<Mobilisation['details'], 'waves' | 'date' | 'shifts' | 'includeAbsent'>;
  readonly organiserId: string;
}

/** Each person once, in the first wave that fits. Whoever calls is not called, nor those who are away, unless they are to be. @param now on the wall clock of the network */
export function whoIsCalled(network: Network, calling: Calling, now: Temporal.ZonedDateTime): Addressee[] {
  const fitting = whoFits(network, calling);
  return calling.details.includeAbsent === true ? fitting : fitting.filter(({ memberId }) => !isAway(network, memberId, calling, now));
}

/** Those who fit and are away. */
export const whoIsAway = (network: Network, calling: Calling, now: Temporal.ZonedDateTime): Addressee[] =>
  whoFits(network, calling).filter(({ memberId }) => isAway(network, memberId, calling, now));

function whoFits(network: Network, { details, organiserId }: Calling): Addressee[] {
  const called = new Map<string, Addressee>();
  for (const [at, expression] of details.waves.entries()) {
    for (const addressee of resolveAudience(network, expression)) {
      if (addressee.memberId !== organiserId && !called.has(addressee.memberId)) called.set(addressee.memberId, { ...addressee, wave: at + 1 });
    }
  }
  return [...called.values()];
}

/** On every day that is left of it: whoever is back for one of the shifts can take that one. What goes on after its day is about today. */
export function isAway(network: Network, memberId: string, { details }: { readonly details: Pick<Mobilisation['details'], 'date' | 'shifts'> }, now: Temporal.ZonedDateTime): boolean {
  const today = now.toPlainDate().toString();
  const days = details.shifts?.map((shift) => shiftDate(shift, now.timeZoneId)) ?? [details.date ?? today];
  const left = days.filter((date) => date >= today);
  return (left.length > 0 ? left : [today]).every((date) => isAbsent(network, memberId, date));
}

/** Units and groups chosen by name of which nobody is among those called; in order. */
export function chosenInVain(network: Network, audience: string, called: readonly Pick<Addressee, 'memberId'>[]): string[] {
  const parsed = parseAudience(audience);
  const people = new Set(called.map(({ memberId }) => memberId));
  const nameOf = (term: AudienceTerm): string => (term.by === 'group' ? network.groups.get(term.group)?.name ?? term.group : term.by === 'level' && term.unit !== '*' ? unitName(network, term.unit) : '');
  const chosen = Map.groupBy('terms' in parsed ? parsed.terms : [], nameOf);
  return [...chosen].filter(([name, terms]) => name !== '' && !resolveAudience(network, terms.map(formatTerm).join(';')).some(({ memberId }) => people.has(memberId))).map(([name]) => name);
}
