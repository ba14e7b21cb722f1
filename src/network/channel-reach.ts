/** Which linked channel reaches somebody who has no chat with the bot: one of a team they are in, that stands for the seat in which they are addressed. Pure. */
import { unitsUnder, type ChannelLink, type ChannelReach, type Contact, type Network, type Seat } from './domain.ts';

type Addressed = { readonly memberId: string } & Pick<Seat, 'unit' | 'level'>;

/** @param people nobody else is looked for; whoever no channel fits is left out */
export function reachThroughChannels(network: Pick<Network, 'units'>, links: readonly ChannelLink[], contacts: Iterable<Contact>, people: readonly Addressed[]): ReadonlyMap<string, ChannelReach> {
  const seats = new Map(people.map((person) => [person.memberId, person]));
  const units = new Map(links.map(({ unit }) => [unit, unitsUnder(network, unit)]));
  const reach = new Map<string, ChannelReach>();
  for (const { memberId = '', teams, userId } of contacts) {
    const seat = seats.get(memberId);
    if (seat === undefined || teams === undefined) continue;
    // A person can have several Teams users, and be in several teams.
    const fitting = links.filter((link) => link.teamId !== undefined && teams.includes(link.teamId) && standsFor(link, seat, units.get(link.unit)));
    for (const link of fitting) {
      const other = reach.get(memberId);
      if (other === undefined || before(link, other.link, seat)) reach.set(memberId, { link, userId });
    }
  }
  return reach;
}

const standsFor = ({ level }: ChannelLink, seat: Addressed, units: ReadonlySet<string> | undefined): boolean =>
  units?.has(seat.unit) === true && (level === '*' || level === seat.level);

/** The narrowest first: fewest people read along who are not concerned. Then always the same one. */
function before(one: ChannelLink, other: ChannelLink, seat: Addressed): boolean {
  const rank = ({ unit, level, id }: ChannelLink): string => `${unit === seat.unit ? 0 : 1}${level === '*' ? 1 : 0} ${id}`;
  return rank(one) < rank(other);
}
