/** About 230 people who do not exist, in every unit, level and party of the real network. The same every time. */
import { stringify } from 'csv-stringify/sync';
import type { NetworkLevel, Role } from '../shared/network-terms.ts';

export interface InventedUnit {
  readonly id: string;
  readonly kind: string;
  readonly region: string;
}

export interface InventedPerson {
  readonly name: string;
  readonly email: string;
  /** In the list, but in no team and without the app. */
  readonly unreachable: boolean;
}

interface Seat {
  readonly organisation: string;
  readonly unit: string;
  readonly level: NetworkLevel;
  readonly role: Role;
  readonly title: string;
}

/** Surnames that nobody has, so that no invented person can be taken for a real one. */
const firstNames = ['Ingrid', 'Omar', 'Åse', 'Lars', 'Fatima', 'Kjersti', 'Ali', 'Solfrid', 'Mohammed', 'Tuva', 'Jens', 'Amina', 'Øyvind', 'Hanna', 'Pål', 'Sara', 'Ragnhild', 'Yusuf', 'Marit', 'Emil', 'Leila', 'Håkon', 'Nora', 'Bjørn', 'Zainab', 'Sindre', 'Aud', 'Ibrahim', 'Maja', 'Trygve'];
const surnames = ['Bjørkeløv', 'Månestråle', 'Tiurtopp', 'Havskum', 'Lyngtue', 'Snøfnugg', 'Multemyr', 'Elvesus', 'Skogkongle', 'Nordavind', 'Blåklokke', 'Tåkedal', 'Regnbue', 'Granbar', 'Fjellvåk', 'Sommerkveld', 'Isrose', 'Rognebær', 'Stjernedryss', 'Åkerrikse', 'Linerle', 'Vårløsning', 'Tyttebær', 'Kvitveis', 'Fossekall', 'Morgendugg', 'Høstløv', 'Sørpeføre'];

/** Who the person at the screen is. */
export const solveig = { name: 'Solveig Sekretær', email: 'solveig.sekretar@example.no' } as const;

const seat = (organisation: string, unit: string, level: NetworkLevel, title: string, role: Role = 'medlem'): Seat => ({ organisation, unit, level, role, title });

/** Nobody is in the post there, so that it shows what that means: a measure has nobody, and the sekretariat answers the yearly questions. */
const vacant = 'bydel-sagene';

function bydelSeats({ id, region }: InventedUnit): Seat[][] {
  const police = policeOf(id, region);
  return [
    // The koordinator is secretary of the styringsgruppe too.
    [id === vacant ? seat(id, id, 'koordinerende', 'Rådgiver') : seat(id, id, 'koordinerende', 'SaLTo-koordinator', 'koordinator'), seat(id, id, 'styrende', 'Sekretær for styringsgruppen')],
    [seat(id, id, 'styrende', 'Bydelsdirektør', 'leder')],
    [seat('ude', id, 'styrende', 'Områdedirektør')],
    [seat(id, id, 'koordinerende', 'Leder barnevern')],
    [seat('ude', id, 'koordinerende', 'Rektor')],
    [seat(police, id, 'koordinerende', 'Politikontakt')],
    [seat(id, id, 'koordinerende', 'Leder fritid')],
    [seat(id, id, 'utovende', 'Utekontakt')],
    [seat(id, id, 'utovende', 'Utekontakt')],
    [seat(id, id, 'utovende', 'Fritidsklubb')],
    [seat('ude', id, 'utovende', 'Miljøterapeut')],
    [seat('politi-ff', id, 'utovende', 'Forebyggende politi')],
    [seat('frivillige', id, 'utovende', 'Natteravnene')],
  ];
}

const policeOf = (bydel: string, region: string): string =>
  region === 'region-vest' ? 'politi-vest' : ['bydel-gamle-oslo', 'bydel-grunerlokka', 'bydel-sagene', 'bydel-st-hanshaugen'].includes(bydel) ? 'politi-sentrum' : 'politi-ost';

/** How many of each sit in the units that are not bydeler. */
function otherSeats({ id, kind }: InventedUnit): Seat[][] {
  const several = (count: number, level: NetworkLevel, title: string, role: Role = 'medlem'): Seat[][] => Array.from({ length: count }, () => [seat(id, id, level, title, role)]);
  switch (kind) {
    case 'sentrum': return [...several(1, 'koordinerende', 'SaLTo-koordinator', 'koordinator'), ...several(1, 'styrende', 'Leder Uteseksjonen', 'leder'), ...several(6, 'utovende', 'Feltarbeider')];
    case 'politi': return [...several(1, 'styrende', 'Enhetsleder'), ...several(2, 'koordinerende', 'Seksjonsleder')];
    case 'sivilsamfunn': return several(2, 'utovende', 'Frivillig');
    case 'overordnet': return several(1, 'styrende', 'Rådgiver');
    case 'sekretariat': return several(3, 'koordinerende', 'Seniorrådgiver', 'sekretariat');
    case 'etat': return id === 'ude' ? [...several(1, 'koordinerende', 'SaLTo-koordinator skole', 'koordinator'), ...several(3, 'koordinerende', 'Rådgiver')] : several(2, 'koordinerende', 'Rådgiver');
    default: return [];
  }
}

/** Every so many people are in no team, so that it shows what that means. */
const everyUnreachable = 29;
const resourceGroups = ['ressurs-gjentatt', 'ressurs-ssa', 'ressurs-ekstremisme'];

/** The CSV has the columns of data/members-example.csv, a row per seat. Solveig comes first. */
export function inventNetwork(units: readonly InventedUnit[]): { readonly membersCsv: string; readonly people: readonly InventedPerson[] } {
  const seated = units.flatMap((unit) => (unit.kind === 'bydel' ? bydelSeats(unit) : otherSeats(unit)));
  const people: InventedPerson[] = [];
  const rows: Record<string, string>[] = [];
  const add = (person: InventedPerson, seats: readonly Seat[], groups: string): void => {
    people.push(person);
    const phone = `4000${String(people.length).padStart(4, '0')}`;
    seats.forEach((place, at) => rows.push({ ...place, name: person.name, email: person.email, phone, primary: at === 0 ? 'ja' : '', groups: at === 0 ? groups : '' }));
  };
  add({ ...solveig, unreachable: false }, [seat('sekretariatet', 'sekretariatet', 'koordinerende', 'Seniorrådgiver', 'sekretariat')], '');
  seated.forEach((seats, at) => {
    // Neighbours in the list get different surnames; each pair of names comes once.
    const first = firstNames[at % firstNames.length] as string;
    const last = surnames[(at * 5 + Math.floor(at / firstNames.length)) % surnames.length] as string;
    const joins = seats[0]?.level === 'koordinerende' && at % 4 === 0;
    add({ name: `${first} ${last}`, email: `${ascii(first)}.${ascii(last)}${at}@example.no`, unreachable: at % everyUnreachable === everyUnreachable - 1 }, seats, joins ? resourceGroups[(at / 4) % 3] as string : '');
  });
  const columns = ['name', 'email', 'phone', 'organisation', 'unit', 'level', 'role', 'primary', 'groups', 'title'];
  return { membersCsv: stringify(rows, { header: true, columns }), people };
}

const ascii = (name: string): string => name.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a');
