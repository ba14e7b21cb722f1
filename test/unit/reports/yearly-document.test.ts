/** What the yearly report says, before any file is written: chapters, sentences, empty states, and what is left out. */
import { describe, expect, test } from '@jest/globals';
import { officeFiles } from '../../../src/adapters/office/office-files.ts';
import { buildNetwork } from '../../../src/network/domain.ts';
import type { Block, OfficeDocument } from '../../../src/ports/office-files.ts';
import { makeYearlyReport } from '../../../src/reports/make-yearly-report.ts';
import type { ReportContent } from '../../../src/reports/report-content.ts';
import { yearlyDocument } from '../../../src/reports/yearly-document.ts';
import { asOf, yearlyReport } from '../../../src/reports/yearly-report.ts';
import { yearlyWorkbook } from '../../../src/reports/yearly-workbook.ts';
import { rowWriter } from '../../../src/reports/measure-rows.ts';
import type { PlanRead } from '../../../src/tiltak/domain.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { inventedPlan, unitNames } from '../../support/invented-plan.ts';

const unitName = (id: string): string => unitNames.get(id) ?? id;
function contentOf(read: PlanRead, more: Partial<ReportContent> = {}): ReportContent {
  const date = Temporal.PlainDate.from('2024-12-31');
  const earlier = { date, numbers: yearlyReport(asOf(read, Temporal.Instant.from('2024-12-31T22:59:59Z')), unitName) };
  return { read, numbers: yearlyReport(read, unitName), earlier, unitName, asAt: Temporal.PlainDate.from('2025-12-31'), madeAt: Temporal.PlainDate.from('2026-01-08'), timeZone: 'Europe/Oslo', texts: 'with', ...more };
}
/** Lists are read once: here they become arrays. */
const whole = (document: OfficeDocument): Block[] => document.blocks.map((block) => (block.kind === 'table' ? { ...block, rows: [...block.rows] } : block.kind === 'passages' ? { ...block, items: [...block.items] } : block));
const headings = (blocks: readonly Block[], level: 1 | 2): string[] => blocks.flatMap((block) => (block.kind === 'heading' && block.level === level ? [block.text] : []));
const texts = (blocks: readonly Block[]): string[] => blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
/** From one heading to the next of the same level. */
function chapter(blocks: readonly Block[], title: string): Block[] {
  const start = blocks.findIndex((block) => block.kind === 'heading' && block.level === 1 && block.text === title);
  const length = blocks.slice(start + 1).findIndex((block) => block.kind === 'heading' && block.level === 1);
  return blocks.slice(start, length === -1 ? undefined : start + 1 + length);
}

