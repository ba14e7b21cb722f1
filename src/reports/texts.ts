/** What the yearly report says. Bokmål only: it is the network's own report, whoever asks for it. */
import type { Adoption, MeasureStatus, PlanUse } from '../tiltak/domain.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';

const measures = (n: number): string => `${n} tiltak`;
const units = (n: number): string => (n === 1 ? '1 enhet' : `${n} enheter`);

/** `2025-12-31` → `31. desember 2025`. */
export const inWords = (date: Temporal.PlainDate): string => date.toLocaleString('nb', { day: 'numeric', month: 'long', year: 'numeric' });
/** `31.12.2025`. */
export const inFigures = (date: Temporal.PlainDate): string => `${String(date.day).padStart(2, '0')}.${String(date.month).padStart(2, '0')}.${date.year}`;
/** `a, b og c`. */
export const listed = (parts: readonly string[]): string => new Intl.ListFormat('nb', { type: 'conjunction' }).format(parts);

export const reportTexts = {
  language: 'nb-NO',
  fileName: 'arsrapport', incomplete: 'ufullstendig',
  title: 'Årsrapport',
  over: 'SaLTo – samarbeid mellom Oslo kommune og Oslo politidistrikt',
  status: { igangsatt: 'Igangsatt', 'ikke-igangsatt': 'Ikke igangsatt', fullfort: 'Fullført', avsluttet: 'Avsluttet' } satisfies Record<MeasureStatus, string>,
  counts: { total: 'Tiltak', started: 'Igangsatt', notStarted: 'Ikke igangsatt', completed: 'Fullført', discontinued: 'Avsluttet', unanswered: 'Ubesvart' },
  sum: 'Sum',
  source: { imported: 'Importert', checkIn: 'Innsjekk', late: 'Innsjekk, etter fristen', none: '–' },
  imported: 'importert',
  cover: {
    asAt: (date: string) => `Status per ${date}`, madeAt: (date: string) => `Laget ${date}`, period: (from: string, to: string) => `Planperiode: ${from} – ${to}`,
    scope: (names: readonly string[]) => `Gjelder ${listed(names)}`, everyone: 'Gjelder alle enheter med tiltak i planen', withoutTexts: 'Uten enhetenes egne tekster',
  },
  contents: 'Innhold', page: 'Side', footer: (plan: string) => `SaLTo årsrapport · ${plan}`,
  closedLevels: (levels: readonly NetworkLevel[]) => `Svar fra ${listed(levels.map((level) => ({ styrende: 'styrende nivå', koordinerende: 'koordinerende nivå', utovende: 'utøvende nivå' })[level]))} kunne ikke leses da rapporten ble laget. Svar derfra i innsjekker som fortsatt er åpne, mangler.`,
  summary: {
    title: 'Sammendrag', none: 'Planen har ingen tiltak. Importer tiltakene, og lag rapporten på nytt.', noneFor: (names: readonly string[]) => `Planen har ingen tiltak for ${listed(names)}.`,
    lead: (total: number, unitCount: number) => `Planen har ${measures(total)} fordelt på ${units(unitCount)}.`, leadOfSome: (total: number, unitCount: number) => `Rapporten gjelder ${measures(total)} fordelt på ${units(unitCount)}.`,
    parts: { started: 'er igangsatt', notStarted: 'er ikke igangsatt', completed: 'er fullført', discontinued: 'er avsluttet', unanswered: 'er ubesvart' },
    imported: (n: number, answered: number) => `${n} av ${answered} statuser er importert fra en fil og ikke meldt i en innsjekk. De er merket «Importert» i vedlegget.`,
    late: (n: number) => `${n} ${n === 1 ? 'status er' : 'statuser er'} meldt etter svarfristen.`,
    allAnswered: 'Alle tiltak har en status.',
    unanswered: (n: number, total: number) => `${n} av ${total} tiltak er ubesvart. De er ført for seg i alle tabeller og regnes ikke som ikke igangsatt.`,
    table: 'Tiltak etter innsatsområde og status', area: 'Innsatsområde', chart: 'Status for tiltakene etter innsatsområde',
    byUnit: 'Status per enhet', unitTable: 'Tiltak etter enhet og status', unit: 'Enhet',
  },
  adoption: {
    title: 'Forankring', table: 'Behandling av planen, og hvem som var med på å lage den', columns: { unit: 'Enhet', adopted: 'Behandling', parties: 'Med på å lage planen' },
    lead: 'Enhetene er spurt om planen er behandlet i styringsgruppen, og om bydel, skole og politi tok del i arbeidet med den.',
    adopted: { vedtatt: 'Vedtatt av styringsgruppen', orientert: 'Tatt til orientering i styringsgruppen', ledelse: 'Lagt fram for bydelens ledelse', nei: 'Ikke behandlet' } satisfies Record<Adoption, string>,
    parties: { bydel: 'bydel', skole: 'skole', politi: 'politi' }, notAnswered: 'Ikke besvart',
  },
  area: {
    title: (id: string, title: string) => (/^\d+$/.test(id) ? `Innsatsområde ${id}: ${title}` : title),
    status: 'Status', lead: (n: number) => `Innsatsområdet har ${measures(n)}.`, leadOfSome: (n: number) => `Rapporten gjelder ${measures(n)} i innsatsområdet.`, statusTable: (title: string) => `${title}: tiltak etter enhet og status`, chart: (title: string) => `${title}: status`, none: 'Ingen av tiltakene hører til dette innsatsområdet.',
    reasons: 'Årsaker til at tiltak ikke er igangsatt', reasonTable: (title: string) => `${title}: årsaker`, reason: 'Årsak', reasonCount: 'Tiltak',
    reasonsNote: (notStarted: number) => `${measures(notStarted)} er ikke igangsatt. Flere årsaker kan gjelde for samme tiltak, så tallene skal ikke legges sammen.`,
    withoutReason: (n: number) => `I tillegg er det ikke valgt noen årsak for ${measures(n)}.`, noReasons: (n: number) => `${measures(n)} er ikke igangsatt. Ingen årsak er oppgitt.`, allStarted: 'Ingen tiltak er meldt som ikke igangsatt.',
    examples: 'Eksempler fra enhetene', noExamples: 'Enhetene har ikke skrevet hva tiltakene oppnår.', missingTexts: (n: number, started: number) => `For ${n} av ${started} igangsatte tiltak er det ikke skrevet noe om hva som oppnås. De står i vedlegget.`,
    outcome: 'Hva oppnås: ', benefit: 'Hvordan kommer det målgruppen til gode: ',
    focus: 'Hva satsingen har betydd', noFocus: 'Ingen enheter har svart på dette.',
  },
  questions: {
    goals: 'Måloppnåelse', pleased: 'Det enhetene er mest fornøyd med', challenges: 'Utfordringer', input: 'Andre innspill',
  },
  answeredBy: (n: number, asked: number) => `Svar fra ${n} av ${units(asked)}.`, answeredEarlier: (date: string) => `svart ${date}`, noAnswers: 'Ingen enheter har svart på dette spørsmålet.', withoutTexts: 'Enhetenes tekster er utelatt fra denne utgaven av rapporten.',
  use: {
    title: 'Bruk av planen', table: 'Hvor aktivt planen brukes', columns: { use: 'Bruk', count: 'Enheter', units: 'Hvilke' }, chart: 'Bruk av planen, antall enheter', series: 'Enheter',
    use: { aktivt: 'Brukes aktivt', delvis: 'Brukes delvis', lite: 'Brukes lite', ikke: 'Brukes ikke' } satisfies Record<PlanUse, string>, notAnswered: 'Ikke besvart',
  },
  comparison: {
    title: 'Sammenligning med året før', none: (date: string) => `Det finnes ingen status per ${date} å sammenligne med.`, lead: (earlier: string, now: string) => `Tabellene viser status per ${earlier} ved siden av status per ${now}. Tiltak som ikke hadde noen status den gangen, er ført som ubesvart.`,
    table: 'Alle tiltak', status: 'Status', change: 'Endring', areaTable: 'Igangsatte tiltak etter innsatsområde', chart: 'Igangsatte tiltak etter innsatsområde',
  },
  unanswered: {
    title: 'Ubesvart', all: 'Alle tiltak har en status, og alle enheter har svart på spørsmålene om planen.', measures: 'Enheter med ubesvarte tiltak', columns: { unit: 'Enhet', unanswered: 'Ubesvart', total: 'Tiltak i alt' },
    allMeasures: 'Alle tiltak har en status.', allUnits: 'Alle enheter har svart på spørsmålene om planen.', units: (names: readonly string[]) => `${units(names.length)} har ikke svart på spørsmålene om planen som helhet: ${listed(names)}.`, unitsEarlier: (names: readonly string[], date: string) => `${units(names.length)} har ikke svart på spørsmålene på nytt etter ${date}: ${listed(names)}. Det de svarte sist, står i rapporten med dato.`,
  },
  annex: {
    title: 'Vedlegg: Alle tiltak', lead: 'Alle tiltak som rapporten gjelder, med siste status. «Importert» betyr at statusen er lest inn fra en fil og ikke meldt i en innsjekk.',
    table: (n: number) => measures(n), columns: { title: 'Tiltak', unit: 'Enhet', status: 'Status', reasons: 'Årsaker', at: 'Sist meldt', source: 'Kilde' },
  },
  sheets: {
    totals: 'Totalt', measures: 'Alle tiltak', missing: 'Mangler', answers: 'Enhetenes svar', answeredAt: 'Sist besvart', area: (id: string, title: string) => `${id} ${title}`, kind: 'Gjelder', name: 'Navn', kinds: { all: 'Hele planen', some: 'I alt', area: 'Innsatsområde', unit: 'Enhet' }, reason: (title: string) => `Årsak: ${title}`,
  },
  columns: {
    id: 'Id', plan: 'Plan', areaId: 'Område-id', area: 'Innsatsområde', unitId: 'Enhets-id', unit: 'Enhet', title: 'Tiltak', responsible: 'Ansvarlig', status: 'Status', reasons: 'Årsaker', outcome: 'Hva oppnås', benefit: 'Hvordan kommer det målgruppen til gode', at: 'Sist meldt', source: 'Kilde', changes: 'Antall meldinger',
  },
  written: (path: string) => `Rapporten er skrevet til ${path}.`,
  faults: {
    file: {
      ENOENT: (path: string) => `Mappen til ${path} finnes ikke.`, EACCES: (path: string) => `Har ikke lov til å skrive ${path}.`, EISDIR: (path: string) => `${path} er en mappe. Skriv navnet på en fil.`,
      EROFS: (path: string) => `Har ikke lov til å skrive ${path}.`, ENOSPC: (path: string) => `Det er ikke plass til ${path} på disken.`, ENOTDIR: (path: string) => `Mappen til ${path} finnes ikke.`,
    },
    plan: (id: string) => `Planen «${id}» finnes ikke.`, unit: (id: string) => `Enheten «${id}» finnes ikke.`, period: 'Datoen i --from må være før eller lik datoen i --to.', date: (option: string, reason: string) => `${option}: ${reason}.`,
    noPlans: 'Det er ingen planer i registeret. Importer planer og tiltak først.', choosePlan: (ids: readonly string[]) => `Velg plan med --plan: ${ids.join(', ')}.`,
  },
} as const;
