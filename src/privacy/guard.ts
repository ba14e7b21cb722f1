/** What free text may be stored: short, without identity numbers, and with phone numbers or e-mail addresses only on purpose. */
import { containsIdentityNumber } from './identity-number.ts';

export type GuardVerdict =
  /** The text without spaces around it: store this. */
  | { readonly ok: string }
  /** Neither stored nor logged. */
  | { readonly refused: 'identity-number' | 'too-long' }
  /** May be stored once the person has confirmed that it belongs there. */
  | { readonly ask: 'phone' | 'email' };

/** Eight digits as they are written in Norway, or a country code and a number. Not dates, times, years, amounts or meeting ids. */
const norwegianPhones = [
  /(?<!\d[.,/:-]?)[2-9]\d{7}(?![.,/:-]?\d)/u,
  /(?<!\d[ .,/:-]?)(?:[2-9]\d{2} \d{2} \d{3}|[2-9]\d \d{2} \d{2} \d{2})(?![ .,/:-]?\d)/u,
];
const foreignPhone = /(?:\+|(?<!\d)00)\d(?:[ -]?\d){7,14}(?!\d)/u;
const email = /[^\s@<>(),;:]+@[^\s@<>(),;:]+\.\p{L}{2,}/u;

const hasPhone = (text: string): boolean => [...norwegianPhones, foreignPhone].some((phone) => phone.test(text));

/** @param max characters (UTF-16 units, as the input field counts them), after the spaces around the text are cut */
export function guardText(text: string, { max = 2000 }: { readonly max?: number } = {}): GuardVerdict {
  const trimmed = text.trim();
  if (trimmed.length > max) return { refused: 'too-long' };
  if (containsIdentityNumber(trimmed)) return { refused: 'identity-number' };
  const plain = trimmed.normalize('NFKC').replace(/\p{Zs}/gu, ' ');
  if (hasPhone(plain)) return { ask: 'phone' };
  if (email.test(plain)) return { ask: 'email' };
  return { ok: trimmed };
}

/** Keys of the sentences in locales that every form shares. */
export type TextFault = 'text-too-long' | 'identity-number' | 'contact-details';

/** What is wrong with a text in a form. @param contactConfirmed the person was asked about a phone number or e-mail address in it and sent it again */
export function textFault(text: string, max: number, contactConfirmed: boolean): TextFault | undefined {
  const verdict = guardText(text, { max });
  if ('refused' in verdict) return verdict.refused === 'too-long' ? 'text-too-long' : 'identity-number';
  return 'ask' in verdict && !contactConfirmed ? 'contact-details' : undefined;
}

/** For addresses: only the identity-number rule, for a link has digits of its own. A number may hide behind percent signs. */
export function guardLink(url: string): { readonly ok: string } | { readonly refused: 'identity-number' } {
  let decoded = url;
  try { decoded = decodeURIComponent(url); } catch { /* Not percent-encoded after all: it is judged as it stands. */ }
  return containsIdentityNumber(url) || containsIdentityNumber(decoded) ? { refused: 'identity-number' } : { ok: url };
}
