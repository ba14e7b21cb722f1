/** Bokmål for what follows a mobilisation: its report, files in the chat, change of lead, the meeting after it, and phone calls. */
const people = (n: number) => (n === 1 ? '1 person' : `${n} personer`);
const minutes = (n: number) => (n === 1 ? '1 minutt' : `${n} minutter`);

export const followUpNb = {
  report: {
    button: 'Rapport', title: 'Rapport etter mobilisering', exerciseTitle: 'Rapport etter øvelse', fileName: 'mobiliseringsrapport', preliminary: 'FORELØPIG', preliminaryText: (time: string) => `Foreløpig: slik det sto ${time}. Mobiliseringen pågår.`,
    exerciseText: 'Dette var en øvelse. Den regnes ikke med i statistikken.', countsOnly: 'Rapporten viser antall, uten navn.',
    page: 'Side', foot: 'SaLTo – inneholder ikke opplysninger om barn eller unge', facts: { what: 'Hva', place: 'Sted', called: 'Kalt ut', by: 'Av', lead: 'Ledet av', ended: 'Slutt', needed: 'Behov' },
    ongoing: 'Pågår', cancelledAt: (time: string) => `Avblåst ${time}`, closedAt: (time: string) => `Avsluttet ${time}`, field: 'Felt', value: 'Verdi',
    summary: 'Kort fortalt', line: (called: number, reached: number, answered: number, came: number) => `${people(called)} ble kalt ut. ${reached} ble nådd, ${answered} svarte, og ${came} meldte seg fremme.`,
    speed: 'Hvor fort kom svarene?', speedText: 'Minutter fra hver bølge ble kalt ut, til så mange av dem som ble kalt ut, hadde svart.', first: 'Første svar', half: '50 % har svart', ninety: '90 % har svart', within: (n: number) => `${n} min`, never: 'ikke nådd',
    half50: (n: number) => `Halvparten av de utkalte hadde svart innen ${minutes(n)}.`, noHalf: 'Under halvparten av de utkalte svarte.',
    chart: 'Svar over tid', chartText: (answered: number, coming: number, minute: number) => `Etter ${minutes(minute)} hadde ${answered} svart, og ${coming} var på vei eller fremme.`, answeredSeries: 'Har svart', comingSeries: 'På vei eller fremme', minuteAxis: 'Minutter etter utkalling', peopleAxis: 'Personer',
    timeline: 'Tidslinje', time: 'Tid', minute: 'Min', event: 'Hendelse',
    events: {
      called: (n: number) => `${people(n)} kalles ut`, wave: (wave: number, n: number) => `Bølge ${wave} kalles ut: ${people(n)}`, first: 'Det første svaret', share: (percent: number, n: number) => `${percent} % har svart (${n})`, arrived: 'Den første er fremme', met: (n: number) => `Behovet på ${n} er nådd`,
      messageAll: (text: string) => `Beskjed til alle: ${text}`, messageComing: (text: string) => `Beskjed til dem som kommer: ${text}`, messageHidden: 'Beskjed sendt', covered: 'Behovet er dekket, de som ikke trengs, takkes av', reopened: 'Noen falt fra, flere spørres igjen', cancelled: 'Avblåst', closed: 'Avsluttet', lead: (from: string, to: string) => `${to} overtar ledelsen etter ${from}`, leadHidden: 'Ny leder',
    },
    byUnit: 'Etter enhet', byLevel: 'Etter nivå', byWave: 'Etter bølge', wave: (n: number) => `Bølge ${n}`, total: 'Sum',
    columns: { group: 'Gruppe', called: 'Kalt ut', reached: 'Nådd', answered: 'Svart', came: 'Fremme', coming: 'På vei', digital: 'Digitalt', no: 'Kan ikke', stoodDown: 'Takket av', silent: 'Ikke svart', half: '50 % (min)' },
    failed: 'Hva virket ikke', nothingFailed: 'Alle meldinger kom fram.', failures: { unreachable: (n: number) => `${people(n)} kunne ikke nås i Teams`, notSent: (n: number) => `Meldingen er ikke sendt til ${people(n)}`, failed: (n: number) => `Sendingen feilet for ${people(n)}`, unknown: (n: number) => `For ${people(n)} er det usikkert om meldingen kom fram`, silent: (n: number) => `${people(n)} fikk meldingen uten å svare` },
    closedLevels: (levels: string) => `Svar fra disse nivåene er ikke med, fordi databasen er lukket her: ${levels}.`,
    shifts: 'Vakter', shift: 'Vakt', shiftNeeded: 'Behov', shiftTaken: 'Påmeldt',
    people: 'Hvem ble kalt ut', person: { name: 'Navn', unit: 'Enhet', level: 'Nivå', party: 'Part', wave: 'Bølge', reached: 'Nådd', answer: 'Svar', firstAt: 'Første svar', minutes: 'Minutter til svar', eta: 'Ventet fremme', arrivedAt: 'Fremme', lastAt: 'Siste svar', changes: 'Antall svar', phoned: 'På telefon', comment: 'Merknad', calls: 'Ringt' },
    yes: 'ja', no: 'nei', enteredBy: (name: string) => `ført av ${name}`,
    menu: { lead: 'Velg om boten skal legge filen i OneDrive-en din og dele den her, eller om du vil laste den ned.', send: { docx: 'Send Word-filen hit', csv: 'Send CSV-filen hit' }, download: { docx: 'Last ned Word', csv: 'Last ned CSV' }, linkNote: 'Lenkene er dine egne og virker i 15 minutter.', names: 'Filene inneholder navn. Del dem bare med dem som trenger dem.' },
  },
  yearly: {
    title: 'Årsrapport om tiltak', choose: 'Velg om tekstene om hvert tiltak skal være med. Tallene er de samme.', scope: (unit: string) => `Gjelder ${unit}.`, whole: 'Gjelder hele nettverket.', withTexts: 'Med tekster', withoutTexts: 'Uten tekster', chosen: (texts: string) => `Valgt: ${texts}. Slik det står nå: tiltak uten status telles som ubesvart.`,
    noPlans: 'Det er ikke importert noen plan ennå. SaLTo-sekretariatet importerer planer og tiltak.', send: { docx: 'Send Word-filen hit', xlsx: 'Send Excel-filen hit', csv: 'Send CSV-filen hit' }, download: { docx: 'Last ned Word', xlsx: 'Last ned Excel', csv: 'Last ned CSV' },
  },
  file: {
    description: 'Trykk Tillat for å lagre filen i OneDrive-en din. Den deles bare med deg.', offered: 'Boten vil sende deg en fil', sent: (name: string) => `Filen ${name} er lagret i OneDrive-en din.`,
    declined: 'Greit, filen ble ikke sendt.', gone: 'Filen finnes ikke lenger, eller du har ikke tilgang til den.', badUpload: 'Filen kunne ikke sendes: adressen fra Teams er ikke godkjent. Bruk «Last ned», eller kontakt SaLTo-sekretariatet.',
    expired: 'Filen kunne ikke lagres, fordi forespørselen er brukt opp eller for gammel. Be om filen på nytt.', failed: 'OneDrive tok ikke imot filen nå. Prøv igjen om litt, eller bruk «Last ned».', already: 'Filen er allerede sendt. Be om den på nytt hvis du trenger den en gang til.',
  },
  lead: {
    leads: (name: string) => `${name} leder nå.`, changed: (name: string) => `Ledelsen er endret i mellomtiden: ${name} leder nå. Velg en gang til hvis det fortsatt skal byttes.`, changedTakeOver: (name: string) => `Ledelsen er endret i mellomtiden: ${name} leder nå. Trykk en gang til hvis du skal overta.`,
    handOver: 'Overlat ledelsen', takeOver: 'Ta over ledelsen', title: 'Hvem skal lede?', text: 'Skriv navnet. Du kan velge blant dem som er kalt ut, koordinatorer og sekretariatet.', name: 'Navn', hint: 'Minst to bokstaver', search: 'Finn', choose: 'Velg', away: 'har meldt fravær', unreachable: 'kan ikke nås i Teams', nobody: (name: string) => `Fant ingen som passer til «${name}».`, tooShort: 'Skriv minst to bokstaver av navnet.', many: 'Flere passer. Skriv mer av navnet.',
    done: (name: string) => `${name} leder nå mobiliseringen og får tavla i sin chat.`, taken: 'Du leder nå mobiliseringen. Tavla kommer i chatten din.', already: (name: string) => `${name} leder allerede.`, notEligible: 'Velg en som er kalt ut, en koordinator eller noen i sekretariatet, og som kan nås i Teams.', onlySecretariat: 'Bare sekretariatet kan ta over ledelsen.',
    told: 'Du leder nå mobiliseringen', toldText: (name: string | undefined) => `${name === undefined ? 'Den som ledet før, er ikke lenger i nettverket.' : `Du overtar etter ${name}.`} Tavla viser hvem som kommer. Derfra sender du beskjeder og avblåser.`, summary: 'SaLTo: du leder nå mobiliseringen', open: 'Åpne tavla', noLead: 'ingen – sekretariatet kan ta over',
  },
  meeting: { button: 'Ekstraordinært møte', title: (situation: string) => `Ekstraordinært møte: ${situation}`, exerciseTitle: (situation: string) => `ØVELSE – Ekstraordinært møte: ${situation}` },
  phoned: {
    shifts: 'Vakt, for dem som kommer', chooseShift: 'Velg vakt før du trykker «Kommer».',
    entered: (name: string, said: string) => `Ført på ${name}: ${said}.`,
    coming: 'Kommer', notComing: 'Kommer ikke', noReply: 'Fikk ikke svar', comment: 'Merknad om den du trykker på (valgfri)', hint: 'Skriv aldri om unge som kan kjennes igjen.',
    said: { coming: 'kommer', 'not-coming': 'kommer ikke', 'no-reply': 'fikk ikke svar' }, line: (time: string, name: string, said: string) => `Ringt kl. ${time} av ${name}: ${said}`, onPhone: 'på telefon', column: 'Ringt',
    ownAnswer: (name: string, answer: string) => `${name} har svart selv: ${answer}. Svaret er ikke endret.`, gone: 'Denne personen står ikke lenger på listen din.', over: 'Det er over, så svaret ble ikke lagret.', covered: 'Behovet er dekket. Svaret ble ikke lagret.',
  },
};

export type FollowUpTexts = typeof followUpNb;
