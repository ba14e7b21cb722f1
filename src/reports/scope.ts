/** Of what somebody may have a report: the whole network, a region, a unit. */
import { hasRole, type Member, type Network } from '../network/domain.ts';
import { AppError } from '../shared/errors.ts';
import { reportTexts } from './texts.ts';

const withOrWithout = ['with', 'without'] as const;
export type ReportTexts = (typeof withOrWithout)[number];

/** A unit, '' for the whole network; and whether with what people wrote. Of a region, a bydel's koordinator sees numbers, and what the other bydeler wrote is theirs. */
export interface ReportScope { readonly unit: string; readonly texts: readonly ReportTexts[] }

export function scopesOf({ units }: Pick<Network, 'units'>, member: Member): readonly ReportScope[] {
  if (hasRole(member, 'sekretariat')) return [{ unit: '', texts: withOrWithout }];
  const own = new Set(member.seats.filter(({ role }) => role === 'koordinator').map(({ unit }) => unit));
  const regions = new Set([...own].flatMap((unit) => units.get(unit)?.region ?? []).filter((region) => !own.has(region)));
  return [...[...own].map((unit) => ({ unit, texts: withOrWithout })), ...[...regions].map((unit) => ({ unit, texts: ['without'] as const }))];
}

/** Throws `not-found` with a sentence for the user when there is no such unit. */
export function requireUnit({ units }: Pick<Network, 'units'>, unit: string): void {
  if (!units.has(unit)) throw new AppError('not-found', 'no such unit', { userMessage: reportTexts.faults.unit(unit) });
}
