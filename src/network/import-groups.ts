/** `import groups`: named circles, from CSV with the columns of data/groups.csv. */
import { z } from 'zod';
import { audienceProblems } from '../prompts/audience-terms.ts';
import { choiceCell, idCell, optionalCell, textCell } from '../shared/csv-cells.ts';
import { parseRows, problemList, quoted, readCsv, type Problems } from '../shared/csv.ts';
import { networkLevels } from '../shared/network-terms.ts';
import type { Group, Network } from './domain.ts';
import { importList, type ImportDeps, type ImportResult, type Plan } from './import-list.ts';

const row = z.object({ id: idCell, name: textCell, kind: idCell, level: optionalCell(choiceCell(networkLevels)), unit: optionalCell(idCell), who: z.string() });

/** `who` may name groups of the same file, in any order; people it names must be imported already. */
export const importGroups = (file: Uint8Array | string, deps: ImportDeps): Promise<ImportResult> =>
  importList(deps, 'group', (network) => network.groups, (network) => planGroups(file, network));

const planGroups = (file: Uint8Array | string, network: Network): Plan<Group> | Problems => {
  const csv = readCsv(file, { required: ['id', 'name', 'kind', 'level', 'unit', 'who'] });
  if (!('rows' in csv)) return csv;
  const problems = problemList();
  const lines = new Map<string, number>();
  const entities = new Map<string, Group>();
  for (const { line, value: { id, name, kind, level, unit, who } } of parseRows(csv.rows, row, problems)) {
    const earlier = lines.get(id);
    if (earlier !== undefined) problems.add(line, `id: ${quoted(id)} står også på linje ${earlier}`);
    else lines.set(id, line);
    if (unit !== undefined && !network.units.has(unit)) problems.add(line, `unit: ukjent enhet ${quoted(unit)}`);
    entities.set(id, { id, name, kind, ...(level === undefined ? {} : { level }), ...(unit === undefined ? {} : { unit }), ...(who === '' ? {} : { who }) });
  }
  const wrong = problems.found();
  if (wrong) return wrong;
  const withNewGroups: Network = { ...network, groups: new Map([...network.groups, ...entities]) };
  for (const group of entities.values()) {
    if (group.who === undefined) continue;
    for (const { term, reason } of audienceProblems(withNewGroups, group.who)) problems.add(lines.get(group.id) ?? 1, `who: ${quoted(term)}: ${reason}`);
  }
  return problems.found() ?? { rows: csv.rows.length, entities };
};
