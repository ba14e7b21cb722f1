/** An audience as a form's three multi-selects give it: levels × units, plus groups. */
import type { Network } from '../network/domain.ts';
import { networkLevels } from '../shared/network-terms.ts';
import type { AudienceExpression } from './domain.ts';

/** Comma lists; `*` is all; empty or absent is none. */
export interface AudienceForm {
  readonly levels?: string | undefined;
  readonly units?: string | undefined;
  readonly groups?: string | undefined;
}

/** missing: nothing chosen, or one of levels and units without the other. unknown: not in the network (any more). */
export type AudienceFormErrors = Readonly<Partial<Record<keyof AudienceForm, 'missing' | 'unknown'>>>;

export const audienceFromForm = (network: Network, form: AudienceForm): { readonly expression: AudienceExpression } | { readonly errors: AudienceFormErrors } => {
  const levels = listed(form.levels);
  const units = listed(form.units);
  const groups = listed(form.groups);
  const errors: AudienceFormErrors = {
    ...fieldError('levels', levels, (level) => (networkLevels as readonly string[]).includes(level), units.length > 0 || groups.length === 0),
    ...fieldError('units', units, (unit) => network.units.has(unit), levels.length > 0 || groups.length === 0),
    ...fieldError('groups', groups, (group) => network.groups.has(group), false),
  };
  if (Object.keys(errors).length > 0) return { errors };
  const overordnet = units.filter((unit) => network.units.get(unit)?.kind === 'overordnet');
  // `*` does not reach the overordnet units, so those chosen beside it are still named.
  const unitTerms = units.includes('*') ? ['*', ...overordnet] : units;
  const levelTerms = levels.includes('*') || networkLevels.every((level) => levels.includes(level)) ? ['*'] : levels;
  const groupTerms = groups.includes('*') ? [...network.groups.keys()] : groups;
  return { expression: [...unitTerms.flatMap((unit) => levelTerms.map((level) => `${level}@${unit}`)), ...groupTerms.map((group) => `gruppe:${group}`)].join(';') };
};

const listed = (value: string | undefined): readonly string[] =>
  [...new Set((value ?? '').toLowerCase().split(',').map((part) => part.trim()).filter((part) => part !== ''))];

const fieldError = (field: keyof AudienceForm, values: readonly string[], known: (value: string) => boolean, required: boolean): AudienceFormErrors => {
  if (values.length === 0) return required ? { [field]: 'missing' } : {};
  return values.every((value) => value === '*' || known(value)) ? {} : { [field]: 'unknown' };
};
