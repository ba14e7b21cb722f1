/** Reads what was typed about one measure: an answer, or the fault of each field. Pure. */
import type { Texts } from '../locales/texts.ts';
import { textFault, type TextFault } from '../privacy/guard.ts';
import { recordOf } from '../shared/record-of.ts';
import { measureStatuses, type Reason, type StatusAnswer } from './domain.ts';

const measureFields = ['status', 'reasons', 'outcome', 'benefit'] as const;
export type MeasureField = (typeof measureFields)[number];
/** Exactly what was typed, to be shown again; `reasons` is a comma list. */
export type TypedMeasure = Readonly<Record<MeasureField, string>>;
/** Keys of the sentences in locales: tiltak's own, or those all forms share. */
export type MeasureFault = keyof Texts['tiltak']['faults'] | TextFault;
export type MeasureFaults = Readonly<Partial<Record<MeasureField, MeasureFault>>>;

const longestText = 2000;
/** Of a text that is far too long this much is looked at; how much of it comes back, the card decides. */
const keptOfTooLong = 10_000;

export const typedMeasure = (data: Readonly<Record<string, unknown>>): TypedMeasure =>
  recordOf(measureFields, (field) => (typeof data[field] === 'string' ? data[field].trim().slice(0, keptOfTooLong) : ''));

export const typedFromAnswer = (answer: StatusAnswer | undefined): TypedMeasure =>
  ({ status: answer?.status ?? '', reasons: answer?.reasons.join(',') ?? '', outcome: answer?.outcome ?? '', benefit: answer?.benefit ?? '' });

/** Line breaks and spaces differ between clients. */
const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
const listed = (ids: string): readonly string[] => [...new Set(ids.split(',').map((id) => id.trim()).filter((id) => id !== ''))];
const same = (field: MeasureField, one: string, other: string): boolean => (field === 'reasons' ? listed(one).toSorted().join() === listed(other).toSorted().join() : plain(one) === plain(other));

/** Whether something stands in the form that its card did not show: what a click on another button than the one that saves would lose. */
export const isUnsaved = (typed: TypedMeasure, shown: StatusAnswer | undefined): boolean => {
  const before = typedFromAnswer(shown);
  return measureFields.some((field) => typed[field] !== '' && !same(field, typed[field], before[field]));
};

export interface MeasureFormContext {
  readonly reasons: readonly Pick<Reason, 'id'>[];
  /** What the form was filled in with. */
  readonly shown?: StatusAnswer | undefined;
  /** The person was asked about a phone number or e-mail address in a text and sent it again. */
  readonly contactDetailsConfirmed?: boolean | undefined;
  /** The person was asked for a reason and sent none again. */
  readonly withoutReasons?: boolean | undefined;
}

/**
 * Nothing typed is left out unseen: texts stay with every status, reasons chosen with another status than `ikke-igangsatt` come back. What the
 * form was filled in with and the new status does not speak of is not said again: the reasons of a measure that is started now, the texts of one that is not.
 * A missing reason is asked for once, since the network's form asks why.
 */
export function readMeasureForm(typed: TypedMeasure, { reasons: known, shown, contactDetailsConfirmed = false, withoutReasons = false }: MeasureFormContext): { readonly answer: StatusAnswer } | { readonly faults: MeasureFaults } {
  const status = measureStatuses.find((id) => id === typed.status);
  const chosen = listed(typed.reasons);
  const before = typedFromAnswer(shown);
  const notStarted = status === 'ikke-igangsatt';
  const faults: Partial<Record<MeasureField, MeasureFault>> = { ...textFaults(typed, contactDetailsConfirmed) };
  if (!status) faults.status = 'status-missing';
  if (notStarted && chosen.some((id) => !known.some((reason) => reason.id === id))) faults.reasons = 'reasons-unknown';
  if (notStarted && chosen.length === 0 && known.length > 0 && !withoutReasons) faults.reasons = 'reasons-missing';
  if (status && !notStarted && chosen.length > 0 && !same('reasons', typed.reasons, before.reasons)) faults.reasons = 'reasons-not-wanted';
  if (!status || Object.keys(faults).length > 0) return { faults };
  const said = (field: 'outcome' | 'benefit'): Partial<Record<typeof field, string>> => {
    const outdated = notStarted && before.status !== status && same(field, typed[field], before[field]);
    return typed[field] === '' || outdated ? {} : { [field]: typed[field] };
  };
  return { answer: { status, reasons: notStarted ? known.flatMap(({ id }) => (chosen.includes(id) ? [id] : [])) : [], ...said('outcome'), ...said('benefit') } };
}

/** The privacy guard's word on each text, whatever else is wrong with the form. */
export function textFaults(typed: TypedMeasure, contactDetailsConfirmed: boolean): MeasureFaults {
  const faults: Partial<Record<MeasureField, MeasureFault>> = {};
  for (const field of ['outcome', 'benefit'] as const) {
    const fault = textFault(typed[field], longestText, contactDetailsConfirmed);
    if (fault) faults[field] = fault;
  }
  return faults;
}
