/** What is chosen from in a form, units or groups: all of it in one list, or where there is too much for a list, what is chosen and what is searched for. */
import { z } from 'zod';
import { byName } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { cutToBytes, shortened } from '../shared/cut-text.ts';
import { button, buttonSchema, type ButtonData } from './parts.ts';

/** A list of so many can be looked through. */
export const mostListed = 40;
/** Bytes. */
const longestName = 80;
const longestSearch = 100;
/** What the field that searches takes of a card. */
const searchField = 1000;

const text = z.string().min(1);
/** Empty where the list has all there is. The input is `unitSearch` or `groupSearch`; it comes back with the button's verb. */
export const searchSchema = z.array(z.strictObject({ label: text, value: z.string(), note: text, buttons: z.array(buttonSchema) }));

export interface Choosable { readonly id: string; readonly name: string }

export interface ChoiceListInput {
  /** What this person may choose. */
  readonly among: readonly Choosable[];
  readonly words: Texts['form']['unitList'];
  /** A comma list as typed. */
  readonly chosen: string;
  /** The beginning of the name, or of a word in it; absent: nothing was searched for. */
  readonly search?: string | undefined;
  /** What `*` is called; absent where it is not among the choices. */
  readonly all?: string | undefined;
  /** Bytes of the card that its other fields leave. */
  readonly room: number;
  readonly verb: string;
  readonly data: ButtonData;
}

export interface ChoiceList {
  readonly choices: { readonly title: string; readonly value: string }[];
  /** What is none of the choices cannot be shown as chosen. */
  readonly value: string;
  /** A choice or two by name, more by number. */
  readonly chosen: string;
  /** Whether the list is to be seen at once. */
  readonly open: boolean;
  readonly search: z.infer<typeof searchSchema>;
}

/** What was searched for in the lists of a form; absent: nothing was. */
export interface Searches { readonly units?: string; readonly groups?: string }

/** `pressed`: where `Finn` was pressed; there an empty search shows the list from its beginning. */
export function typedSearches({ unitSearch, groupSearch }: Readonly<Record<string, unknown>>, pressed?: keyof Searches): Searches {
  const typed = (field: keyof Searches, value: unknown): Searches => (field === pressed || (typeof value === 'string' && value.trim() !== '') ? { [field]: typeof value === 'string' ? value : '' } : {});
  return { ...typed('units', unitSearch), ...typed('groups', groupSearch) };
}

const choiceOf = ({ id, name }: Choosable) => ({ title: shortened(name, longestName), value: id });
// One that is chosen stands in the value of the field, too.
const bytesOf = (one: Choosable, chosen: boolean): number => Buffer.byteLength(JSON.stringify(choiceOf(one))) + 1 + (chosen ? one.id.length + 1 : 0);

/** Bytes that all of them take in a card, as long as none of them is chosen, or all. */
export const bytesOfAll = (among: readonly Choosable[], chosen = false): number => among.reduce((sum, one) => sum + bytesOf(one, chosen), 0);
export const bytesOfList = ({ choices, value, search }: ChoiceList): number => Buffer.byteLength(JSON.stringify(choices)) + value.length + search.length * searchField;

export function choiceList({ among, words, chosen, search, all, room, verb, data }: ChoiceListInput, t: Texts): ChoiceList {
  const ids = new Set(listOf(chosen));
  const sorted = among.toSorted(byName);
  const whole = sorted.length <= mostListed && bytesOfAll(sorted, true) <= room;
  const isHit = matching(searchTerm(search));
  const listed = whole ? sorted : withRoom(sorted, ids, isHit, room - searchField);
  const choices = [...(all === undefined ? [] : [{ title: all, value: '*' }]), ...listed.map(choiceOf)];
  const kept = [...ids].filter((id) => choices.some(({ value }) => value === id));
  const wanted = among.filter(({ id }) => ids.has(id)).length;
  const cut = wanted - kept.filter((id) => id !== '*').length;
  return {
    choices,
    value: kept.join(','),
    chosen: all !== undefined && kept.includes('*') ? all : inWords(kept, among, words),
    open: search !== undefined || cut > 0,
    search: whole ? [] : [{
      label: words.find, value: cutToBytes(search ?? '', longestSearch), buttons: [button(t.form.find, verb, data)],
      note: cut > 0 ? words.cut(wanted - cut, wanted) : searchTerm(search) === '' ? words.listed(listed.length, among.length) : t.form.found(listed.filter(isHit).length, sorted.filter(isHit).length),
    }],
  };
}

const listOf = (typed: string): string[] => typed.split(',').map((id) => id.trim()).filter((id) => id !== '');

function inWords(ids: readonly string[], among: readonly Choosable[], words: ChoiceListInput['words']): string {
  const names = ids.flatMap((id) => among.find((choosable) => choosable.id === id)?.name ?? []);
  return ids.length === 0 ? words.none : names.length === ids.length && ids.length <= 2 ? shortened(names.join(', '), 200) : words.chosen(ids.length);
}

const searchTerm = (search = ''): string => search.trim().toLocaleLowerCase('nb');
/** By the beginning of the name, or of a word in it. */
const matching = (term: string) => ({ name }: Choosable): boolean => ` ${name.toLocaleLowerCase('nb')}`.includes(` ${term}`);

/** Those that are chosen first, so that none is lost when the list changes; then those that were searched for, as far as a list is good for. */
function withRoom(among: readonly Choosable[], chosen: ReadonlySet<string>, isHit: (one: Choosable) => boolean, room: number): readonly Choosable[] {
  const others = among.filter((one) => !chosen.has(one.id) && isHit(one));
  const ofChosen = among.filter(({ id }) => chosen.has(id));
  let left = room;
  const fits = (one: Choosable): boolean => (left -= bytesOf(one, chosen.has(one.id))) >= 0;
  return [...ofChosen, ...others.slice(0, Math.max(mostListed - ofChosen.length, fewestFound))].filter(fits);
}

/** Beside many that are chosen. */
const fewestFound = 15;
