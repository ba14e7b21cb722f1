/** Reads what was typed about a summary, a task or a new date: either what can be stored, or the fault of each field. Pure. */
import { z } from 'zod';
import { faultSentences } from '../locales/faults.ts';
import type { Texts } from '../locales/texts.ts';
import type { Member } from '../network/domain.ts';
import { textFault, type TextFault } from '../privacy/guard.ts';
import { longest } from './domain.ts';
import { findOwner } from './people.ts';

export type FieldFault = keyof Texts['tiltakslogg']['form']['faults'] | TextFault | 'reason-missing' | 'due-same';
export type Faults<Field extends string> = Readonly<Partial<Record<Field, FieldFault>>>;

/** From a card: what is longer than anybody types is cut before it is judged, and is too long still. */
export const typedText = z.string().transform((typed) => typed.slice(0, 20_000)).catch('');

/** @param confirmed the person was asked about a phone number or e-mail address and sent it again */
export function readText(typed: string, max: number, confirmed: boolean): { readonly ok: string } | { readonly fault: TextFault } {
  const fault = textFault(typed, max, confirmed);
  return fault === undefined ? { ok: typed.trim() } : { fault };
}

/** What is stored as one line is judged as one. */
const oneLine = (typed: string): string => typed.replaceAll(/\s+/gu, ' ');

export interface Dates {
  /** YYYY-MM-DD, local. */
  readonly today: string;
  /** What is due from here on would be deleted before: YYYY-MM-DD. */
  readonly keptUntil: string;
  /** As it stands: one that has passed and is left alone is no fault. */
  readonly before?: string;
}

export function dueFault(typed: string, { today, keptUntil, before }: Dates): FieldFault | undefined {
  if (typed === '') return 'due-missing';
  if (typed === before) return undefined;
  try {
    if (!/^\d{4}-\d{2}-\d{2}$/u.test(typed)) return 'due-invalid';
    Temporal.PlainDate.from(typed, { overflow: 'reject' });
  } catch {
    return 'due-invalid';
  }
  return typed < today ? 'due-past' : typed >= keptUntil ? 'due-late' : undefined;
}

/** Exactly what was typed, to be shown again. `owner` is a member id from a list, `ownerName` a name to search for. */
export interface TypedTask { readonly task: string; readonly owner: string; readonly ownerName: string; readonly due: string }

export type ReadTask =
  | { readonly ok: true; readonly text: string; readonly owner: Member; readonly due: string }
  /** `found`: people to choose among; one alone is the one that was meant. */
  | { readonly ok: false; readonly faults: Faults<keyof TypedTask>; readonly found: readonly Member[] };

export function readTask({ task, owner, ownerName, due }: TypedTask, people: readonly Member[], dates: Dates, confirmed: boolean): ReadTask {
  const text = readText(oneLine(task), longest.task, confirmed);
  const found = findOwner(people, owner, ownerName);
  const late = dueFault(due, dates);
  const faults: Faults<keyof TypedTask> = {
    ...('fault' in text ? { task: text.fault } : text.ok === '' ? { task: 'task-missing' as const } : {}),
    ...('fault' in found ? { ownerName: found.fault } : {}),
    ...(late === undefined ? {} : { due: late }),
  };
  return 'ok' in text && 'owner' in found && Object.keys(faults).length === 0 ? { ok: true, text: text.ok, owner: found.owner, due } : { ok: false, faults, found: 'found' in found ? found.found : [found.owner] };
}

export interface TypedDate { readonly due: string; readonly reason: string }

export function readDate({ due, reason }: TypedDate, dates: Dates & { readonly before: string }, confirmed: boolean): { readonly ok: true; readonly due: string; readonly reason: string } | { readonly ok: false; readonly faults: Faults<keyof TypedDate> } {
  const text = readText(oneLine(reason), longest.reason, confirmed);
  const late = due === dates.before ? 'due-same' : dueFault(due, dates);
  const faults: Faults<keyof TypedDate> = { ...('fault' in text ? { reason: text.fault } : text.ok === '' ? { reason: 'reason-missing' as const } : {}), ...(late === undefined ? {} : { due: late }) };
  return 'ok' in text && Object.keys(faults).length === 0 ? { ok: true, due, reason: text.ok } : { ok: false, faults };
}

export const faultsIn = (fault: FieldFault | undefined, t: Texts): string[] =>
  faultSentences(fault, { ...t.tiltakslogg.form.faults, 'reason-missing': t.tiltakslogg.postpone.missing, 'due-same': t.tiltakslogg.postpone.same }, t);
