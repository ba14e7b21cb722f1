/** `import units`: arenas and organisations, from CSV with the columns of data/units.csv. */
import { z } from 'zod';
import { choiceCell, idCell, optionalCell, textCell } from '../shared/csv-cells.ts';
import { parseRows, problemList, quoted, readCsv, type Problems } from '../shared/csv.ts';
import { parties, unitKinds } from '../shared/network-terms.ts';
import type { Network, Unit } from './domain.ts';
import { importList, type ImportDeps, type ImportResult, type Plan } from './import-list.ts';

const row = z.object({ id: idCell, name: textCell, kind: choiceCell(unitKinds), party: choiceCell(parties), region: optionalCell(idCell) });

export const importUnits = (file: Uint8Array | string, deps: ImportDeps): Promise<ImportResult> =>
  importList(deps, 'unit', (network) => network.units, (network) => planUnits(file, network));

const planUnits = (file: Uint8Array | string, network: Network): Plan<Unit> | Problems => {
  const csv = readCsv(file, { required: ['id', 'name', 'kind', 'party', 'region'] });
  if (!('rows' in csv)) return csv;
  const problems = problemList();
  const lines = new Map<string, number>();
  const entities = new Map<string, Unit>();
  for (const { line, value: { region, ...unit } } of parseRows(csv.rows, row, problems)) {
    const earlier = lines.get(unit.id);
    if (earlier !== undefined) problems.add(line, `id: ${quoted(unit.id)} står også på linje ${earlier}`);
    else lines.set(unit.id, line);
    entities.set(unit.id, region === undefined ? unit : { ...unit, region });
  }
  // Units of rows already complained about are missing here, and would be complained about again.
  const wrong = problems.found();
  if (wrong) return wrong;
  const all = new Map([...network.units, ...entities]);
  for (const unit of all.values()) {
    const reason = regionProblem(unit, all);
    // A unit that is not in the file is only wrong when the file has changed its region.
    if (reason !== undefined) problems.add(lines.get(unit.id) ?? lines.get(unit.region ?? '') ?? 1, `region: ${reason}`);
  }
  return problems.found() ?? { rows: csv.rows.length, entities };
};

const regionProblem = (unit: Unit, all: ReadonlyMap<string, Unit>): string | undefined => {
  if (unit.region === undefined) return undefined;
  if (unit.kind === 'region') return `${quoted(unit.id)} er selv en region og kan ikke ligge i en`;
  const region = all.get(unit.region);
  if (!region) return `ukjent region ${quoted(unit.region)} for ${quoted(unit.id)}`;
  return region.kind === 'region' ? undefined : `${quoted(unit.region)} er ikke en region, men ${quoted(unit.id)} ligger i den`;
};