describe('the document', () => {
  const blocks = whole(yearlyDocument(contentOf(inventedPlan({ unansweredEvery: 9 }))));

  test('has the chapters of the network’s own report, in its order', () => {
    expect(headings(blocks, 1)).toEqual(['Sammendrag', 'Forankring', 'Innsatsområde 1: Felles innsats i prioriterte områder', 'Innsatsområde 2: Rus blant unge', 'Innsatsområde 3: Vold blant jevnaldrende', 'Innsatsområde 4: Kriminalitetsforebygging på nett', 'Måloppnåelse', 'Bruk av planen', 'Det enhetene er mest fornøyd med', 'Utfordringer', 'Andre innspill', 'Sammenligning med året før', 'Ubesvart', 'Vedlegg: Alle tiltak']);
  });
  test('every table’s sum is the sum of its rows', () => {
    const summed = blocks.flatMap((block) => (block.kind === 'table' && block.totals !== undefined ? [block] : []));
    expect(summed.length).toBeGreaterThan(5);
    for (const { rows, totals = [] } of summed) for (let at = 1; at < totals.length; at += 1) expect([...rows].reduce((sum, row) => sum + Number(row[at]?.replace('−', '-')), 0)).toBe(Number(totals[at]?.replace('−', '-')));
  });
  test('says what is unanswered, and that several reasons may apply', () => {
    expect(texts(chapter(blocks, 'Sammendrag')).join(' ')).toContain('39 av 333 tiltak er ubesvart.');
    expect(texts(chapter(blocks, 'Innsatsområde 2: Rus blant unge')).join(' ')).toContain('Flere årsaker kan gjelde for samme tiltak, så tallene skal ikke legges sammen.');
  });
  test('says of how many units each question is answered, and of measures without a reason that they come beside those with one', () => {
    const read = inventedPlan();
    const first = (title: string) => texts(chapter(blocks, title))[0];
    expect(['Måloppnåelse', 'Det enhetene er mest fornøyd med', 'Utfordringer'].map(first)).toEqual(['Svar fra 13 av 16 enheter.', 'Svar fra 5 av 16 enheter.', 'Svar fra 7 av 16 enheter.']);
    expect(texts(chapter(blocks, 'Innsatsområde 2: Rus blant unge'))).toContain('Svar fra 7 av 16 enheter.');
    const measures = read.measures.map((measure, at) => (at > 5 ? measure : { ...measure, history: [{ status: 'ikke-igangsatt' as const, reasons: at === 0 ? [] : ['ikke-oppgitt'], at: '2025-11-12T10:00:00.000Z' }] }));
    const said = texts(chapter(whole(yearlyDocument(contentOf({ ...read, measures }))), 'Innsatsområde 1: Felles innsats i prioriterte områder'));
    expect(said).toContain('I tillegg er det ikke valgt noen årsak for 1 tiltak.');
  });
  test('marks what is imported and what came late', () => {
    const read = inventedPlan({ unansweredEvery: 9 });
    const rows = chapter(blocks, 'Vedlegg: Alle tiltak').flatMap((block) => (block.kind === 'table' ? [...block.rows] : []));
    const said = read.measures.map(({ history }) => history.at(-1));
    expect(rows).toHaveLength(333);
    expect(rows.filter((row) => row[5] === 'Importert')).toHaveLength(said.filter((last) => last !== undefined && last.checkIn === undefined).length);
    expect(rows.filter((row) => row[5] === 'Innsjekk, etter fristen')).toHaveLength(said.filter((last) => last?.checkIn?.late).length);
    expect(rows.filter((row) => row[2] === 'Ubesvart')).toHaveLength(39);
  });
  test('every chart is described in words, with its numbers', () => {
    const charts = blocks.flatMap((block) => (block.kind === 'chart' ? [block] : []));
    expect(charts).toHaveLength(7);
    for (const { description, series } of charts) for (const { values } of series) for (const value of values.filter((number) => number > 0)) expect(description).toContain(String(value));
  });
  test('shows last year beside this year', () => {
    const [all] = chapter(blocks, 'Sammenligning med året før').flatMap((block) => (block.kind === 'table' ? [block] : []));
    expect(all?.columns.map(({ title }) => title)).toEqual(['Status', '31.12.2024', '31.12.2025', 'Endring']);
    const [then, now, change] = ([...all?.rows ?? []][1] ?? []).slice(1);
    expect(Number(now) - Number(then)).toBe(Number(change));
    expect(Number(then)).toBeGreaterThan(0);
  });
});

describe('the workbook', () => {
  const totals = (content: ReportContent) => {
    const [sheet] = yearlyWorkbook(content).sheets;
    return { titles: sheet?.columns.map(({ title }) => title) ?? [], rows: [...sheet?.rows ?? []] };
  };
  test('has last year’s numbers beside this year’s, of the whole, the areas and the units', () => {
    const content = contentOf(inventedPlan({ unansweredEvery: 9 }));
    const { titles, rows } = totals(content);
    const then = content.earlier!.numbers;
    const at = (title: string): number => titles.indexOf(title);
    expect(rows[0]?.[at('Igangsatt')]).toBe(content.numbers.started);
    expect(rows[0]?.[at('Igangsatt 31.12.2024')]).toBe(then.started);
    for (const area of then.areas) expect(rows.find((row) => row[1] === area.title)?.[at('Ubesvart 31.12.2024')]).toBe(area.unanswered);
    for (const unit of then.units) expect(rows.find((row) => row[1] === unitName(unit.unit))?.[at('Ikke igangsatt 31.12.2024')]).toBe(unit.notStarted);
  });
  test('has no such columns when nothing is known of last year', () => {
    const { measures, ...read } = inventedPlan();
    expect(totals(contentOf({ ...read, measures: measures.map((measure) => ({ ...measure, history: measure.history.slice(-1) })) })).titles.join()).not.toContain('2024');
  });
});

