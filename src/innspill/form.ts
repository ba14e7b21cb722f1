/** Reads what was typed about an innspill: either something that may be stored, or the fault of each field. Pure. */
import type { Texts } from '../locales/texts.ts';
import { textFault, type TextFault } from '../privacy/guard.ts';
import { cutToBytes } from '../shared/cut-text.ts';
import { networkLevels, type NetworkLevel } from '../shared/network-terms.ts';
import { longest, samePlace, type Place } from './domain.ts';

export type InnspillField = 'title' | 'comment' | 'place';
/** Exactly what was typed; `named` is a toggle's `true` or `false`. */
export type TypedInnspill = Readonly<Record<InnspillField | 'named', string>>;

/** Keys of the sentences in locales: innspill's own, or those all forms share. */
export type InnspillFault = keyof Texts['innspill']['faults'] | TextFault;
export type InnspillFaults = Readonly<Partial<Record<InnspillField, InnspillFault>>>;

/** Bytes of a field, above its limit in any script, so that the form comes back within a card's size however much was typed. */
const mostTyped = 8000;

export const typedInnspill = (data: Readonly<Record<string, unknown>>): TypedInnspill => {
  const typed = (field: string): string => (typeof data[field] === 'string' ? cutToBytes((data[field] as string).trim(), mostTyped) : '');
  return { title: typed('title'), comment: typed('comment'), place: typed('place'), named: data['named'] === 'true' || data['named'] === true ? 'true' : 'false' };
};

export const placeId = ({ level, unit }: Place): string => `${level}@${unit}`;
function readPlace(id: string): Place | undefined {
  const [level, ...unit] = id.split('@');
  return networkLevels.includes(level as NetworkLevel) && unit.length === 1 ? { level: level as NetworkLevel, unit: unit[0] as string } : undefined;
}

/**
 * @param among the places this person may write to; of one alone nothing is asked.
 * @param contactDetailsConfirmed the person was asked about a phone number or e-mail address in the text and sent it again
 */
export function readInnspill(typed: TypedInnspill, among: readonly Place[], contactDetailsConfirmed: boolean):
  | { readonly ok: true; readonly title: string; readonly why?: string; readonly named: boolean; readonly place: Place }
  | { readonly ok: false; readonly faults: InnspillFaults } {
  // A point of an agenda is one line.
  const title = typed.title.replaceAll(/\s+/gu, ' ');
  const chosen = among.length === 1 && typed.place === '' ? among[0] : readPlace(typed.place);
  const place = chosen && among.find((own) => samePlace(own, chosen));
  const faults: { -readonly [Field in InnspillField]?: InnspillFault } = {};
  const titleFault = title === '' ? 'title-missing' : textFault(title, longest.title, contactDetailsConfirmed);
  const whyFault = textFault(typed.comment, longest.why, contactDetailsConfirmed);
  if (titleFault) faults.title = titleFault;
  if (whyFault) faults.comment = whyFault;
  if (!place) faults.place = 'place-unknown';
  if (!place || titleFault || whyFault) return { ok: false, faults };
  return { ok: true, title, ...(typed.comment === '' ? {} : { why: typed.comment }), named: typed.named === 'true', place };
}
