/** Small networks made in code, for tests of what builds on one. All people are invented. */
import { buildNetwork, type Group, type Member, type Network, type Seat, type Unit } from '../../src/network/domain.ts';

export const unit = (id: string, kind: Unit['kind'] = 'bydel', region?: string, party: Unit['party'] = kind === 'bydel' ? 'bydel' : 'annet'): Unit =>
  ({ id, name: `Enhet ${id}`, kind, party, ...(region === undefined ? {} : { region }) });

/** `LEVEL@UNIT`, with more where it matters. */
export const seat = (at: `${Seat['level']}@${string}`, more: Partial<Seat> = {}): Seat => {
  const [level, id] = at.split('@') as [Seat['level'], string];
  return { unit: id, level, role: 'medlem', organisation: id, party: 'bydel', title: '', primary: false, ...more };
};

export const member = (id: string, seats: readonly [Seat, ...Seat[]], more: Partial<Member> = {}): Member =>
  ({ id, name: `Person ${id}`, email: `${id}@example.no`, seats, groups: [], ...more });

export const units: readonly Unit[] = [
  unit('alna', 'bydel', 'groruddalen'), unit('grorud', 'bydel', 'groruddalen'), unit('sagene'), unit('groruddalen', 'region'),
  unit('ude', 'etat', undefined, 'skole'), unit('politi', 'politi', undefined, 'politi'), unit('politiradet', 'overordnet'), unit('sekretariatet', 'sekretariat'),
];

export const networkOf = (members: readonly Member[], groups: readonly Group[] = [], of: readonly Unit[] = units): Network => buildNetwork('test', of, groups, members);
