/** Nynorsk for innsyn. */
import type { InnsynTexts } from './privacy-nb.ts';

export const innsynNn: InnsynTexts = {
  title: 'Dette er lagra om deg',
  lead: 'Fila har alt som er lagra om deg: det du har svart, meldingar du har fått, og når kvar del blir sletta. Vel om boten skal leggje henne i OneDrive-en din, eller om du vil laste henne ned.',
  rights: (whom) => `Er noko feil, eller vil du bli sletta? Sei frå til ${whom}.`,
  name: (name) => `Namn: ${name}`, email: (email) => `E-post: ${email}`, phone: (phone) => `Telefon: ${phone}`, none: 'ikkje oppgitt',
  seat: (unit, level, role) => `${unit} · ${level} · ${role}`, employed: (organisation) => `tilsett i ${organisation}`,
  groups: (names) => `Grupper: ${names}`, absences: (n) => (n === 1 ? 'Eitt fråvær meldt' : `${n} fråvær melde`), language: (name) => `Språk: ${name}`,
  send: { docx: 'Send Word-fila hit', json: 'Send JSON-fila hit' }, download: { docx: 'Last ned Word', json: 'Last ned JSON' },
  documentLead: 'Her står det som er lagra om deg i assistenten til SaLTo-nettverket. JSON-fila har det same i alle detaljar.',
  closed: (container) => `${container} er stengd for denne tenaren akkurat no. Det som ligg der, manglar her.`,
  count: (n) => (n === 1 ? 'Ein stad.' : `${n} stader.`), deleted: (date) => `Blir sletta seinast ${date}.`, keptWithList: 'Blir lagra så lenge du er i nettverket eller registeret finst.', field: 'Felt', content: 'Innhald',
  kinds: {
    'let-in': 'At du er sleppt inn for hand', admission: 'Førespurnaden din om å bli med', member: 'Plassane dine i nettverket', group: 'Grupper du er nemnd i', contact: 'Korleis assistenten når deg i Teams', preference: 'Språk', absence: 'Fråvær',
    prompt: 'Det du har kalla inn, kalla ut eller starta', audience: 'Det du er kalla inn eller ut til, eller spurd om', response: 'Svara dine', attendance: 'Møte du møtte på, og oppmøte du har lagra', joined: 'Møte på nett som Teams såg deg i', task: 'Oppgåver etter møte', 'meeting-summary': 'Oppsummeringar du har skrive eller delt', 'phone-calls': 'Telefonsamtalar om svar', delivery: 'Meldingar til deg',
    measure: 'Tiltak du er ansvarleg for', 'check-in-item': 'Tiltak du er spurd om', 'check-in-opened': 'Innsjekkar du har opna', 'measure-answer': 'Status du har gitt', 'folded-answer': 'Status du har gitt, i registeret', 'unit-answer': 'Svar på spørsmåla i årsrapporten', innspill: 'Innspel du har sendt, eller behandla', audit: 'Logg over det du har sendt og opna',
  },
  fields: { name: 'Namn', email: 'E-post', phone: 'Telefon', unit: 'Eining', level: 'Nivå', role: 'Rolle', organisation: 'Tilsett i', party: 'Part', title: 'Tittel', groups: 'Grupper', who: 'Utval', language: 'Språk', from: 'Frå', to: 'Til', since: 'Sidan', userId: 'Brukar i Teams', aadObjectId: 'Brukar i Entra', answer: 'Svar', text: 'Tekst', due: 'Frist', reason: 'Grunngjeving', eta: 'Venta fram', shifts: 'Vakter', why: 'Kvifor', comment: 'Merknad', deputy: 'Vara', said: 'Sa på telefon', at: 'Når', status: 'Status', reasons: 'Grunnar', outcome: 'Kva blir oppnådd', benefit: 'Målgruppa', goals: 'Måloppnåing', pleased: 'Mest nøgd med', challenges: 'Utfordringar', input: 'Innspel', focus: 'Innsatsområde' },
  other: (type) => `Anna (${type})`,
};
