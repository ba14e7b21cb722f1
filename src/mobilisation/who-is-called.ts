/** From the waves of a mobilisation to the people it calls. */
import { isAbsent, type Network } from '../network/domain.ts';
import { resolveAudience } from '../prompts/audience.ts';
import type { Addressee } from '../prompts/domain.ts';
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
