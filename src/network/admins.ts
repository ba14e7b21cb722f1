/** The first sekretariat users, named in the configuration, so that somebody can use the bot before any list is imported. */
import { createHash } from 'node:crypto';
import { buildNetwork, hasRole, type Member, type Network, type Seat, type Unit } from './domain.ts';

const sekretariatet: Unit = { id: 'sekretariatet', name: 'SaLTo-sekretariatet', kind: 'sekretariat', party: 'annet' };

/** `email` has an `@`, in lower case; an Entra object id has none. */
export interface Admins {
  readonly emails: readonly string[];
  readonly entraIds: readonly string[];
}

export const readAdmins = (configured: readonly string[]): Admins => {
  const admins = configured.map((admin) => admin.trim().toLowerCase()).filter((admin) => admin !== '');
  return { emails: admins.filter((admin) => admin.includes('@')), entraIds: admins.filter((admin) => !admin.includes('@')) };
};

/** The same on every instance and at every start, and kept when the person is imported later: what they have organised stays theirs. */
export const adminMemberId = (admin: string): string => `admin-${createHash('sha256').update(admin).digest('base64url').slice(0, 22)}`;

/**
 * Adds the role to those in the list and the others as members of sekretariatet.
 * @param linked member ids by Entra id, for administrators whose Teams user has been matched.
 */
export const withAdmins = (network: Network, { emails, entraIds }: Admins, linked: ReadonlyMap<string, string>): Network => {
  if (emails.length + entraIds.length === 0) return network;
  const unit = network.units.get(sekretariatet.id) ?? sekretariatet;
  const members = new Map(network.members);
  const raise = (known: Member | undefined, admin: string, email: string): void => {
    const member = known ?? members.get(adminMemberId(admin));
    if (!member) {
      const id = adminMemberId(admin);
      members.set(id, { id, name: email === '' ? 'SaLTo-administrator' : email, email, seats: [sekretariatSeat(unit, true)], groups: [] });
    } else if (!hasRole(member, 'sekretariat')) {
      members.set(member.id, { ...member, seats: [...member.seats, sekretariatSeat(unit, false)] });
    }
  };
  for (const email of emails) raise(network.memberByEmail(email), email, email);
  for (const entraId of entraIds) raise(network.members.get(linked.get(entraId) ?? ''), entraId, '');
  const links = entraIds.map((entraId) => linked.get(entraId) ?? '').join(',');
  const units = network.units.has(unit.id) ? network.units.values() : [...network.units.values(), unit];
  return buildNetwork(`${network.version}+${links}`, [...units], [...network.groups.values()], [...members.values()]);
};

const sekretariatSeat = (unit: Unit, primary: boolean): Seat =>
  ({ unit: unit.id, level: 'koordinerende', role: 'sekretariat', organisation: unit.id, party: unit.party, title: '', primary });