describe('what is not there', () => {
  test('left-out texts are nowhere, in the document and in the workbook', () => {
    const secret = 'HEMMELIG';
    const read = inventedPlan();
    const marked: PlanRead = {
      ...read,
      measures: read.measures.map((measure) => ({ ...measure, history: measure.history.map((entry) => ({ ...entry, outcome: secret, benefit: secret })) })),
      units: read.units.map((answer) => ({ ...answer, focus: { 1: secret, 2: secret }, goals: secret, pleased: secret, challenges: secret, input: secret })),
    };
    const content = contentOf(marked, { texts: 'without' });
    const sheets = yearlyWorkbook(content).sheets.map((sheet) => ({ ...sheet, rows: [...sheet.rows] }));
    expect(JSON.stringify([whole(yearlyDocument(content)), sheets])).not.toContain(secret);
    expect(JSON.stringify(whole(yearlyDocument(contentOf(marked))))).toContain(secret);
    expect(yearlyDocument(content).cover.lines).toContain('Uten enhetenes egne tekster');
  });
  test('the workbook has what each unit asked says of its plan, and who has not', () => {
    const sheetOf = (texts: 'with' | 'without') => {
      const sheet = yearlyWorkbook(contentOf(inventedPlan(), { texts })).sheets.find(({ name }) => name === 'Enhetenes svar');
      return [sheet?.columns.map(({ title }) => title) ?? [], ...sheet?.rows ?? []];
    };
    const [titles, first, ...others] = sheetOf('with');
    expect(titles).toEqual(['Enhet', 'Sist besvart', 'Behandling', 'Med på å lage planen', 'Bruk', ...['Felles innsats i prioriterte områder', 'Rus blant unge', 'Vold blant jevnaldrende', 'Kriminalitetsforebygging på nett'].map((title) => `Hva satsingen har betydd: ${title}`), 'Måloppnåelse', 'Det enhetene er mest fornøyd med', 'Utfordringer', 'Andre innspill']);
    expect(first).toEqual(['Bydel Alna', '2025-11-20', 'Vedtatt av styringsgruppen', 'bydel, skole og politi', 'Brukes aktivt', expect.stringContaining('felles rutiner'), expect.stringContaining('Flere foreldre'), '', '', expect.stringContaining('i hovedsak nådd'), expect.stringContaining('Samarbeidet'), expect.stringContaining('krevende'), '']);
    expect(others).toHaveLength(15);
    expect(others.filter((row) => row.slice(1).join('') === 'Ikke besvart')).toHaveLength(3);
    expect(sheetOf('without').map((row) => row.length)).toEqual(Array.from({ length: 17 }, () => 5));
  });
  test('what a unit said before the year that is reported is dated, and the unit is named as not having answered since', () => {
    const { units: [first, ...others], ...read } = inventedPlan();
    const old = { ...first!, at: '2024-11-20T09:00:00.000Z', goals: 'Det vi sa i fjor' };
    const blocks = whole(yearlyDocument(contentOf({ ...read, units: [old, ...others] })));
    const name = unitName(old.unit);
    expect(JSON.stringify(chapter(blocks, 'Måloppnåelse'))).toContain(`${name} (svart 20. november 2024)`);
    expect(JSON.stringify(chapter(blocks, 'Bruk av planen'))).toContain(`${name} (svart 20. november 2024)`);
    expect(JSON.stringify(chapter(blocks, 'Forankring'))).toContain(`${name} (svart 20. november 2024)`);
    const unanswered = texts(chapter(blocks, 'Ubesvart'));
    expect(unanswered).toContain(`1 enhet har ikke svart på spørsmålene på nytt etter 31. desember 2024: ${name}. Det de svarte sist, står i rapporten med dato.`);
    expect(unanswered.join(' ')).toContain('3 enheter har ikke svart på spørsmålene om planen som helhet');
    expect(JSON.stringify(blocks)).not.toContain(`${unitName(others[0]!.unit)} (svart`);
  });
  test('a report of some units says nothing of the whole plan', () => {
    const scope = ['Bydel Alna', 'Groruddalen'];
    const all = inventedPlan();
    const read = { ...all, measures: all.measures.filter(({ unit, area }) => unit === 'bydel-alna' && area !== '4') };
    const blocks = whole(yearlyDocument(contentOf(read, { scope })));
    expect(texts(chapter(blocks, 'Sammendrag'))[0]).toMatch(/^Rapporten gjelder 18 tiltak fordelt på 1 enhet\./u);
    expect(texts(chapter(blocks, 'Innsatsområde 1: Felles innsats i prioriterte områder'))[0]).toMatch(/^Rapporten gjelder 5 tiltak i innsatsområdet\./u);
    expect(JSON.stringify(blocks)).not.toMatch(/Planen har|Innsatsområdet har|tiltak i planen|er registrert/u);
    expect([...yearlyWorkbook(contentOf(read, { scope })).sheets[0]?.rows ?? []][0]?.slice(0, 3)).toEqual(['I alt', 'Bydel Alna og Groruddalen', 18]);
    expect(texts(whole(yearlyDocument(contentOf({ ...read, measures: [] }, { scope }))))).toEqual(['Planen har ingen tiltak for Bydel Alna og Groruddalen.']);
  });
  test('a plan without measures says what to do', () => {
    const blocks = whole(yearlyDocument(contentOf({ ...inventedPlan(), measures: [] })));
    expect(headings(blocks, 1)).toEqual(['Sammendrag']);
    expect(texts(blocks)).toEqual(['Planen har ingen tiltak. Importer tiltakene, og lag rapporten på nytt.']);
  });
  test('without earlier statuses, unit answers or texts there are sentences, no empty tables', () => {
    const read = inventedPlan({ texts: false, units: false });
    const fresh = { ...read, measures: read.measures.map((measure) => ({ ...measure, history: measure.history.slice(-1) })) };
    const blocks = whole(yearlyDocument(contentOf(fresh)));
    expect(texts(chapter(blocks, 'Sammenligning med året før'))).toEqual(['Det finnes ingen status per 31. desember 2024 å sammenligne med.']);
    expect(texts(chapter(blocks, 'Bruk av planen'))).toEqual(['Ingen enheter har svart på dette spørsmålet.']);
    expect(texts(chapter(blocks, 'Innsatsområde 1: Felles innsats i prioriterte områder'))).toContain('Enhetene har ikke skrevet hva tiltakene oppnår.');
    for (const block of blocks) if (block.kind === 'table') expect([...block.rows].length).toBeGreaterThan(0);
  });
  test('an area and a reason may be called like what every object has', () => {
    const read = inventedPlan();
    const [area, reason] = [read.areas[0]?.id, read.reasons[0]?.id];
    const renamed = <Named extends { readonly id: string }>(list: readonly Named[], from?: string): Named[] => list.map((one) => (one.id === from ? { ...one, id: 'constructor' } : one));
    const measures = read.measures.map((measure) => ({
      ...measure, area: measure.area === area ? 'constructor' : measure.area, history: measure.history.map((entry) => ({ ...entry, reasons: entry.reasons.map((id) => (id === reason ? 'constructor' : id)) })),
    }));
    const awkward: PlanRead = { ...read, areas: renamed(read.areas, area), reasons: renamed(read.reasons, reason), measures };
    expect([...yearlyWorkbook(contentOf(awkward)).sheets[0]?.rows ?? []]).toEqual([...yearlyWorkbook(contentOf(read)).sheets[0]?.rows ?? []]);
    // What units said of area 1 was said of nothing that has this name.
    expect(texts(chapter(whole(yearlyDocument(contentOf(awkward))), 'Felles innsats i prioriterte områder'))).toContain('Ingen enheter har svart på dette.');
  });
  test('a level that could not be read is said in the workbook and in the name of every file', async () => {
    const read: PlanRead = { ...inventedPlan(), closedLevels: ['styrende'] };
    const [first, ...others] = yearlyWorkbook(contentOf(read)).sheets;
    expect([...first?.rows ?? []].join()).toContain('styrende nivå kunne ikke leses');
    expect(others).toHaveLength(yearlyWorkbook(contentOf(inventedPlan())).sheets.length);
    const made = async (plan: PlanRead): Promise<string> => (await makeYearlyReport(
      { readPlan: async () => plan, directory: { network: async () => buildNetwork('', [], [], []) }, clock: createFakeClock('2026-01-08T08:00:00Z'), timeZone: 'Europe/Oslo', office: officeFiles },
      { plan: 'salto', format: 'csv', texts: 'without' })).name;
    expect(await made(read)).toBe('arsrapport-salto-2026-01-08-ufullstendig.csv');
    expect(await made(inventedPlan())).toBe('arsrapport-salto-2026-01-08.csv');
  });
  test('a level that could not be read is named first', () => {
    const blocks = whole(yearlyDocument(contentOf({ ...inventedPlan(), closedLevels: ['styrende'] })));
    expect(blocks[1]).toEqual({ kind: 'text', tone: 'warning', text: expect.stringContaining('styrende nivå kunne ikke leses') });
  });
});

test('the date of a status is the date in Oslo', () => {
  const read = inventedPlan();
  const [measure] = read.measures;
  const late = { ...measure!, history: [{ status: 'igangsatt', reasons: [], at: '2025-12-31T23:30:00.000Z' } as const] };
  expect(rowWriter(read, unitName, 'Europe/Oslo')(late).at).toBe('2026-01-01');
});
