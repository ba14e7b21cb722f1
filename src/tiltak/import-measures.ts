/** `import tiltak`: the measures, from CSV with the columns of data/tiltak-2023-2025.csv. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Network } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import { guardText } from '../privacy/guard.ts';
import { choiceCell, emailCell, idCell, optionalCell } from '../shared/csv-cells.ts';
import { parseRows, problemList, quoted, readCsv, type ParsedRow, type ProblemList, type Problems } from '../shared/csv.ts';
import type { ImportDeps, ImportResult, Judged } from '../shared/import-lists.ts';
import { isoInstant } from '../shared/iso-instant.ts';
import { measureStatuses, type StatusAnswer, type StatusEntry } from './domain.ts';
import { identityNumberReason, importRegister, rowsByKey, standsTwice, titleCell, unknownPlan } from './import-register.ts';
import { areaKey, measureList, type RegisteredMeasure, type Register } from './store.ts';

const longestText = 2000;
const askReasons = { phone: 'et telefonnummer', email: 'en e-postadresse' } as const;

const row = z.object({
  id: idCell, plan: idCell, unit: idCell, area: idCell, title: titleCell, responsible_email: optionalCell(emailCell),
  status: optionalCell(choiceCell(measureStatuses)), reasons: z.string(), outcome: z.string(), benefit: z.string(),
});
type Row = ParsedRow<z.infer<typeof row>>;

export interface ImportMeasuresDeps extends ImportDeps {
  readonly clock: Clock;
  readonly network: Network;
}

/**
 * Plans, areas and reasons must be imported first. Title and responsible person are the file's; a measure the file does not name stays.
 *
 * What a measure is counted under never changes: a row that moves a known id to another plan, unit or area is refused, since last
 * year's figures would be counted anew without anybody having said so. A measure that has moved gets a new id, and its old one `avsluttet`.
 *
 * A status is appended to the measure's imported ones when it differs (status, reasons or texts) from what was imported last, so that
 * the same file twice says nothing twice and never outdoes what a check-in has said since; an empty status says nothing. Responsible
 * persons who are not in the network, or no longer, are warnings: the unit's koordinator answers meanwhile.
 */
export const importMeasures = (file: Uint8Array | string, deps: ImportMeasuresDeps): Promise<ImportResult> => importRegister(deps, 'all', (register) => judgeMeasures(file, register, deps));

const judgeMeasures = (file: Uint8Array | string, register: Register, { network, clock }: ImportMeasuresDeps): Judged | Problems => {
  const csv = readCsv(file, { required: ['id', 'plan', 'unit', 'area', 'title', 'responsible_email', 'status', 'reasons', 'outcome', 'benefit'] });
  if (!('rows' in csv)) return csv;
  const problems = problemList();
  const warnings = problemList();
  const rows = rowsByKey(parseRows(csv.rows, row, problems), ({ id }) => id, problems, standsTwice);
  const known = new Map([...register.measures.values()].flatMap((measures) => [...measures]));
  for (const line of rows.values()) {
    checkNames(line, register, network, problems, warnings);
    checkSame(line, known.get(line.value.id), problems);
    checkStatus(line, register, problems, warnings);
  }
  const wrong = problems.found();
  if (wrong) return wrong;
  const now = isoInstant(clock.now());
  const lists = new Map([...Map.groupBy(rows.values(), ({ value }) => value.plan)].map(([plan, lines]) => [measureList(plan), {
    before: register.measures.get(plan) ?? new Map<string, RegisteredMeasure>(),
    after: new Map(lines.map(({ value }) => [value.id, measureFrom(value, register, known.get(value.id), now)])),
  }]));
  return { rows: csv.rows.length, lists, warnings: warnings.found() };
};

const checkNames = ({ line, value: { plan, unit, area, responsible_email: email } }: Row, register: Register, network: Network, problems: ProblemList, warnings: ProblemList): void => {
  if (!register.plans.has(plan)) problems.add(line, unknownPlan(plan));
  else if (!register.areas.has(areaKey({ plan, id: area }))) problems.add(line, `area: ukjent innsatsområde ${quoted(area)} i planen ${quoted(plan)}`);
  if (!network.units.has(unit)) problems.add(line, `unit: ukjent enhet ${quoted(unit)}`);
  if (email !== undefined && !network.memberByEmail(email)) warnings.add(line, `responsible_email: ${quoted(email)} er ikke i medlemslisten; enhetens koordinator spørres i stedet`);
};

const identity = { plan: 'planen', unit: 'enheten', area: 'innsatsområdet' } as const;

const checkSame = ({ line, value }: Row, known: RegisteredMeasure | undefined, problems: ProblemList): void => {
  if (!known) return;
  for (const field of ['plan', 'unit', 'area'] as const) {
    if (known[field] === value[field]) continue;
    problems.add(line, `${field}: ${quoted(value.id)} er registrert under ${identity[field]} ${quoted(known[field])}; et tiltak kan ikke flyttes, for da endres statistikken. Gi det en ny id`);
  }
};

const reasonsOf = (cell: string): string[] => cell.toLowerCase().split(';').map((id) => id.trim()).filter((id) => id !== '');

const checkStatus = ({ line, value: { title, status, reasons, outcome, benefit } }: Row, register: Register, problems: ProblemList, warnings: ProblemList): void => {
  const given = reasonsOf(reasons);
  if (given.length > 0 && status !== 'ikke-igangsatt') problems.add(line, 'reasons: bare tiltak med status ikke-igangsatt har grunner');
  for (const reason of given) if (!register.reasons.has(reason)) problems.add(line, `reasons: ukjent grunn ${quoted(reason)}`);
  if (status === undefined && outcome + benefit !== '') problems.add(line, 'status: mangler, men raden har en tekst om tiltaket');
  for (const [column, text] of Object.entries({ title, outcome, benefit })) {
    const verdict = guardText(text, { max: longestText });
    if ('refused' in verdict) problems.add(line, `${column}: ${verdict.refused === 'too-long' ? `lengre enn ${longestText} tegn` : identityNumberReason}`);
    // Nobody can be asked while a file is read; the operator is told, and can take it out and import again.
    if ('ask' in verdict) warnings.add(line, `${column}: ser ut til å inneholde ${askReasons[verdict.ask]}; kontroller at det skal stå der`);
  }
};

const measureFrom = ({ id, plan, unit, area, title, responsible_email: responsibleEmail, ...said }: Row['value'], register: Register, known: RegisteredMeasure | undefined, now: string): RegisteredMeasure => ({
  id, plan, unit, area, title, ...(responsibleEmail === undefined ? {} : { responsibleEmail }),
  imported: withStatus(known?.imported ?? [], statusFrom(said, register), now),
});

const statusFrom = ({ status, reasons, outcome, benefit }: Pick<Row['value'], 'status' | 'reasons' | 'outcome' | 'benefit'>, register: Register): StatusAnswer | undefined => {
  if (status === undefined) return undefined;
  const given = new Set(reasonsOf(reasons));
  return { status, reasons: [...register.reasons.keys()].filter((id) => given.has(id)), ...(outcome === '' ? {} : { outcome }), ...(benefit === '' ? {} : { benefit }) };
};

const withStatus = (imported: readonly StatusEntry[], said: StatusAnswer | undefined, now: string): readonly StatusEntry[] => {
  const last = imported.at(-1);
  if (said === undefined) return imported;
  if (last === undefined) return [{ ...said, at: now }];
  const { at, ...before } = last;
  // What is imported later was said later, whatever the machines' clocks say.
  return isDeepStrictEqual(before, said) ? imported : [...imported, { ...said, at: at > now ? at : now }];
};
