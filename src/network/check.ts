/** The report of `salto network check`: who can be reached, how, and since when. */
import { networkLevels } from '../shared/network-terms.ts';
import type { Network, Reachability } from './domain.ts';

export interface ReachCounts {
  readonly total: number;
  /** They have a conversation with the bot. */
  readonly personal: number;
  /** Known from a team; a conversation is created at the first message. */
  readonly roster: number;
  readonly notAtAll: number;
}

export interface UnreachablePerson {
  readonly name: string;
  readonly email: string;
  readonly unit: string;
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
  readonly unreachable: readonly UnreachablePerson[];
}

export const checkNetwork = (network: Network, reach: ReadonlyMap<string, Reachability>): NetworkReport => {
  const members = [...network.members.values()];
  const reachOf = (id: string): Reachability => reach.get(id) ?? { how: 'not-at-all', reason: 'never-seen' };
  const countsOf = (ids: readonly string[]): ReachCounts => {
    const by = Map.groupBy(ids, (id) => reachOf(id).how);
    const number = (how: Reachability['how']): number => by.get(how)?.length ?? 0;
    return { total: ids.length, personal: number('personal'), roster: number('roster'), notAtAll: number('not-at-all') };
  };
  const idsWith = (fits: (seat: (typeof members)[number]['seats'][number]) => boolean): string[] => members.filter(({ seats }) => seats.some(fits)).map(({ id }) => id);
  const dates = members.flatMap(({ id }) => { const how = reachOf(id); return 'contact' in how ? [how.contact.since] : []; }).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  return {
    network: countsOf(members.map(({ id }) => id)),
    ...(first === undefined || last === undefined ? {} : { since: { first, last } }),
    units: [...network.units.values()].map(({ id, name }) => ({ id, name, ...countsOf(idsWith((seat) => seat.unit === id)) })).filter(({ total }) => total > 0),
    levels: networkLevels.map((level) => ({ id: level, ...countsOf(idsWith((seat) => seat.level === level)) })),
    unreachable: members.flatMap(({ id, name, email, seats }) => {
      const how = reachOf(id);
      return how.how === 'not-at-all' ? [{ name, email, unit: (seats.find((seat) => seat.primary) ?? seats[0]).unit, reason: how.reason, ...(how.since === undefined ? {} : { since: how.since }) }] : [];
    }),
  };
};

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
    `  ${network.notAtAll} nås ikke`,
    ...(since ? [`Nås siden: ${day(since.first)} (den første) til ${day(since.last)} (den siste)`] : []),
    '',
    ...table('Enhet', report.units.map((unit) => ({ ...unit, label: unit.name }))),
    '',
    ...table('Nivå', report.levels.map((level) => ({ ...level, label: levelNames[level.id as keyof typeof levelNames] ?? level.id }))),
  ];
  if (report.unreachable.length > 0) {
    lines.push('', 'Nås ikke:', ...report.unreachable.map(({ name, email, unit, reason, since: from }) => `  ${name} <${email}>, ${unit}: ${reasons[reason]}${from === undefined ? '' : ` (${day(from)})`}`));
  }
  return `${lines.join('\n')}\n`;
};

const table = (heading: string, rows: readonly ({ readonly label: string } & ReachCounts)[]): string[] => {
  const width = Math.max(heading.length, ...rows.map(({ label }) => label.length));
  const line = (label: string, cells: readonly (string | number)[]): string => `${label.padEnd(width)}${cells.map((cell) => String(cell).padStart(11)).join('')}`;
  return [line(heading, ['i alt', 'personlig', 'via team', 'nås ikke']), ...rows.map(({ label, total, personal, roster, notAtAll }) => line(label, [total, personal, roster, notAtAll]))];
};
