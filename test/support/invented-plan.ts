/** An invented plan with the network's own totals (333 measures, 278 started), or many times as many, with answers and texts. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Measure, MeasureRecord, PlanRead, StatusEntry, UnitAnswer } from '../../src/tiltak/domain.ts';

const data = (name: string): Record<string, string>[] => parse(readFileSync(new URL(`../../data/${name}`, import.meta.url)), { columns: true, bom: true });

/** As the first joint report counted: measures, started, not started. */
export const networkTotals = [{ area: '1', total: 78, started: 70 }, { area: '2', total: 92, started: 76 }, { area: '3', total: 104, started: 85 }, { area: '4', total: 59, started: 47 }] as const;

export const planUnits = data('units.csv').filter(({ kind }) => kind === 'bydel').map(({ id = '', name = '' }) => ({ id, name })).concat([{ id: 'sentrum', name: 'Uteseksjonen, Oslo sentrum' }]);
const titles = data('tiltak-2023-2025.csv').map(({ title = '' }) => title);
export const unitNames = new Map(data('units.csv').map(({ id = '', name = '' }) => [id, name]));

const outcome = 'Ungdom i målgruppen får et fast sted å være, og de som jobber i felt, blir kjent med flere. Samarbeidet mellom bydel, skole og politi er tettere enn før.\nErfaringene deles på møtene i utøvende nivå.';
const benefit = 'Unge møter voksne de kjenner, får raskere hjelp, og flere deltar på aktiviteter i nærmiljøet.';

interface Options {
  /** How many times the network's own size. */
  readonly times?: number;
  readonly texts?: boolean;
  /** Every so manyth measure has no status. */
  readonly unansweredEvery?: number;
  readonly units?: boolean;
}

export function inventedPlan({ times = 1, texts = true, unansweredEvery = 0, units = true }: Options = {}): PlanRead {
  const reasons = data('grunner.csv').map(({ id = '', title = '' }) => ({ id, title }));
  const measures: MeasureRecord[] = [];
  for (const { area, total, started } of networkTotals) {
    for (let at = 0; at < total * times; at += 1) {
      const unit = planUnits[at % planUnits.length]?.id ?? '';
      const measure: Measure = { id: `${unit}-${area}-${String(at).padStart(4, '0')}`, plan: 'salto-2023-2025', unit, area, title: titles[(at * 7 + Number(area)) % titles.length] ?? '', ...(at % 3 === 0 ? { responsibleEmail: `ansvarlig.${at % 60}@example.org` } : {}) };
      const isStarted = at < started * times;
      const last: StatusEntry = {
        status: isStarted ? 'igangsatt' : 'ikke-igangsatt', reasons: isStarted ? [] : [0, 3].slice(0, 1 + (at % 2)).map((step) => reasons[(at + step) % reasons.length]?.id ?? ''),
        ...(isStarted && texts ? { outcome: `${outcome} (${at})`, benefit: `${benefit} (${at})` } : {}), at: '2025-11-12T10:00:00.000Z',
        ...(at % 10 === 0 ? {} : { checkIn: { promptId: 'innsjekk-2025', by: 'm1', late: at % 17 === 0 } }),
      };
      const first: StatusEntry = { status: at % 3 === 0 ? 'igangsatt' : 'ikke-igangsatt', reasons: at % 3 === 0 ? [] : ['ressurser'], at: '2024-11-05T10:00:00.000Z' };
      measures.push({ ...measure, history: unansweredEvery > 0 && at % unansweredEvery === 0 ? [] : [first, last] });
    }
  }
  return {
    plan: { id: 'salto-2023-2025', title: 'SaLTo handlingsprogram 2023–2025', from: '2023-01-01', to: '2025-12-31' },
    areas: data('innsatsomrader.csv').map(({ plan = '', id = '', title = '' }) => ({ plan, id, title })), reasons,
    measures: measures.sort((a, b) => Number(a.area) - Number(b.area) || (a.unit < b.unit ? -1 : Number(a.unit > b.unit)) || (a.id < b.id ? -1 : 1)),
    units: units ? planUnits.slice(0, 13).map(({ id }, at) => unitAnswer(id, at)) : [], closedLevels: [],
  };
}

const unitAnswer = (unit: string, at: number): UnitAnswer => ({
  unit, at: '2025-11-20T09:00:00.000Z', by: `m${at}`, adopted: (['vedtatt', 'orientert', 'ledelse', 'nei'] as const)[at % 4] ?? 'vedtatt', parties: at % 5 === 0 ? ['bydel', 'skole', 'politi'] : ['bydel', 'politi'],
  focus: at % 2 === 0 ? { 1: 'Satsingen har gitt felles rutiner for oppfølging, og flere tjenester er til stede i de utsatte områdene.', 2: 'Flere foreldre er nådd, og kunnskapen om rus er bedre i skolene.' } : {},
  goals: 'Målene er i hovedsak nådd. Tiltak som krever nye stillinger, er utsatt.', use: (['aktivt', 'aktivt', 'delvis', 'lite'] as const)[at % 4] ?? 'aktivt',
  ...(at % 3 === 0 ? { pleased: 'Samarbeidet med skolene og det forebyggende politiet.' } : {}), ...(at % 2 === 0 ? { challenges: 'Planen holdes i live av koordinatoren alene. Det er krevende å få tid i møtene.' } : {}),
});
