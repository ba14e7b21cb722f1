/** Bokmål for innsyn, and the shape of the other languages. */
export const innsynNb = {
  title: 'Dette er lagret om deg',
  lead: 'Filen har alt som er lagret om deg: det du har svart, meldinger du har fått, og når hver del slettes. Velg om boten skal legge den i OneDrive-en din, eller om du vil laste den ned.',
  rights: (whom: string) => `Er noe feil, eller vil du slettes? Si fra til ${whom}.`,
  name: (name: string) => `Navn: ${name}`, email: (email: string) => `E-post: ${email}`, phone: (phone: string) => `Telefon: ${phone}`, none: 'ikke oppgitt',
  seat: (unit: string, level: string, role: string) => `${unit} · ${level} · ${role}`, employed: (organisation: string) => `ansatt i ${organisation}`,
  groups: (names: string) => `Grupper: ${names}`, absences: (n: number) => (n === 1 ? 'Ett fravær meldt' : `${n} fravær meldt`), language: (name: string) => `Språk: ${name}`,
  send: { docx: 'Send Word-filen hit', json: 'Send JSON-filen hit' }, download: { docx: 'Last ned Word', json: 'Last ned JSON' },
  documentLead: 'Her står det som er lagret om deg i SaLTo-nettverkets assistent. JSON-filen har det samme i alle detaljer.',
  closed: (container: string) => `${container} er stengt for denne serveren akkurat nå. Det som ligger der, mangler her.`,
  count: (n: number) => (n === 1 ? 'Ett sted.' : `${n} steder.`), deleted: (date: string) => `Slettes senest ${date}.`, keptWithList: 'Lagres så lenge du er i nettverket eller registeret finnes.', field: 'Felt', content: 'Innhold',
  kinds: {
    'let-in': 'At du er sluppet inn for hånd', admission: 'Forespørselen din om å bli med', member: 'Plassene dine i nettverket', group: 'Grupper du er nevnt i', contact: 'Hvordan assistenten når deg i Teams', preference: 'Språk', absence: 'Fravær',
    prompt: 'Det du har innkalt, kalt ut eller startet', audience: 'Det du er innkalt, kalt ut eller spurt om', response: 'Svarene dine', attendance: 'Møter du møtte på, og oppmøte du har lagret', joined: 'Møter på nett som Teams så deg i', task: 'Oppgaver etter møter', 'meeting-summary': 'Oppsummeringer du har skrevet eller delt', 'phone-calls': 'Telefonsamtaler om svar', delivery: 'Meldinger til deg',
    measure: 'Tiltak du er ansvarlig for', 'check-in-item': 'Tiltak du er spurt om', 'check-in-opened': 'Innsjekker du har åpnet', 'measure-answer': 'Status du har gitt', 'folded-answer': 'Status du har gitt, i registeret', 'unit-answer': 'Svar på årsrapportens spørsmål', innspill: 'Innspill du har sendt, eller behandlet', audit: 'Logg over det du har sendt og åpnet',
  },
  fields: { name: 'Navn', email: 'E-post', phone: 'Telefon', unit: 'Enhet', level: 'Nivå', role: 'Rolle', organisation: 'Ansatt i', party: 'Part', title: 'Tittel', groups: 'Grupper', who: 'Utvalg', language: 'Språk', from: 'Fra', to: 'Til', since: 'Siden', userId: 'Bruker i Teams', aadObjectId: 'Bruker i Entra', answer: 'Svar', text: 'Tekst', due: 'Frist', reason: 'Begrunnelse', eta: 'Ventet fremme', shifts: 'Vakter', why: 'Hvorfor', comment: 'Merknad', deputy: 'Stedfortreder', said: 'Sa på telefon', at: 'Når', status: 'Status', reasons: 'Grunner', outcome: 'Hva oppnås', benefit: 'Målgruppen', goals: 'Måloppnåelse', pleased: 'Mest fornøyd med', challenges: 'Utfordringer', input: 'Innspill', focus: 'Innsatsområde' },
  other: (type: string) => `Annet (${type})`,
};

export type InnsynTexts = typeof innsynNb;
