/** Reads what was typed about one measure: an answer, or the fault of each field. Pure. */
import type { Texts } from '../locales/texts.ts';
import { guardText } from '../privacy/guard.ts';
import { measureStatuses, type Reason, type StatusAnswer } from './domain.ts';

export const measureFields = ['status', 'reasons', 'outcome', 'benefit'] as const;
export type MeasureField = (typeof measureFields)[number];
/** Exactly what was typed, to be shown again; `reasons` is a comma list. */
export type TypedMeasure = Readonly<Record<MeasureField, string>>;
/** Keys of the sentences in locales: tiltak's own, or those all forms share. */
export type MeasureFault = keyof Texts['tiltak']['faults'] | 'text-too-long' | 'identity-number' | 'contact-details';
export type MeasureFaults = Readonly<Partial<Record<MeasureField, MeasureFault>>>;

const longestText = 2000;
/** Of a text that is far too long this much comes back: more would not fit into a card. */
const keptOfTooLong = 10_000;

export const typedMeasure = (data: Readonly<Record<string, unknown>>): TypedMeasure =>
  Object.fromEntries(measureFields.map((field) => [field, typeof data[field] === 'string' ? (data[field] as string).trim().slice(0, keptOfTooLong) : ''])) as Record<MeasureField, string>;

export const typedFromAnswer = (answer: StatusAnswer | undefined): TypedMeasure =>
  ({ status: answer?.status ?? '', reasons: answer?.reasons.join(',') ?? '', outcome: answer?.outcome ?? '', benefit: answer?.benefit ?? '' });

/**
 * What does not belong to the status is left out: reasons unless `ikke-igangsatt`, and the texts then.
 * @param contactDetailsConfirmed the person was asked about a phone number or e-mail address in a text and sent it again
 */
export function readMeasureForm(typed: TypedMeasure, known: readonly Pick<Reason, 'id'>[], contactDetailsConfirmed: boolean): { readonly answer: StatusAnswer } | { readonly faults: MeasureFaults } {
  const status = measureStatuses.find((id) => id === typed.status);
  const chosen = new Set(typed.reasons.split(',').map((id) => id.trim()).filter((id) => id !== ''));
  const notStarted = status === 'ikke-igangsatt';
  const faults: Partial<Record<MeasureField, MeasureFault>> = {};
  if (!status) faults.status = 'status-missing';
  if (notStarted && [...chosen].some((id) => !known.some((reason) => reason.id === id))) faults.reasons = 'reasons-unknown';
  for (const field of ['outcome', 'benefit'] as const) {
    const fault = textFault(typed[field], contactDetailsConfirmed);
    if (fault) faults[field] = fault;
  }
  if (!status || Object.keys(faults).length > 0) return { faults };
  return {
    answer: {
      status,
      reasons: notStarted ? known.flatMap(({ id }) => (chosen.has(id) ? [id] : [])) : [],
      ...(notStarted || typed.outcome === '' ? {} : { outcome: typed.outcome }),
      ...(notStarted || typed.benefit === '' ? {} : { benefit: typed.benefit }),
    },
  };
}

function textFault(text: string, contactDetailsConfirmed: boolean): MeasureFault | undefined {
  const verdict = guardText(text, { max: longestText });
  if ('refused' in verdict) return verdict.refused === 'too-long' ? 'text-too-long' : 'identity-number';
  return 'ask' in verdict && !contactDetailsConfirmed ? 'contact-details' : undefined;
}

export const faultSentence = (fault: MeasureFault, t: Texts): string => (fault in t.tiltak.faults ? t.tiltak.faults[fault as keyof Texts['tiltak']['faults']] : t.faults[fault as 'identity-number']);
