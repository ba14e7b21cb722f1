/** `import members`: people and where they sit, from CSV with the columns of data/members-example.csv, a row per seat. */
import { z } from 'zod';
import type { Admission } from '../admission/domain.ts';
import { forgetTakenOver, readAdmissions } from '../admission/let-in.ts';
import type { IdSource } from '../ports/id-source.ts';
import { guardText } from '../privacy/guard.ts';
import { choiceCell, emailCell, idCell, optionalCell, textCell } from '../shared/csv-cells.ts';
import { parseRows, problemList, quoted, readCsv, type ParsedRow, type ProblemList, type Problems } from '../shared/csv.ts';
import { networkLevels, roles } from '../shared/network-terms.ts';
import { adminMemberId, readAdmins } from './admins.ts';
import type { Member, Network, Seat } from './domain.ts';
import { importList, type ImportDeps, type ImportResult, type Plan } from './import-list.ts';
import { loadNetwork } from './store.ts';

const phoneCell = z.string().regex(/^\+?[\d ()-]{3,20}$/, { error: (issue) => `ugyldig telefonnummer ${quoted(issue.input)}` });
const primaryCell = z.enum(['ja', 'nei', ''], { error: (issue) => `skriv ja eller la cellen stå tom, ikke ${quoted(issue.input)}` });

const row = z.object({
  // The bot's own id of the person, where the operator has it: the only way to give somebody a new e-mail address.
  id: optionalCell(z.string().regex(/^[\w-]{1,80}$/, { error: (issue) => `ugyldig id ${quoted(issue.input)}` })).optional(),
  name: textCell, email: emailCell, phone: optionalCell(phoneCell), organisation: idCell, unit: idCell, level: choiceCell(networkLevels), role: choiceCell(roles),
  primary: z.string().transform((value) => value.toLowerCase()).pipe(primaryCell), groups: z.string(), title: optionalCell(textCell),
});
type Row = ParsedRow<z.infer<typeof row>>;

export interface ImportMembersDeps extends ImportDeps {
  /** As configured: administrators keep the member id they have had so far. */
  readonly admins?: readonly string[];
}

/** A person in the file gets exactly the seats and groups of their rows; language and member id are kept, also of those who had been let in by hand or ask to be: under it they can be reached at once. People not in the file stay. */
export async function importMembers(file: Uint8Array | string, deps: ImportMembersDeps): Promise<ImportResult> {
  const admissions = await readAdmissions(deps.store);
  const result = await importList(deps, 'member', (network) => network.members, (network) => planMembers(file, network, { ...deps, admissions }));
  if (result.outcome === 'imported' && deps.dryRun !== true) await forgetTakenOver(deps.store, (await loadNetwork(deps.store)).network);
  return result;
}

interface PlanDeps extends ImportMembersDeps { readonly admissions: readonly Admission[] }

const planMembers = (file: Uint8Array | string, network: Network, deps: PlanDeps): Plan<Member> | Problems => {
  const csv = readCsv(file, { required: ['name', 'email', 'phone', 'organisation', 'unit', 'level', 'role', 'primary', 'groups', 'title'], optional: ['id'] });
  if (!('rows' in csv)) return csv;
  const problems = problemList();
  const rows = parseRows(csv.rows, row, problems);
  for (const seat of rows) checkNames(network, seat, problems);
  const people = Map.groupBy(rows, ({ value }) => value.email);
  for (const seats of people.values()) checkPerson(seats, problems);
  const ids = assignIds(network, people, deps, problems);
  const wrong = problems.found();
  if (wrong) return wrong;
  const entities = new Map([...people].map(([email, seats]) => {
    const id = ids.get(email) as string;
    return [id, memberFrom(network, id, seats as [Row, ...Row[]])];
  }));
  return { rows: csv.rows.length, entities };
};

const groupsOf = ({ value }: Row): string[] => value.groups.toLowerCase().split(';').map((group) => group.trim()).filter((group) => group !== '');

