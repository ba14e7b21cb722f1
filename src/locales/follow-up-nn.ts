/** Nynorsk for what follows a mobilisation: its report, files in the chat, change of lead, the meeting after it, and phone calls. */
import type { FollowUpTexts } from './follow-up-nb.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} personar`);
const minutes = (n: number) => (n === 1 ? '1 minutt' : `${n} minutt`);

export const followUpNn: FollowUpTexts = {
  report: {
    button: 'Rapport', title: 'Rapport etter mobilisering', exerciseTitle: 'Rapport etter øving', fileName: 'mobiliseringsrapport', preliminary: 'FØREBELS', preliminaryText: (time) => `Førebels: slik det stod ${time}. Mobiliseringa held på.`,
    exerciseText: 'Dette var ei øving. Ho er ikkje rekna med i statistikken.', countsOnly: 'Rapporten viser tal, utan namn.',
    page: 'Side', foot: 'SaLTo – inneheld ikkje opplysningar om barn eller unge', facts: { what: 'Kva', place: 'Stad', called: 'Kalla ut', by: 'Av', lead: 'Leidd av', ended: 'Slutt', needed: 'Behov' },
    ongoing: 'Held på', cancelledAt: (time) => `Avblåst ${time}`, closedAt: (time) => `Avslutta ${time}`, field: 'Felt', value: 'Verdi',
    summary: 'Kort fortalt', line: (called, reached, answered, came) => `${people(called)} vart kalla ut. ${reached} vart nådde, ${answered} svara, og ${came} melde seg framme.`,
    speed: 'Kor fort kom svara?', speedText: 'Minutt frå kvar bølgje vart kalla ut, til så mange av dei som vart kalla ut, hadde svara.', first: 'Første svar', half: '50 % har svara', ninety: '90 % har svara', within: (n) => `${n} min`, never: 'ikkje nådd',
    half50: (n) => `Halvparten av dei utkalla hadde svara innan ${minutes(n)}.`, noHalf: 'Under halvparten av dei utkalla svara.',
    chart: 'Svar over tid', chartText: (answered, coming, minute) => `Etter ${minutes(minute)} hadde ${answered} svara, og ${coming} var på veg eller framme.`, answeredSeries: 'Har svara', comingSeries: 'På veg eller framme', minuteAxis: 'Minutt etter utkalling', peopleAxis: 'Personar',
    timeline: 'Tidslinje', time: 'Tid', minute: 'Min', event: 'Hending',
    events: {
      called: (n) => `${people(n)} blir kalla ut`, wave: (wave, n) => `Bølgje ${wave} blir kalla ut: ${people(n)}`, first: 'Det første svaret', share: (percent, n) => `${percent} % har svara (${n})`, arrived: 'Den første er framme', met: (n) => `Behovet på ${n} er nådd`,
      messageAll: (text) => `Beskjed til alle: ${text}`, messageComing: (text) => `Beskjed til dei som kjem: ${text}`, messageHidden: 'Beskjed send', covered: 'Behovet er dekt, dei som ikkje trengst, blir takka av', reopened: 'Nokon fall frå, fleire blir spurde igjen', cancelled: 'Avblåst', closed: 'Avslutta', lead: (from, to) => `${to} tek over leiinga etter ${from}`, leadHidden: 'Ny leiar',
    },
    byUnit: 'Etter eining', byLevel: 'Etter nivå', byWave: 'Etter bølgje', wave: (n) => `Bølgje ${n}`, total: 'Sum',
    columns: { group: 'Gruppe', called: 'Kalla ut', reached: 'Nådd', answered: 'Svara', came: 'Framme', coming: 'På veg', digital: 'Digitalt', no: 'Kan ikkje', stoodDown: 'Takka av', silent: 'Ikkje svara', half: '50 % (min)' },
    failed: 'Kva verka ikkje', nothingFailed: 'Alle meldingar kom fram.', failures: { notSent: (n) => `Meldinga er ikkje send til ${people(n)}`, unreachable: (n) => `${people(n)} kunne ikkje nåast i Teams`, failed: (n) => `Sendinga feila for ${people(n)}`, unknown: (n) => `For ${people(n)} er det usikkert om meldinga kom fram`, silent: (n) => `${people(n)} fekk meldinga utan å svare` },
    closedLevels: (levels) => `Svar frå desse nivåa er ikkje med, fordi databasen er lukka her: ${levels}.`,
    shifts: 'Vakter', shift: 'Vakt', shiftNeeded: 'Behov', shiftTaken: 'Påmeld',
    people: 'Kven vart kalla ut', person: { name: 'Namn', unit: 'Eining', level: 'Nivå', party: 'Part', wave: 'Bølgje', reached: 'Nådd', answer: 'Svar', firstAt: 'Første svar', minutes: 'Minutt til svar', eta: 'Venta framme', arrivedAt: 'Framme', lastAt: 'Siste svar', changes: 'Tal på svar', phoned: 'På telefon', comment: 'Merknad', calls: 'Ringt' },
    yes: 'ja', no: 'nei', enteredBy: (name) => `ført av ${name}`,
    menu: { lead: 'Vel om boten skal leggje fila i OneDrive-en din og dele ho her, eller om du vil laste ho ned.', send: { docx: 'Send Word-fila hit', csv: 'Send CSV-fila hit' }, download: { docx: 'Last ned Word', csv: 'Last ned CSV' }, linkNote: 'Lenkjene er dine eigne og verkar i 15 minutt.', names: 'Filene inneheld namn. Del dei berre med dei som treng dei.' },
  },
  yearly: {
    title: 'Årsrapport om tiltak', choose: 'Vel om tekstane om kvart tiltak skal vere med. Tala er dei same.', scope: (unit) => `Gjeld ${unit}.`, whole: 'Gjeld heile nettverket.', withTexts: 'Med tekstar', withoutTexts: 'Utan tekstar', chosen: (texts) => `Valt: ${texts}. Slik det står no: tiltak utan status blir talde som ikkje svara på.`,
    noPlans: 'Det er ikkje importert nokon plan enno. SaLTo-sekretariatet importerer planar og tiltak.', send: { docx: 'Send Word-fila hit', xlsx: 'Send Excel-fila hit', csv: 'Send CSV-fila hit' }, download: { docx: 'Last ned Word', xlsx: 'Last ned Excel', csv: 'Last ned CSV' },
  },
  file: {
    description: 'Trykk Tillat for å lagre fila i OneDrive-en din. Ho blir berre delt med deg.', offered: 'Boten vil sende deg ei fil', sent: (name) => `Fila ${name} er lagra i OneDrive-en din.`,
    declined: 'Greitt, fila vart ikkje send.', gone: 'Fila finst ikkje lenger, eller du har ikkje tilgang til ho.', badUpload: 'Fila kunne ikkje sendast: adressa frå Teams er ikkje godkjend. Bruk «Last ned», eller kontakt SaLTo-sekretariatet.',
    expired: 'Fila kunne ikkje lagrast, fordi førespurnaden er brukt opp eller for gammal. Be om fila på nytt.', failed: 'OneDrive tok ikkje imot fila no. Prøv igjen om litt, eller bruk «Last ned».', already: 'Fila er alt send. Be om ho på nytt om du treng ho ein gong til.',
  },
  lead: {
    leads: (name) => `${name} leier no.`, changed: (name) => `Leiinga er endra i mellomtida: ${name} leier no. Vel ein gong til om det framleis skal bytast.`, changedTakeOver: (name) => `Leiinga er endra i mellomtida: ${name} leier no. Trykk ein gong til om du skal ta over.`,
    handOver: 'Overlat leiinga', takeOver: 'Ta over leiinga', title: 'Kven skal leie?', text: 'Skriv namnet. Du kan velje mellom dei som er kalla ut, koordinatorar og sekretariatet.', name: 'Namn', hint: 'Minst to bokstavar', search: 'Finn', choose: 'Vel', away: 'har meldt fråvær', unreachable: 'kan ikkje nåast i Teams', nobody: (name) => `Fann ingen som passar til «${name}».`, tooShort: 'Skriv minst to bokstavar av namnet.', many: 'Fleire passar. Skriv meir av namnet.',
    done: (name) => `${name} leier no mobiliseringa og får tavla i chatten sin.`, taken: 'Du leier no mobiliseringa. Tavla kjem i chatten din.', already: (name) => `${name} leier alt.`, notEligible: 'Vel ein som er kalla ut, ein koordinator eller nokon i sekretariatet, og som kan nåast i Teams.', onlySecretariat: 'Berre sekretariatet kan ta over leiinga.',
    told: 'Du leier no mobiliseringa', toldText: (name) => `${name === undefined ? 'Den som leia før, er ikkje lenger i nettverket.' : `Du tek over etter ${name}.`} Tavla viser kven som kjem. Derfrå sender du beskjedar og avblæs.`, summary: 'SaLTo: du leier no mobiliseringa', open: 'Opne tavla', noLead: 'ingen – sekretariatet kan ta over',
  },
  meeting: { button: 'Ekstraordinært møte', title: (situation) => `Ekstraordinært møte: ${situation}`, exerciseTitle: (situation) => `ØVING – Ekstraordinært møte: ${situation}` },
  phoned: {
    shifts: 'Vakt, for dei som kjem', chooseShift: 'Vel vakt før du trykkjer «Kjem».',
    entered: (name, said) => `Ført på ${name}: ${said}.`,
    coming: 'Kjem', notComing: 'Kjem ikkje', noReply: 'Fekk ikkje svar', comment: 'Merknad om den du trykkjer på (valfri)', hint: 'Skriv aldri om unge som kan kjennast igjen.',
    said: { coming: 'kjem', 'not-coming': 'kjem ikkje', 'no-reply': 'fekk ikkje svar' }, line: (time, name, said) => `Ringt kl. ${time} av ${name}: ${said}`, onPhone: 'på telefon', column: 'Ringt',
    ownAnswer: (name, answer) => `${name} har svara sjølv: ${answer}. Svaret er ikkje endra.`, gone: 'Denne personen står ikkje lenger på lista di.', over: 'Det er over, så svaret vart ikkje lagra.', covered: 'Behovet er dekt. Svaret vart ikkje lagra.',
  },
};
