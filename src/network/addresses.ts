/** Which roster e-mail addresses a Teams user may stand under. */
import type { RosterEntry } from '../ports/chat.ts';

/**
 * Lower-case addresses, the likeliest first: the e-mail, the user principal name, and for a guest the address inside
 * `name_domain.no#EXT#@tenant.onmicrosoft.com` (the last `_` was the `@`; a domain has none).
 */
export const addressesOf = ({ email, userPrincipalName }: Pick<RosterEntry, 'email' | 'userPrincipalName'>): readonly string[] =>
  [...new Set([email, userPrincipalName].flatMap((address) => (address === undefined ? [] : [homeAddress(address.trim().toLowerCase())])).filter((address) => address.includes('@')))];

const homeAddress = (address: string): string => {
  const marker = address.indexOf('#ext#');
  if (marker === -1) return address;
  const local = address.slice(0, marker);
  const at = local.lastIndexOf('_');
  return local.includes('@') || at === -1 ? local : `${local.slice(0, at)}@${local.slice(at + 1)}`;
};
