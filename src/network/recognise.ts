/** First contact: which member a Teams user is, and what is remembered of having seen them. Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { ChatUser, RosterEntry } from '../ports/chat.ts';
import { addressesOf } from './addresses.ts';
import { adminMemberId, type Admins } from './admins.ts';
import { contactIdOf, type Contact, type Member, type Network } from './domain.ts';

/** The member already linked, if still in the list; or who has been let in since they asked. */
export const linkedMember = (network: Network, contact: Contact | undefined): Member | undefined =>
  network.members.get(contact?.memberId ?? '') ?? network.members.get(contact?.applicantId ?? '');

/** The member behind a user who is not linked: by roster address; an administrator named by Entra id also without one. */
export const recognise = (network: Network, admins: Admins, user: ChatUser, entry: RosterEntry | undefined): Member | undefined => {
  for (const address of addressesOf(entry ?? {})) {
    const member = network.memberByEmail(address);
    if (member) return member;
  }
  const entraId = user.aadObjectId?.toLowerCase() ?? '';
  return admins.entraIds.includes(entraId) ? network.members.get(adminMemberId(entraId)) : undefined;
};

export interface Sighting {
  readonly user: ChatUser;
  readonly serviceUrl: string;
  readonly tenantId: string;
  /** Their personal conversation, when seen there: then the app is installed for them. */
  readonly conversationId?: string | undefined;
  readonly memberId?: string | undefined;
  /** The team in which they were seen. */
  readonly teamId?: string | undefined;
}

/** The contact after a sighting, or undefined when it says nothing new. A roster does not undo that somebody blocked or removed the app: only they do. It undoes that the app was gone from their team. */
export const afterSighting = (known: Contact | undefined, sighting: Sighting, at: string): Contact | undefined => {
  const state = sighting.conversationId !== undefined ? 'installed' : known === undefined || known.notInRoster ? 'roster' : known.state;
  const aadObjectId = sighting.user.aadObjectId?.toLowerCase() ?? known?.aadObjectId;
  const conversationId = sighting.conversationId ?? known?.conversationId;
  const memberId = sighting.memberId ?? known?.memberId;
  const applicantId = known?.applicantId;
  const teams = sighting.teamId === undefined || known?.teams?.includes(sighting.teamId) ? known?.teams : [...known?.teams ?? [], sighting.teamId];
  const next: Contact = {
    id: known?.id ?? contactIdOf(sighting.user),
    userId: sighting.user.userId,
    serviceUrl: sighting.serviceUrl,
    tenantId: sighting.tenantId,
    state,
    since: known && known.state === state ? known.since : at,
    ...(aadObjectId === undefined ? {} : { aadObjectId }),
    ...(conversationId === undefined ? {} : { conversationId }),
    ...(memberId === undefined ? {} : { memberId }),
    ...(applicantId === undefined || applicantId === memberId ? {} : { applicantId }),
    ...(teams === undefined ? {} : { teams }),
  };
  return known && isDeepStrictEqual(known, next) ? undefined : next;
};
