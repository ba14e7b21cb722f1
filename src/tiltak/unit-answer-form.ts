/** The yearly questions as a form: which fields, in which parts, and from what is typed to what a unit has answered. Pure. */
import { createHash } from 'node:crypto';
import { textFault, type TextFault } from '../privacy/guard.ts';
import { adoptions, planUses, type FocusArea, type UnitAnswer } from './domain.ts';

const texts = ['goals', 'pleased', 'challenges', 'input'] as const;
const choices = ['adopted', 'parties', 'use'] as const;
/** Input ids: each question, and one per innsatsområde. */
export type AnswerField = (typeof texts)[number] | (typeof choices)[number] | `focus-${string}`;
export const isChoice = (field: AnswerField): field is (typeof choices)[number] => (choices as readonly string[]).includes(field);

/** As typed; absent and '' are the same. Several choices are a comma list. */
export type AnswerFields = Readonly<Partial<Record<AnswerField, string>>>;

/** Three texts of 2,000 characters fit in a card, in any script. */
export const textsPerPart = 3;
const unitTextLength = 2000;
const partyIds = ['bydel', 'skole', 'politi'] as const;

/** What each card asks. The choices stand with the first texts, the plan as a whole comes last. */
export function partsOf(areas: readonly Pick<FocusArea, 'id'>[]): readonly (readonly AnswerField[])[] {
  const all: readonly AnswerField[] = [...areas.map(({ id }): AnswerField => `focus-${id}`), ...texts];
  const parts = Array.from({ length: Math.ceil(all.length / textsPerPart) }, (_, at) => all.slice(at * textsPerPart, (at + 1) * textsPerPart));
  return parts.map((part, at) => (at === 0 ? [...choices, ...part] : part));
}

/** Whether every part has been saved, by whomever; blank is an answer too. */
export const isComplete = (areas: readonly Pick<FocusArea, 'id'>[], saved: readonly string[] = []): boolean => partsOf(areas).flat().every((field) => saved.includes(field));

export function fieldsOf(answer: UnitAnswer | undefined): AnswerFields {
  if (answer === undefined) return {};
  const { adopted, parties, focus, goals, pleased, use, challenges, input } = answer;
  const all: Record<string, string | undefined> = { adopted, use, goals, pleased, challenges, input, parties: parties.join(',') };
  for (const [area, said] of Object.entries(focus)) all[`focus-${area}`] = said;
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== ''));
}

/** Stands for what these fields said: a form that was filled from something else than is stored now is known by it. */
export const versionOf = (fields: readonly AnswerField[], values: AnswerFields): string =>
  createHash('sha256').update(JSON.stringify(fields.map((field) => values[field] ?? ''))).digest('base64url').slice(0, 16);

export interface ReadFields {
  readonly values: AnswerFields;
  readonly faults: Readonly<Record<string, TextFault>>;
}

/** Exactly these fields out of a click's data. A choice that does not exist is no answer. */
export function readFields(fields: readonly AnswerField[], data: Readonly<Record<string, unknown>>, contactDetailsConfirmed: boolean): ReadFields {
  const values: Partial<Record<AnswerField, string>> = {};
  const faults: Record<string, TextFault> = {};
  for (const field of fields) {
    const typed = typeof data[field] === 'string' ? data[field].trim() : '';
    if (isChoice(field)) {
      values[field] = readChoice(field, typed);
      continue;
    }
    const fault = textFault(typed, unitTextLength, contactDetailsConfirmed);
    if (fault !== undefined) faults[field] = fault;
    values[field] = typed;
  }
  return { values, faults };
}

function readChoice(field: (typeof choices)[number], typed: string): string {
  if (field === 'parties') return partyIds.filter((party) => typed.split(',').map((part) => part.trim()).includes(party)).join(',');
  return ((field === 'adopted' ? adoptions : planUses) as readonly string[]).includes(typed) ? typed : '';
}

/** What is said now: these fields over all that was said before. */
export function answerFrom(before: UnitAnswer | undefined, fields: readonly AnswerField[], values: AnswerFields, who: Pick<UnitAnswer, 'unit' | 'at' | 'by'>): UnitAnswer {
  const all: Record<string, string> = { ...fieldsOf(before) } as Record<string, string>;
  for (const field of fields) all[field] = values[field] ?? '';
  const said = (field: string): Record<string, string> => (all[field] === undefined || all[field] === '' ? {} : { [field]: all[field] });
  const focus = Object.entries(all).filter(([field, text]) => field.startsWith('focus-') && text !== '').map(([field, text]) => [field.slice('focus-'.length), text]);
  return {
    ...who, parties: partyIds.filter((party) => (all['parties'] ?? '').split(',').includes(party)), focus: Object.fromEntries(focus) as Record<string, string>,
    ...said('adopted'), ...said('use'), ...said('goals'), ...said('pleased'), ...said('challenges'), ...said('input'),
  };
}
