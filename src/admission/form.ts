/** Reads what somebody unknown has typed to be let in, and what a koordinator corrects of it. Pure. */
import type { Texts } from '../locales/texts.ts';
import type { Network } from '../network/domain.ts';
import { textFault, type TextFault } from '../privacy/guard.ts';
import { cutToBytes } from '../shared/cut-text.ts';
import { networkLevels, type NetworkLevel } from '../shared/network-terms.ts';
import { recordOf } from '../shared/record-of.ts';
import { arenas, employers, longestComment, type Wish } from './domain.ts';

export const admissionFields = ['unit', 'level', 'organisation', 'comment'] as const;
export type AdmissionField = (typeof admissionFields)[number];
/** Exactly what was typed. */
export type TypedAdmission = Readonly<Record<AdmissionField, string>>;

export type AdmissionFault = keyof Texts['admission']['faults'] | TextFault;
export type AdmissionFaults = Readonly<Partial<Record<AdmissionField, AdmissionFault>>>;

/** Bytes: the form comes back within a card's size however much was sent in its name. */
const mostTyped = { unit: 200, level: 40, organisation: 200, comment: 4000 } as const;

export const typedAdmission = (data: Readonly<Record<string, unknown>>): TypedAdmission =>
  recordOf(admissionFields, (field) => (typeof data[field] === 'string' ? cutToBytes(data[field].trim(), mostTyped[field]) : ''));

export const typedFrom = ({ unit, level, organisation, comment = '' }: Wish): TypedAdmission => ({ unit, level, organisation, comment });

const isLevel = (level: string): level is NetworkLevel => networkLevels.includes(level as NetworkLevel);

/** @param contactConfirmed they were asked about a phone number or e-mail address in the text and sent it again */
export function readAdmission(typed: TypedAdmission, network: Pick<Network, 'units'>, contactConfirmed: boolean): { readonly ok: true; readonly wish: Wish } | { readonly ok: false; readonly faults: AdmissionFaults } {
  const { unit, level, organisation, comment } = typed;
  const said = textFault(comment, longestComment, contactConfirmed);
  const faults: AdmissionFaults = {
    ...(arenas(network).some(({ id }) => id === unit) ? {} : { unit: 'unit-missing' as const }),
    ...(isLevel(level) ? {} : { level: 'level-missing' as const }),
    ...(employers(network).some(({ id }) => id === organisation) ? {} : { organisation: 'organisation-missing' as const }),
    ...(said === undefined ? {} : { comment: said }),
  };
  if (Object.keys(faults).length > 0 || !isLevel(level)) return { ok: false, faults };
  return { ok: true, wish: { unit, level, organisation, ...(comment === '' ? {} : { comment }) } };
}

/** What the koordinator leaves as it is or corrects. */
export const readCorrection = ({ level, organisation }: Pick<TypedAdmission, 'level' | 'organisation'>, network: Pick<Network, 'units'>): { readonly level: NetworkLevel; readonly organisation: string } | undefined =>
  (isLevel(level) && employers(network).some(({ id }) => id === organisation) ? { level, organisation } : undefined);
