/** The units in a form: all of them in one list, or where there are too many for a list, those chosen and those searched for. */
import { z } from 'zod';
import { byName } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { cutToBytes, shortened } from '../shared/cut-text.ts';
import { button, buttonSchema, type ButtonData } from './parts.ts';

/** A list of so many can be looked through, and fits into a card. */
export const mostListed = 40;
/** Bytes. */
const longestName = 80;
const longestSearch = 100;

/** Whether clients are to ask for what is missing before they send the form: not where it would stop the search. The server asks in any case. */
export const asksInClient = (units: readonly unknown[]): boolean => units.length <= mostListed;

const text = z.string().min(1);
/** Empty where the list has all units. The input is `unitSearch`; it comes back with the button's verb. */
export const unitSearchSchema = z.array(z.strictObject({ label: text, value: z.string(), note: text, buttons: z.array(buttonSchema) }));

export interface Choosable { readonly id: string; readonly name: string }

export interface UnitListInput {
  /** What this person may choose. */
  readonly units: readonly Choosable[];
  /** A comma list as typed. */
  readonly chosen: string;
  /** The beginning of the name, or of a word in it; absent: nothing was searched for. */
  readonly search?: string | undefined;
  /** Whether `*` (all units) is among the choices. */
  readonly allUnits: boolean;
  /** Bytes of the card that its other fields leave; only where there are more than `mostListed`. */
  readonly room: number;
  readonly verb: string;
  readonly data: ButtonData;
}

export interface UnitList {
  readonly choices: { readonly title: string; readonly value: string }[];
  /** What is none of the choices cannot be shown as chosen. */
  readonly value: string;
  /** A choice or two by name, more by number. */
  readonly chosen: string;
  /** Whether the list is to be seen at once. */
  readonly open: boolean;
  readonly search: z.infer<typeof unitSearchSchema>;
}

export const typedSearch = ({ unitSearch }: Readonly<Record<string, unknown>>): string => (typeof unitSearch === 'string' ? unitSearch : '');

export const listOf = (typed: string): string[] => typed.split(',').map((id) => id.trim()).filter((id) => id !== '');

export function unitList({ units, chosen, search, allUnits, room, verb, data }: UnitListInput, t: Texts): UnitList {
  const ids = new Set(listOf(chosen));
  const sorted = units.toSorted(byName);
  const listed = sorted.length <= mostListed ? sorted : withRoom(sorted, ids, search, room);
  const choices = [...(allUnits ? [{ title: t.form.allUnits, value: '*' }] : []), ...listed.map(choiceOf)];
  const kept = [...ids].filter((id) => choices.some(({ value }) => value === id));
  const wanted = units.filter(({ id }) => ids.has(id)).length;
  const cut = wanted - kept.filter((id) => id !== '*').length;
  return {
    choices,
    value: kept.join(','),
    chosen: kept.includes('*') ? t.form.allUnits : inWords(kept, units, t.form.noUnits, t.form.unitsChosen),
    open: search !== undefined || cut > 0,
    search: sorted.length <= mostListed ? [] : [{
      label: t.form.findUnits, value: cutToBytes(search ?? '', longestSearch), buttons: [button(t.form.find, verb, data)],
      note: cut > 0 ? t.form.unitsCut(wanted - cut, wanted) : t.form.unitsListed(listed.length, units.length),
    }],
  };
}

/** The comma list in words. */
export function inWords(ids: readonly string[], among: readonly Choosable[], none: string, many: (n: number) => string): string {
  const names = ids.flatMap((id) => among.find((choosable) => choosable.id === id)?.name ?? []);
  return ids.length === 0 ? none : names.length === ids.length && ids.length <= 2 ? shortened(names.join(', '), 200) : many(ids.length);
}

const choiceOf = ({ id, name }: Choosable) => ({ title: shortened(name, longestName), value: id });

/** Those that are chosen first, so that none is lost when the list changes; then those that were searched for, as far as a list is good for. */
function withRoom(units: readonly Choosable[], chosen: ReadonlySet<string>, search = '', room: number): readonly Choosable[] {
  const sought = search.trim().toLocaleLowerCase('nb');
  const others = units.filter(({ id, name }) => !chosen.has(id) && ` ${name.toLocaleLowerCase('nb')}`.includes(` ${sought}`));
  const ofChosen = units.filter(({ id }) => chosen.has(id));
  let left = room;
  // One that is chosen stands in the value of the field, too.
  const fits = (unit: Choosable): boolean => (left -= Buffer.byteLength(JSON.stringify(choiceOf(unit))) + 1 + (chosen.has(unit.id) ? unit.id.length + 1 : 0)) >= 0;
  return [...ofChosen, ...others.slice(0, Math.max(mostListed - ofChosen.length, fewestFound))].filter(fits);
}

/** Beside many that are chosen. */
const fewestFound = 15;
