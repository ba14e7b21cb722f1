/** The report of `salto network check`: who can be reached, how, and since when. */
import { networkLevels } from '../shared/network-terms.ts';
import type { NetworkDirectory } from './directory.ts';
import { addressedSeat, type Member, type Network, type Reachability, type Seat } from './domain.ts';

export interface ReachCounts {
  readonly total: number;
  /** They have a conversation with the bot. */
  readonly personal: number;
  /** Known from a team; a conversation is created at the first message. */
  readonly roster: number;
  /** Only mentioned in a linked channel, when they are called out. */
  readonly channel: number;
  readonly notAtAll: number;
}

type Person = Pick<Member, 'name' | 'email'> & { readonly unit: string };

export interface UnreachablePerson extends Person {
  readonly reason: 'never-seen' | 'blocked' | 'uninstalled';
  /** ISO instant; absent when never seen. */
  readonly since?: string;
}

export interface NetworkReport {
  readonly network: ReachCounts;
  /** ISO instants of the first and the last time that somebody became reachable (as things are now). */
  readonly since?: { readonly first: string; readonly last: string };
  /** A person with seats in several units or levels counts in each, so these can add up to more than the total. */
  readonly units: readonly ({ readonly id: string; readonly name: string } & ReachCounts)[];
  readonly levels: readonly ({ readonly id: string } & ReachCounts)[];
  /** Personal data: for the operator's eyes, never for a log. */
  readonly inChannel: readonly Person[];
  readonly unreachable: readonly UnreachablePerson[];
  /** By a koordinator, and in no imported list yet. */
  readonly letIn: readonly Person[];
}

/** Whoever has several seats is looked at in the one that a call to the unit, the level or everybody would find them in, as the preview of a call does. */
export async function checkNetwork(network: Network, reach: ReadonlyMap<string, Reachability>, channelReach: NetworkDirectory['channelReach']): Promise<NetworkReport> {
  const members = [...network.members.values()];
  const reachOf = (id: string): Reachability => reach.get(id) ?? { how: 'not-at-all', reason: 'never-seen' };
  const countsOf = async (fits: (seat: Seat) => boolean = () => true): Promise<ReachCounts & { readonly inChannel: { has(id: string): boolean } }> => {
    const addressed = members.flatMap((member) => { const seat = addressedSeat(member.seats.filter(fits)); return seat === undefined ? [] : [{ memberId: member.id, unit: seat.unit, level: seat.level }]; });
    const inChannel = await channelReach(addressed);
    const number = (how: Reachability['how']): number => addressed.filter(({ memberId }) => reachOf(memberId).how === how).length;
    return { total: addressed.length, personal: number('personal'), roster: number('roster'), channel: inChannel.size, notAtAll: number('not-at-all') - inChannel.size, inChannel };
  };
  const dates = members.flatMap(({ id }) => { const how = reachOf(id); return 'contact' in how ? [how.contact.since] : []; }).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  const { inChannel, ...counts } = await countsOf();
  const people = members.map((member) => ({ id: member.id, letIn: member.letIn, person: { name: member.name, email: member.email, unit: (addressedSeat(member.seats) ?? member.seats[0]).unit }, how: reachOf(member.id) }));
  const row = async (id: string, fits: (seat: Seat) => boolean) => { const { inChannel: _, ...of } = await countsOf(fits); return { id, ...of }; };
  const units = await Promise.all([...network.units.values()].map(async ({ id, name }) => ({ name, ...await row(id, ({ unit }) => unit === id) })));
  return {
    network: counts,
    ...(first === undefined || last === undefined ? {} : { since: { first, last } }),
    units: units.filter(({ total }) => total > 0),
    levels: await Promise.all(networkLevels.map(async (level) => await row(level, (seat) => seat.level === level))),
    inChannel: people.filter(({ id }) => inChannel.has(id)).map(({ person }) => person),
    letIn: people.filter(({ letIn }) => letIn).map(({ person }) => person),
    unreachable: people.flatMap(({ id, person, how }) => (how.how !== 'not-at-all' || inChannel.has(id) ? [] : [{ ...person, reason: how.reason, ...(how.since === undefined ? {} : { since: how.since }) }])),
  };
}

const levelNames = { styrende: 'Styrende nivå', koordinerende: 'Koordinerende nivå', utovende: 'Utøvende nivå' } as const;
const reasons = { 'never-seen': 'boten har aldri sett personen', blocked: 'har blokkert boten', uninstalled: 'har fjernet appen' } as const;

/** Plain text for a terminal, bokmål. */
export const formatNetworkReport = (report: NetworkReport, timeZone: string): string => {
  const day = (instant: string): string => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const { network, since } = report;
  const lines = [
    `${network.total} personer i nettverket`,
    `  ${network.personal} nås personlig`,
    `  ${network.roster} nås via et team (samtalen opprettes ved første melding)`,
    `  ${network.channel} nås bare i en kanal, når de kalles ut`,
    `  ${network.notAtAll} nås ikke`,
    ...(since ? [`Nås siden: ${day(since.first)} (den første) til ${day(since.last)} (den siste)`] : []),
    '',
    ...table('Enhet', report.units.map((unit) => ({ ...unit, label: unit.name }))),
    '',
    ...table('Nivå', report.levels.map((level) => ({ ...level, label: levelNames[level.id as keyof typeof levelNames] ?? level.id }))),
  ];
  if (report.letIn.length > 0) {
    lines.push('', `${report.letIn.length} er sluppet inn for hånd og står ikke i medlemslisten ennå (importer dem med members):`, ...report.letIn.map(({ name, email, unit }) => `  ${name} <${email}>, ${unit}`));
  }
  if (report.inChannel.length > 0) {
    lines.push('', 'Nås bare i en kanal, når de kalles ut (ikke av møteinnkallinger):', ...report.inChannel.map(({ name, email, unit }) => `  ${name} <${email}>, ${unit}`));
  }
  if (report.unreachable.length > 0) {
    lines.push('', 'Nås ikke:', ...report.unreachable.map(({ name, email, unit, reason, since: from }) => `  ${name} <${email}>, ${unit}: ${reasons[reason]}${from === undefined ? '' : ` (${day(from)})`}`));
  }
  return `${lines.join('\n')}\n`;
};

const table = (heading: string, rows: readonly ({ readonly label: string } & ReachCounts)[]): string[] => {
  const width = Math.max(heading.length, ...rows.map(({ label }) => label.length));
  const line = (label: string, cells: readonly (string | number)[]): string => `${label.padEnd(width)}${cells.map((cell) => String(cell).padStart(11)).join('')}`;
  return [line(heading, ['i alt', 'personlig', 'via team', 'i kanal', 'nås ikke']), ...rows.map(({ label, total, personal, roster, channel, notAtAll }) => line(label, [total, personal, roster, channel, notAtAll]))];
};
