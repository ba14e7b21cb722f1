/** What the key figures say as a file. Bokmål only: they are the network's own report, whoever asks for them. */
import { leastMeetings } from './nokkeltall.ts';

export const keyFigureTexts = {
  fileName: 'nokkeltall', incomplete: 'ufullstendig', language: 'nb-NO', over: 'SaLTo – samarbeid mellom Oslo kommune og Oslo politidistrikt', title: 'Nøkkeltall', page: 'Side',
  period: (from: string, to: string) => `${from} – ${to}`, scope: (unit: string) => `Gjelder ${unit}`, whole: 'Gjelder hele nettverket', madeAt: (date: string) => `Laget ${date}`,
  columns: { kind: 'Type', held: 'Avholdt', average: 'Oppmøte i snitt', basis: 'Grunnlag', topic: 'Tema' }, caption: 'Avholdte møter og mobiliseringer',
  mobilisations: { 'alvorlig-hendelse': 'Mobiliseringer: alvorlig hendelse', arrangement: 'Mobiliseringer: arrangement', demonstrasjon: 'Mobiliseringer: demonstrasjon' } as Readonly<Record<string, string>>,
  held: (held: number, topics: readonly string[]) => (topics.length === 0 ? String(held) : `${held} (${topics.join(', ')})`), topic: (n: number, topic: string) => `${n} ${topic}`, about: (n: number) => `ca. ${n}`,
  basis: (fromAnswers: number, held: number) => (fromAnswers === 0 ? '' : fromAnswers === held ? 'fra svar' : `${fromAnswers} av ${held} fra svar`),
  none: 'Ingen møter eller mobiliseringer er avholdt i perioden.',
  notes: 'Oppmøtet er med gjester. «Fra svar» betyr at oppmøtet ikke er lagret: tallet er hvor mange som hadde svart at de kom. For mobiliseringer telles de som kom eller var på vei. Øvelser og avlyste møter er ikke med.',
  closedLevels: (levels: string) => `Disse nivåene kunne ikke leses da tallene ble laget, så oppmøtet derfra mangler: ${levels}.`,
  groups: { title: (year: number) => `Styringsgrupper med færre enn ${leastMeetings === 4 ? 'fire' : leastMeetings} møter i ${year}`, all: (year: number) => `Alle registrerte styringsgrupper har minst ${leastMeetings === 4 ? 'fire' : leastMeetings} møter i ${year}, planlagte møter medregnet.`, none: 'Ingen styringsgrupper er registrert.', columns: { name: 'Styringsgruppe', held: 'Avholdt', planned: 'Planlagt' } },
  sheets: { table: 'Nøkkeltall', numbers: 'Etter tema', groups: 'Styringsgrupper', missing: 'Mangler' },
  below: (name: string, held: number, planned: number) => `${name}: ${held} avholdt, ${planned} planlagt`,
} as const;