const checkNames = (network: Network, seat: Row, problems: ProblemList): void => {
  const { organisation, unit, title } = seat.value;
  if ('refused' in guardText(title ?? '')) problems.add(seat.line, 'title: ser ut til å inneholde et fødselsnummer; det kan ikke lagres');
  if (!network.units.has(organisation)) problems.add(seat.line, `organisation: ukjent enhet ${quoted(organisation)}`);
  if (!network.units.has(unit)) problems.add(seat.line, `unit: ukjent enhet ${quoted(unit)}`);
  for (const group of groupsOf(seat)) if (!network.groups.has(group)) problems.add(seat.line, `groups: ukjent gruppe ${quoted(group)}`);
};

/** All rows of one e-mail address must be about one person. */
const checkPerson = (seats: readonly Row[], problems: ProblemList): void => {
  const first = seats[0] as Row;
  const seen = new Map<string, number>();
  let primaryLine: number | undefined;
  for (const { line, value } of seats) {
    if (value.name !== first.value.name) problems.add(line, `name: samme e-postadresse har navnet ${quoted(first.value.name)} på linje ${first.line}`);
    if (value.id !== first.value.id) problems.add(line, `id: samme e-postadresse har en annen id på linje ${first.line}`);
    if (value.primary === 'ja') {
      if (primaryLine !== undefined) problems.add(line, `primary: personen har hovedsete også på linje ${primaryLine}`);
      primaryLine ??= line;
    }
    const seat = `${value.unit} ${value.level} ${value.role}`;
    const earlier = seen.get(seat);
    if (earlier !== undefined) problems.add(line, `samme person har samme sete (enhet, nivå og rolle) på linje ${earlier}`);
    else seen.set(seat, line);
  }
};

/** The id in the file, else that of the e-mail address in the list or among those let in by hand or asking, else a new one. */
const assignIds = (network: Network, people: ReadonlyMap<string, readonly Row[]>, deps: PlanDeps, problems: ProblemList): ReadonlyMap<string, string> => {
  const admins = new Set(readAdmins(deps.admins ?? []).emails);
  const taken = new Map<string, number>();
  const ids = new Map<string, string>();
  for (const [email, [first]] of people) {
    if (!first) continue;
    const known = (network.memberByEmail(email) ?? withAddress(network, deps.admissions, email))?.id;
    const id = first.value.id ?? known ?? (admins.has(email) ? adminMemberId(email) : newMemberId(network, deps.ids));
    const earlier = taken.get(id);
    if (earlier !== undefined) problems.add(first.line, `id: ${quoted(id)} er en annen person på linje ${earlier}`);
    else if (known !== undefined && known !== id && !movesAway(known, people)) problems.add(first.line, 'id: e-postadressen tilhører en annen person i medlemslisten');
    taken.set(id, first.line);
    ids.set(email, id);
  }
  return ids;
};

/** Whoever was let in or asks may stand in the list under another of their addresses than the one they are known by, and has the id then. */
const withAddress = (network: Network, admissions: readonly Admission[], email: string): { readonly id: string } | undefined => {
  const found = admissions.find(({ addresses, memberId }) => addresses.includes(email) && !network.members.has(memberId));
  return found && { id: found.memberId };
};

/** Whether the same file gives the address' present owner another one. */
const movesAway = (memberId: string, people: ReadonlyMap<string, readonly Row[]>): boolean =>
  [...people.values()].some(([first]) => first?.value.id === memberId);

const newMemberId = (network: Network, ids: IdSource): string => {
  let id = ids.newId();
  while (network.members.has(id)) id = ids.newId();
  return id;
};

const memberFrom = (network: Network, id: string, rows: readonly [Row, ...Row[]]): Member => {
  const [first, ...others] = rows;
  const phone = rows.find(({ value }) => value.phone !== undefined)?.value.phone;
  const language = network.members.get(id)?.language;
  return {
    id,
    name: first.value.name,
    email: first.value.email,
    seats: [seatFrom(network, first), ...others.map((other) => seatFrom(network, other))],
    groups: [...new Set(rows.flatMap(groupsOf))],
    ...(phone === undefined ? {} : { phone }),
    ...(language === undefined ? {} : { language }),
  };
};

const seatFrom = (network: Network, { value }: Row): Seat => ({
  unit: value.unit,
  level: value.level,
  role: value.role,
  organisation: value.organisation,
  party: network.units.get(value.organisation)?.party ?? 'annet',
  title: value.title ?? '',
  primary: value.primary === 'ja',
});
